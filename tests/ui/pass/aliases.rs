use profound_client::profound_endpoint;
use profound_client::{ApiError, Client, Error, HasClient, ProfoundError, Response};

mod api {
    pub type Result<T, E = profound_client::Error> = std::result::Result<T, E>;
}

type Reply<T> = Result<T, Error>;
type Org = Reply<String>;
type Whole<T> = api::Result<Response<T>, MyError>;

#[derive(Debug, ProfoundError)]
enum MyError {
    #[profound(status = 404)]
    Missing(#[allow(unused)] ApiError),
    #[profound(other)]
    Other(#[allow(unused)] Error),
}

#[profound_endpoint(dyn = DynOrgs)]
trait Orgs {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Org;

    #[profound_endpoint(GET "/v1/org/models")]
    async fn models(&self) -> Reply<Vec<String>>;

    #[profound_endpoint(GET "/v1/org/domains")]
    async fn domains(&self) -> api::Result<Vec<String>>;

    #[profound_endpoint(GET "/v1/org/personas", errors(409 => MyError::Missing))]
    async fn personas(&self) -> Whole<Vec<String>>;
}

trait Standalone: HasClient {
    type Answer: serde::de::DeserializeOwned;

    #[profound_endpoint(GET "/v1/org/categories")]
    async fn categories(&self) -> Reply<Self::Answer>;
}

impl Standalone for Client {
    type Answer = Vec<String>;
}

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &Client) -> Org;

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    drop(org(&client));
    drop(client.org());
    drop(client.models());
    drop(client.domains());
    drop(client.categories());
    drop(DynOrgs::new(client).personas());
}
