use profound_client::{Client, Error, profound_endpoint};
use serde_json::Value;

#[profound_endpoint(POST "/reports/visibility")]
async fn visibility(client: &Client, query: &Value) -> Result<(), Error>;

fn main() {}
