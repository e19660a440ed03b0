use profound_client::{Error, profound_endpoint};

struct Service;

impl Service {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<(), Error>;
}

fn main() {}
