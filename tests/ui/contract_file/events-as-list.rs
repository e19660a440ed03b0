use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contract = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(GET "/weather/v1/live")]
    async fn live(&self) -> Result<Vec<u8>, Error>;
}

fn main() {}
