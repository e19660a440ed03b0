use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contract = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(POST "/weather/v1/cities")]
    async fn cities(&self) -> Result<(), Error>;
}

fn main() {}
