use profound_client::{Error, profound_endpoint as endpoint};

#[endpoint]
trait Org {
    #[endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<(), Error>;
}

fn main() {}
