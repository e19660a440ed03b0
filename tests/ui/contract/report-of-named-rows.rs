use profound_client::{Client, Error, profound_endpoint, reports::Report};
use serde_json::Value;

#[profound_endpoint(POST "/v2/reports/visibility")]
async fn visibility(client: &Client, query: &Value) -> Result<Report, Error>;

fn main() {}
