use profound_client::{Error, profound_endpoint};

#[profound_endpoint]
trait Org {
    #[tracing::instrument]
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<(), Error>;
}

fn main() {}
