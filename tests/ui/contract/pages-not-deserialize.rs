use profound_client::{Client, Error, Pages, profound_endpoint};

struct Row;

#[profound_endpoint(POST "/v2/reports/visibility")]
async fn visibility(client: &Client, query: &str) -> Result<Pages<Row>, Error>;

fn main() {}
