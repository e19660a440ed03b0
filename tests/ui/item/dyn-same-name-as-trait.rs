use profound_client::{Error, profound_endpoint};

#[profound_endpoint(dyn = Reports)]
trait Reports {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<(), Error>;
}

fn main() {}
