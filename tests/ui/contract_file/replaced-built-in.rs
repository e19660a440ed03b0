use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contract = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self, units: &str) -> Result<(), Error>;
}

fn main() {}
