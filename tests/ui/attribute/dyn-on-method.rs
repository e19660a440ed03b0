use profound_client::{Error, profound_endpoint};

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(GET "/v1/org", dyn = DynOrg)]
    async fn org(&self) -> Result<(), Error>;
}

fn main() {}
