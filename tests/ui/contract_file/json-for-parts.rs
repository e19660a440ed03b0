use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contract = "facts/weather.facts")]
trait Weather {
    #[profound_endpoint(POST "/weather/v1/photos")]
    async fn add(&self, photo: &serde_json::Value) -> Result<(), Error>;
}

fn main() {}
