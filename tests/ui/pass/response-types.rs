use std::collections::HashMap;

use profound_client::{Error, Raw, Response, Text, profound_endpoint};
use profound_tests::{Reply, Server};

#[profound_endpoint(GET "/v1/org", dyn = DynOrgs)]
trait Orgs {
    async fn ignored(&self) -> Result<(), Error>;
    async fn json(&self) -> Result<HashMap<String, u8>, Error>;
    async fn optional(&self) -> Result<Option<HashMap<String, u8>>, Error>;
    async fn text(&self) -> Result<Text, Error>;
    async fn raw(&self) -> Result<Raw, Error>;
    async fn whole(&self) -> Result<Response<HashMap<String, u8>>, Error>;
    async fn whole_text(&self) -> Result<Response<Text>, Error>;
    async fn value(&self) -> Result<serde_json::Value, Error>;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start([Reply::json(200, r#"{"a": 1}"#)]).await;
    let orgs = DynOrgs::new(server.client());
    orgs.ignored().await.unwrap();
    assert_eq!(orgs.json().await.unwrap()["a"], 1);
    assert_eq!(orgs.optional().await.unwrap().unwrap()["a"], 1);
    assert_eq!(orgs.text().await.unwrap().into_string(), r#"{"a": 1}"#);
    assert_eq!(orgs.raw().await.unwrap().into_bytes(), &br#"{"a": 1}"#[..]);
    assert_eq!(orgs.whole().await.unwrap().into_body()["a"], 1);
    assert_eq!(orgs.whole_text().await.unwrap().status(), 200);
    assert_eq!(orgs.value().await.unwrap()["a"], 1);
}
