// `::profound_client` is another crate here, so that nothing can name ours by accident.
extern crate core as profound_client;
extern crate profound_client as ours;

mod facade {
    pub(crate) use ours as api;
}

use facade::api::{ApiError, Client, Error, HasClient, ProfoundError, profound_endpoint};

#[derive(Debug, ProfoundError)]
#[profound(crate = crate::facade::api)]
enum MyError {
    #[profound(status = 404)]
    Missing(#[allow(unused)] ApiError),
    #[profound(other)]
    Other(#[allow(unused)] Error),
}

#[profound_endpoint(crate = crate::facade::api, dyn = DynOrgs, key = bearer, retry = never)]
trait Orgs {
    #[profound_endpoint(GET "/v1/org", errors(404 => MyError::Missing), key = none)]
    async fn org(&self) -> Result<String, MyError>;

    #[profound_endpoint(POST "/v1/agents", timeout = "1s", headers("X-Team" = "search"))]
    async fn create(&self, agent: &serde_json::Value) -> Result<String, Error>;
}

#[profound_endpoint(GET "/v1/org/models", crate = facade::api)]
async fn models(client: &Client) -> Result<Vec<String>, MyError>;

struct Catalogue(Client);

impl HasClient for Catalogue {
    fn client(&self) -> &Client {
        &self.0
    }
}

impl Catalogue {
    #[profound_endpoint(GET "/v1/org/domains", crate = ours, key = query)]
    async fn domains(&self) -> Result<Vec<String>, MyError>;
}

trait Categories: HasClient {
    #[profound_endpoint(GET "/v1/org/categories/{id}/tags", crate = crate::facade::api)]
    async fn tags(&self, id: &str) -> Result<Vec<String>, Error>;
}

impl Categories for Catalogue {}

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    drop(models(&client));
    drop(client.org());
    drop(DynOrgs::new(client.clone()).create(&serde_json::Value::Null));
    let catalogue = Catalogue(client);
    drop(catalogue.domains());
    drop(catalogue.tags("c"));
}
