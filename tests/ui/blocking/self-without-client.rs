use profound_client::{Error, profound_endpoint};

struct Service;

impl Service {
    #[profound_endpoint(GET "/v1/org")]
    fn org(&self) -> Result<(), Error>;
}

fn main() {}
