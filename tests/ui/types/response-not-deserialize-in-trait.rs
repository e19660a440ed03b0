use profound_client::{Error, profound_endpoint};

struct Org;

#[profound_endpoint(dyn = DynOrgs)]
trait Orgs {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Org, Error>;
}

fn main() {}
