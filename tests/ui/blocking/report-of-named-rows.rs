use profound_client::{Error, profound_endpoint, reports::Report};
use serde_json::Value;

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(POST "/v2/reports/visibility")]
    fn visibility(&self, query: &Value) -> Result<Report, Error>;
}

fn main() {}
