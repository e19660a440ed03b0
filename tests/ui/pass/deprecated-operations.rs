use profound_client::{Client, Error, HasClient, profound_endpoint};
use serde_json::Value;

#[profound_endpoint(dyn = DynOld)]
trait Old {
    #[allow(deprecated)]
    #[profound_endpoint(POST "/v1/reports/visibility")]
    async fn visibility(&self, query: &Value) -> Result<String, Error>;

    #[profound_endpoint(POST "/v1/reports/citations")]
    #[expect(deprecated, reason = "our dashboards still need the v1 columns")]
    async fn citations(&self, query: &Value) -> Result<String, Error>;
}

#[expect(deprecated)]
#[profound_endpoint(POST "/v1/reports/sentiment")]
trait Sentiment {
    async fn sentiment(&self, query: &Value) -> Result<String, Error>;
}

#[profound_endpoint(POST "/v1/reports/query-fanouts")]
#[expect(deprecated)]
async fn query_fanouts(client: &Client, query: &Value) -> Result<String, Error>;

#[expect(deprecated)]
trait Standalone: HasClient {
    #[profound_endpoint(POST "/v1/reports/citations")]
    async fn standalone(&self, query: &Value) -> Result<String, Error>;
}

impl Standalone for Client {}

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    drop(client.visibility(&Value::Null));
    drop(client.citations(&Value::Null));
    drop(client.sentiment(&Value::Null));
    drop(client.standalone(&Value::Null));
    drop(query_fanouts(&client, &Value::Null));
    drop(DynOld::new(client).citations(&Value::Null));
}
