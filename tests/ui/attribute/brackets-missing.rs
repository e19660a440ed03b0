use profound_client::{Error, profound_endpoint};

#[profound_endpoint]
trait Reports {
    #[profound_endpoint = "/v1/org"]
    async fn org(&self) -> Result<(), Error>;
}

fn main() {}
