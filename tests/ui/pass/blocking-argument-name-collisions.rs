use profound_client::{ApiError, Error, blocking, profound_endpoint};

#[derive(Debug)]
struct Missing;

impl From<Error> for Missing {
    fn from(_: Error) -> Self {
        Missing
    }
}

impl From<ApiError> for Missing {
    fn from(_: ApiError) -> Self {
        Missing
    }
}

#[profound_endpoint(dyn = DynThings)]
trait Things {
    #[profound_endpoint(GET "/v1/things/{client}/{request}", unlisted, errors(404 => Missing::from))]
    fn things(
        &self,
        client: u8,
        request: u8,
        url: u8,
        self_: u8,
        status: u8,
        outcome: u8,
        runtime: u8,
        #[header("X-Body")] blocking: u8,
        finish: u8,
        call: u8,
        tokens: u8,
        implementation: u8,
    ) -> Result<(), Missing>;
}

#[profound_endpoint(POST "/v1/things/{url}", unlisted, errors(404 => Missing::from))]
fn post(
    it: &blocking::Client,
    url: u8,
    #[query] client: u8,
    #[query] outcome: u8,
    #[query] status: u8,
    #[body] request: u8,
) -> Result<(), Missing>;

fn main() {
    let sandbox = profound_sandbox::Sandbox::start().unwrap();
    let client = blocking::Client::from(sandbox.client());
    let things = DynThings::new(client.clone());
    assert!(things.things(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).is_err());
    assert!(client.things(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).is_err());
    assert!(post(&client, 1, 2, 3, 4, 5).is_err());
}
