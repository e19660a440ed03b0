use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contract = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(POST "/v2/report/visibility")]
    async fn report(&self, query: &serde_json::Value) -> Result<(), Error>;
}

fn main() {}
