//! Methods and functions that are annotated on their own.

use std::sync::Arc;

use profound_client::{Client, Error, HasClient, Response, profound_endpoint};
use profound_tests::{Reply, Server};
use serde_json::{Value, json};

struct Catalogue<'a> {
    client: Client,
    category: &'a str,
}

impl HasClient for Catalogue<'_> {
    fn client(&self) -> &Client {
        &self.client
    }
}

impl Catalogue<'_> {
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/topics")]
    async fn topics(&self, category_id: &str) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility", key = bearer)]
    pub(crate) async fn visibility(&self, query: &Value) -> Result<Response<Value>, Error>;

    async fn own_topics(&self) -> Result<Value, Error> {
        self.topics(self.category).await
    }
}

trait Org: HasClient {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/org/regions")]
    async fn regions(&self, organization_ids: Option<&[&str]>) -> Result<Value, Error>;
}

impl Org for Catalogue<'_> {}
impl Org for Client {}

#[profound_endpoint(GET "/v1/agents/{agent_id}")]
async fn agent(client: &Client, agent_id: &str) -> Result<Value, Error>;

#[profound_endpoint(GET "/v1/agents/{agent_id}")]
async fn agent_of(from: &impl HasClient, agent_id: &str) -> Result<Value, Error>;

#[profound_endpoint(GET "/v1/agents/{agent_id}")]
async fn agent_of_type<C: HasClient + ?Sized>(from: &C, agent_id: u8) -> Result<Value, Error>;

#[profound_endpoint(POST "/v2/reports/visibility")]
async fn visibility(client: Arc<Client>, query: Value) -> Result<Value, Error>;

async fn server() -> Server {
    Server::start([Reply::json(200, "[]")]).await
}

fn lines(server: &Server) -> Vec<String> {
    server.received().iter().map(|r| r.line()).collect()
}

#[tokio::test]
async fn inherent_methods_call_with_the_client_of_their_type() -> Result<(), Error> {
    let server = server().await;
    let catalogue = Catalogue {
        client: server.client(),
        category: "own",
    };
    catalogue.topics("c").await?;
    catalogue.own_topics().await?;
    let response = catalogue.visibility(&json!({"category_id": "c"})).await?;
    assert_eq!(response.status(), 200);
    assert_eq!(
        lines(&server),
        [
            "GET /v1/org/categories/c/topics",
            "GET /v1/org/categories/own/topics",
            "POST /v2/reports/visibility"
        ]
    );
    let last = server.received().pop().expect("three requests arrived");
    assert_eq!(
        last.header("authorization"),
        Some(&*format!("Bearer {}", server.key()))
    );
    Ok(())
}

#[tokio::test]
async fn a_method_of_a_trait_calls_with_the_client_of_its_implementors() -> Result<(), Error> {
    let server = server().await;
    let client = server.client();
    client.org().await?;
    client.regions(Some(&["a", "b"])).await?;
    let catalogue = Catalogue {
        client,
        category: "",
    };
    catalogue.org().await?;
    let regions = "GET /v1/org/regions?organization_ids=a&organization_ids=b";
    assert_eq!(lines(&server), ["GET /v1/org", regions, "GET /v1/org"]);
    Ok(())
}

#[tokio::test]
async fn functions_take_whatever_has_a_client() -> Result<(), Error> {
    let server = server().await;
    let client = Arc::new(server.client());
    agent(&client, "1").await?;
    agent_of(&client, "2").await?;
    agent_of(&*client, "3").await?;
    agent_of(&&client, "4").await?;
    let catalogue = Catalogue {
        client: server.client(),
        category: "",
    };
    agent_of(&catalogue, "5").await?;
    agent_of_type::<dyn HasClient>(&catalogue, 6).await?;
    let targets: Vec<_> = server.received().into_iter().map(|r| r.target).collect();
    let expected: Vec<_> = (1..=6).map(|id| format!("/v1/agents/{id}")).collect();
    assert_eq!(targets, expected);
    Ok(())
}

#[tokio::test]
async fn a_function_may_own_its_client_and_its_body() -> Result<(), Error> {
    let server = server().await;
    let call = visibility(Arc::new(server.client()), json!({"a": 1}));
    tokio::spawn(call).await.expect("it does not panic")?;
    assert_eq!(server.only().json(), json!({"a": 1}));
    Ok(())
}
