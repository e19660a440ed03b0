use profound_client::{Error, profound_endpoint};

#[profound_endpoint(contract = weather)]
trait Weather {
    #[profound_endpoint(GET "/weather")]
    async fn weather(&self) -> Result<(), Error>;
}

fn main() {}
