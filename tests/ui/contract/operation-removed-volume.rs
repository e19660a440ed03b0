use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/prompt-volumes/volume")]
async fn volume(client: &Client, query: &serde_json::Value) -> Result<serde_json::Value, Error>;

fn main() {}
