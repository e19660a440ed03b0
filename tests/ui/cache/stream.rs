use profound_client::{Client, Error, EventStream, profound_endpoint};

#[profound_endpoint(POST "/v2/reports/visibility/stream", cache = "1h")]
async fn events(client: &Client, query: &serde_json::Value) -> Result<EventStream<u8>, Error>;

fn main() {}
