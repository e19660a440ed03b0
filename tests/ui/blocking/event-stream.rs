use profound_client::{Error, EventStream, profound_endpoint};

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(POST "/v2/reports/visibility/stream")]
    fn rows(&self, query: &serde_json::Value) -> Result<EventStream<String>, Error>;
}

fn main() {}
