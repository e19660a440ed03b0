use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v2/report/visibility")]
async fn org(client: &Client, query: &serde_json::Value) -> Result<(), Error>;

fn main() {}
