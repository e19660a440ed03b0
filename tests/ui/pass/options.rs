use profound_client::{ApiError, Error, profound_endpoint};
use profound_tests::{Reply, Server};

#[derive(Debug)]
enum MyError {
    Missing(#[allow(unused)] ApiError),
    Taken(u16),
    Other(#[allow(unused)] Error),
}

impl MyError {
    fn taken(error: ApiError) -> Self {
        Self::Taken(error.status().as_u16())
    }
}

impl From<Error> for MyError {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

#[profound_endpoint(
    POST "/v1/agents",
    key = bearer,
    timeout = "1m",
    retry = never,
    errors(404 => MyError::Missing, 409 => MyError::Missing,),
    headers("X-Team" = "search", "X-App" = "tests",),
    dyn = DynAgents,
)]
trait Agents {
    async fn create(&self, agent: &serde_json::Value) -> Result<u8, MyError>;

    #[profound_endpoint(errors(409 => MyError::taken), headers("x-team" = "ads"), key = query)]
    async fn replace(&self, agent: &serde_json::Value) -> Result<u8, MyError>;

    #[profound_endpoint(GET "/v1/agents", key = header, timeout = "250ms", retry = safe,)]
    async fn agents(&self, limit: Option<u8>) -> Result<u8, MyError>;

    #[profound_endpoint(POST "/v1/things", unlisted, key = none)]
    async fn things(&self, #[body(form)] thing: &[(&str, u8)]) -> Result<u8, MyError>;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let replies = [404, 409, 200, 200].map(|status| Reply::json(status, "1"));
    let server = Server::start(replies).await;
    let client = server.client();
    assert!(matches!(client.create(&serde_json::Value::Null).await, Err(MyError::Missing(_))));
    assert!(matches!(
        client.replace(&serde_json::Value::Null).await,
        Err(MyError::Taken(409))
    ));
    assert_eq!(client.agents(Some(1)).await.unwrap(), 1);
    assert_eq!(DynAgents::new(client).things(&[("a", 1)]).await.unwrap(), 1);
    let [create, replace, agents, things] = &server.received()[..] else {
        panic!()
    };
    assert!(create.header("authorization").is_some());
    assert_eq!(
        (create.header("x-team"), create.header("x-app")),
        (Some("search"), Some("tests"))
    );
    assert!(replace.target.starts_with("/v1/agents?api_key="));
    assert_eq!(
        (replace.header("x-team"), replace.header("x-app")),
        (Some("ads"), Some("tests"))
    );
    assert_eq!(agents.header("x-api-key"), Some(server.key()));
    assert_eq!(
        (things.body.as_slice(), things.header("x-api-key")),
        (&b"a=1"[..], None)
    );
}
