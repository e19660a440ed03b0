use profound_client::{Error, profound_endpoint};

#[profound_endpoint]
trait Reports {
    const ORG: u8;

    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<(), Error>;
}

fn main() {}
