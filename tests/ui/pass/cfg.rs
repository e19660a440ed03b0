use profound_client::{Client, Error, HasClient, profound_endpoint};

#[profound_endpoint(dyn = DynOrgs)]
trait Orgs {
    #[cfg(any())]
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Nowhere, Error>;

    #[profound_endpoint(GET "/v1/org")]
    #[cfg(all())]
    async fn org(&self) -> Result<String, Error>;

    #[cfg(any())]
    fn nothing(&self) -> Nowhere {
        nowhere()
    }
}

#[cfg(any())]
#[profound_endpoint(dyn = DynNowhere)]
trait Before {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Nowhere, Error>;
}

#[profound_endpoint(dyn = DynNowhere)]
#[cfg(any())]
trait After {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Nowhere, Error>;
}

#[profound_endpoint(GET "/v1/org/models")]
#[cfg(any())]
async fn models(client: &Client) -> Result<Nowhere, Error>;

#[cfg(all())]
#[profound_endpoint(GET "/v1/org/models")]
#[cfg(all())]
async fn models(client: &Client) -> Result<String, Error>;

trait Domains: HasClient {
    #[profound_endpoint(GET "/v1/org/domains")]
    #[cfg(any())]
    async fn domains(&self) -> Result<Nowhere, Error>;

    #[cfg_attr(all(), allow(unused))]
    #[profound_endpoint(GET "/v1/org/domains")]
    async fn domains(&self) -> Result<String, Error>;
}

impl Domains for Client {}

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    drop(models(&client));
    drop(client.domains());
    drop(client.org());
    drop(DynOrgs::new(client).org());
}
