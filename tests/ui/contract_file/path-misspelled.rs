use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contract = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(GET "/weather/v1/citys")]
    async fn cities(&self) -> Result<(), Error>;
}

fn main() {}
