#![deny(deprecated)]

use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/reports/visibility")]
async fn visibility(client: &Client, query: &serde_json::Value) -> Result<(), Error>;

fn main() {}
