use profound_client::{Client, Error, Page, Pages, profound_endpoint, reports::Report};
use serde_json::Value;

#[profound_endpoint(POST "/v2/reports/visibility")]
async fn visibility(client: &Client, query: &Value) -> Result<Pages<Page<Report>>, Error>;

fn main() {}
