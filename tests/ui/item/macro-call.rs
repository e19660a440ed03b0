use profound_client::{Error, profound_endpoint};

macro_rules! org {
    () => {};
}

#[profound_endpoint]
trait Reports {
    org!();

    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<(), Error>;
}

fn main() {}
