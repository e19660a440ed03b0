use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contrat = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(GET "/weather/v1/cities")]
    async fn cities(&self) -> Result<(), Error>;
}

fn main() {}
