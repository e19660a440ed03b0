use std::sync::Arc;

use profound_client::{Client, Error, HasClient, profound_endpoint};
use profound_tests::{Reply, Server};

#[profound_endpoint(GET "/v1/org")]
async fn by_reference(client: &Client) -> Result<u8, Error>;

#[profound_endpoint(GET "/v1/org")]
pub(crate) async fn by_value(client: Client) -> Result<u8, Error>;

#[profound_endpoint(GET "/v1/org")]
async fn shared(client: Arc<Client>) -> Result<u8, Error>;

#[profound_endpoint(GET "/v1/org")]
async fn anything(client: &impl HasClient) -> Result<u8, Error>;

#[profound_endpoint(GET "/v1/org")]
async fn object(client: &dyn HasClient) -> Result<u8, Error>;

#[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
pub async fn prompts<'a>(
    with: &'a Client,
    category_id: &'a str,
    limit: Option<u32>,
    cursor: Option<&str>,
) -> Result<u8, Error>;

mod agents {
    use super::*;

    #[profound_endpoint(DELETE "/v1/documents/{document_id}")]
    pub(super) async fn delete(
        client: &Client,
        document_id: &str,
        organization_id: &str,
    ) -> Result<(), Error>;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start([Reply::json(200, "1")]).await;
    let client = server.client();
    let calls = [
        by_reference(&client),
        by_value(server.client()),
        shared(Arc::new(server.client())),
        anything(&server.client()),
        object(&server.client()),
        prompts(&client, &String::from("c"), Some(5), None),
    ];
    for call in calls {
        assert_eq!(tokio::spawn(call).await.unwrap().unwrap(), 1);
    }
    agents::delete(&client, "d", "o").await.unwrap();
    let received = server.received();
    assert_eq!(received[5].target, "/v1/org/categories/c/prompts?limit=5");
    assert_eq!(received[6].method, "DELETE");
    assert_eq!(received[6].target, "/v1/documents/d?organization_id=o");
}
