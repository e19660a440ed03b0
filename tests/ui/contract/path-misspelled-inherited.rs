use profound_client::{Error, profound_endpoint};

#[profound_endpoint(GET "/v1/orgs")]
trait Reports {
    async fn one(&self) -> Result<(), Error>;
    async fn two(&self) -> Result<(), Error>;
}

fn main() {}
