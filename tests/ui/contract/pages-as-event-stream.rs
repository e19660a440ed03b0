use profound_client::{Client, Error, EventStream, profound_endpoint};

#[profound_endpoint(POST "/v2/reports/visibility")]
async fn visibility(client: &Client, query: &serde_json::Value) -> Result<EventStream<String>, Error>;

fn main() {}
