use profound_client::{Error, profound_endpoint};

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<(), Error>;

    #[profound_endpoint(GET "/v1/org/models")]
    fn models(&self) -> Result<(), Error>;
}

fn main() {}
