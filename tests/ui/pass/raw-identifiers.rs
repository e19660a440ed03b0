use profound_client::{Client, Error, profound_endpoint};
use profound_tests::{Reply, Server};

#[profound_endpoint(dyn = r#dyn)]
#[allow(non_camel_case_types)]
trait r#trait {
    #[profound_endpoint(GET "/v1/things/{type}", unlisted)]
    async fn r#match(&self, r#type: &str, r#where: &[&str], r#ref: u8) -> Result<u8, Error>;
}

#[profound_endpoint(GET "/v1/things/{struct}", unlisted)]
async fn r#fn(r#in: &Client, r#struct: u8, #[header("X-Use")] r#use: u8) -> Result<u8, Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start([Reply::json(200, "1")]).await;
    let client = server.client();
    assert_eq!(
        r#dyn::new(client.clone())
            .r#match("a", &["b"], 1)
            .await
            .unwrap(),
        1
    );
    assert_eq!(server.only().target, "/v1/things/a?where=b&ref=1");
    assert_eq!(client.r#match("a", &[], 1).await.unwrap(), 1);
    assert_eq!(r#fn(&client, 1, 2).await.unwrap(), 1);
}
