use profound_client::{Error, EventStream, profound_endpoint};

#[profound_endpoint(contract = "facts/weather.facts", contract = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(GET "/weather/v1/live")]
    async fn live(&self) -> Result<EventStream<u8>, Error>;
}

fn main() {}
