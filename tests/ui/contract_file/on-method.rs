use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contract = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(GET "/weather/v1/map/{city}", contract = "facts/weather.facts")]
    async fn map(&self, city: &str) -> Result<(), Error>;
}

fn main() {}
