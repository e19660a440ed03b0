use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/logs/raw/bots")]
async fn org(client: &Client, query: &serde_json::Value) -> Result<(), Error>;

fn main() {}
