use profound_client::{Client, Error, Pages, profound_endpoint};

struct Row;

#[profound_endpoint(POST "/v2/reports/visibility")]
async fn visibility(client: &Client, query: &serde_json::Value) -> Result<Pages<Row>, Error>;

fn main() {}
