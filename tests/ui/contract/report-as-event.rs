use profound_client::{Client, Error, EventStream, profound_endpoint, reports::Report};
use serde_json::Value;

#[profound_endpoint(POST "/v2/reports/visibility/stream")]
async fn rows(client: &Client, query: &Value) -> Result<EventStream<Report>, Error>;

fn main() {}
