use std::fmt::Debug;

use profound_client::{Client, Error, FromResponse, HasClient, QueryScalar, profound_endpoint};
use serde::{Serialize, de::DeserializeOwned};

#[profound_endpoint]
trait Generic {
    #[profound_endpoint(GET "/v1/org")]
    async fn org<T: DeserializeOwned>(&self) -> Result<T, Error>;

    #[profound_endpoint(GET "/v1/org/domains")]
    async fn domains<'a, T>(&'a self, organization_ids: &'a [T]) -> Result<Vec<String>, Error>
    where
        T: QueryScalar + Debug;

    #[profound_endpoint(POST "/v1/agents")]
    async fn create<B, T, E>(&self, agent: &B) -> Result<T, E>
    where
        B: Serialize + ?Sized,
        T: DeserializeOwned,
        E: From<Error>;

    #[profound_endpoint(GET "/v1/org/regions")]
    async fn regions<const N: usize>(&self, organization_ids: [&str; N]) -> Result<(), Error>;

    #[profound_endpoint(POST "/v2/reports/bots")]
    async fn bots(&self, query: &impl Serialize) -> Result<Vec<String>, Error>;

    #[profound_endpoint(GET "/v1/agents/{agent_id}/runs/{run_id}")]
    async fn run<'a, 'b: 'a>(&self, agent_id: &'a str, run_id: &'b str) -> Result<(), Error>;
}

struct Api<C>(C);

impl<C: HasClient> HasClient for Api<C> {
    fn client(&self) -> &Client {
        self.0.client()
    }
}

impl<C: HasClient> Api<C> {
    #[profound_endpoint(GET "/v1/org")]
    async fn org<T: DeserializeOwned>(&self) -> Result<T, Error>
    where
        C: Clone;
}

#[profound_endpoint(GET "/v1/org", unlisted)]
#[allow(deprecated)]
async fn org<T, C: HasClient + ?Sized>(client: &C) -> Result<T, Error>
where
    T: DeserializeOwned;

#[profound_endpoint(GET "/v1/things", unlisted)]
async fn read_as<T: FromResponse>(client: &Client) -> Result<T, Error>;

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    drop(client.org::<String>());
    drop(client.domains(&[1, 2]));
    drop(client.create::<str, String, Error>("agent"));
    drop(client.regions(["a", "b"]));
    drop(client.bots(&[1]));
    drop(client.run("a", "b"));
    drop(org::<String, dyn HasClient>(&client));
    drop(read_as::<profound_client::Text>(&client));
    drop(Api(client).org::<Vec<String>>());
}
