use profound_client::{Error, profound_endpoint};

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(GET "/v1/org", crate = profound_client)]
    async fn org(&self) -> Result<(), Error>;
}

fn main() {}
