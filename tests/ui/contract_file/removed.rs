use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contract = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(GET "/weather/v0/forecast")]
    async fn forecast(&self) -> Result<(), Error>;
}

fn main() {}
