use profound_client::{Error, profound_endpoint};

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(GET "v1/org")]
    async fn org(&self) -> Result<(), Error>;

    #[profound_endpoint(POST "/v1/agents")]
    async fn create(&self) -> Result<(), Error>;

    async fn models(&self) -> Result<(), Error>;
}

fn main() {}
