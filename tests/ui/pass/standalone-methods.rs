use std::sync::Arc;

use profound_client::{Client, Error, HasClient, profound_endpoint};
use profound_tests::{Reply, Server};

struct Catalogue {
    client: Client,
}

impl HasClient for Catalogue {
    fn client(&self) -> &Client {
        &self.client
    }
}

impl Catalogue {
    /// The domains.
    #[profound_endpoint(GET "/v1/org/domains", timeout = "5s")]
    pub async fn domains(&self, organization_ids: &[&str]) -> Result<Vec<u8>, Error>;

    #[profound_endpoint(POST "/v1/agents", retry = safe)]
    async fn create(&self, agent: &serde_json::Value) -> Result<Vec<u8>, Error>;
}

trait Models: HasClient {
    #[profound_endpoint(GET "/v1/org/models")]
    async fn models(&self) -> Result<Vec<u8>, Error>;

    fn other(&self) -> u8 {
        1
    }
}

impl Models for Catalogue {}
impl Models for Client {}
impl<T: Models + ?Sized> Models for Arc<T> {}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start([Reply::json(200, "[1]")]).await;
    let catalogue = Catalogue {
        client: server.client(),
    };
    assert_eq!(catalogue.domains(&["a", "b"]).await.unwrap(), [1]);
    assert_eq!(catalogue.create(&serde_json::json!({})).await.unwrap(), [1]);
    assert_eq!(catalogue.models().await.unwrap(), [1]);
    let call = Arc::new(server.client()).models();
    assert_eq!(tokio::spawn(call).await.unwrap().unwrap(), [1]);
    assert_eq!(catalogue.other(), 1);
    let targets = server
        .received()
        .into_iter()
        .map(|received| received.target);
    assert_eq!(
        targets.collect::<Vec<_>>(),
        [
            "/v1/org/domains?organization_ids=a&organization_ids=b",
            "/v1/agents",
            "/v1/org/models",
            "/v1/org/models",
        ]
    );
}
