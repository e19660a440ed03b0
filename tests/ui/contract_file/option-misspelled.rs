use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contrat = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<(), Error>;
}

fn main() {}
