use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v2/reports/visibility/stream")]
async fn org(client: &Client, query: &serde_json::Value) -> Result<Vec<String>, Error>;

fn main() {}
