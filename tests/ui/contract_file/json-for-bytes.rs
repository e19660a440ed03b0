use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contract = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(GET "/weather/v1/map/{city}")]
    async fn map(&self, city: &str) -> Result<Vec<u8>, Error>;
}

fn main() {}
