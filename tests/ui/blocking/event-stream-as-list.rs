use profound_client::{Error, profound_endpoint};

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(POST "/v2/reports/visibility/stream")]
    fn rows(&self, query: &serde_json::Value) -> Result<Vec<String>, Error>;
}

fn main() {}
