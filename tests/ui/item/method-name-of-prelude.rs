use profound_client::{Error, profound_endpoint};

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(GET "/v1/org")]
    async fn into(&self) -> Result<(), Error>;
}

fn main() {}
