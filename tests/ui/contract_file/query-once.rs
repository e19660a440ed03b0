use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contract = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(GET "/weather/v1/forecast/{city}")]
    async fn forecast(&self, city: &str, unit: &[&str]) -> Result<(), Error>;
}

fn main() {}
