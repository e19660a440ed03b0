use profound_client::{Error, profound_endpoint};

#[profound_endpoint]
trait Reports {
    async fn org(&self) -> Result<(), Error>;
}

fn main() {}
