use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(dyn = DynOrgs)]
trait Orgs {
    #[profound_endpoint(GET "/v1/agent")]
    async fn org(&self, limit: Option<u32>) -> Result<String, Error>;
}

async fn use_it(client: Client) -> Result<String, Error> {
    let orgs = DynOrgs::new(client.clone());
    client.org(Some(1)).await.or(orgs.org(None).await)
}

fn main() {}
