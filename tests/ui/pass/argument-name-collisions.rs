use profound_client::{ApiError, Client, Error, profound_endpoint};
use profound_tests::{Reply, Server};

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
    async fn things(
        &self,
        client: u8,
        request: u8,
        url: u8,
        self_: u8,
        status: u8,
        outcome: u8,
        error: u8,
        headers: u8,
        #[header("X-Body")] body: u8,
        finish: u8,
        call: u8,
        answer: u8,
        implementation: u8,
        f: u8,
    ) -> Result<(), Missing>;
}

#[profound_endpoint(POST "/v1/things/{url}", unlisted, errors(404 => Missing::from))]
async fn post(
    it: &Client,
    url: u8,
    #[query] client: u8,
    #[query] outcome: u8,
    #[query] status: u8,
    #[body] request: u8,
) -> Result<(), Missing>;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start([Reply::json(200, "")]).await;
    let client = server.client();
    let things = DynThings::new(client.clone());
    things
        .things(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)
        .await
        .unwrap();
    let got = server.only();
    assert_eq!(
        got.target,
        "/v1/things/1/2?url=3&self_=4&status=5&outcome=6&error=7&headers=8&finish=10&call=11\
         &answer=12&implementation=13&f=14"
    );
    assert_eq!(got.header("x-body"), Some("9"));
    post(&client, 1, 2, 3, 4, 5).await.unwrap();
    let got = server.received().remove(1);
    assert_eq!(got.target, "/v1/things/1?client=2&outcome=3&status=4");
    assert_eq!(got.json(), 5);
}
