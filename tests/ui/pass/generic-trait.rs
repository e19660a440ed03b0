use profound_client::{Client, Error, profound_endpoint};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

#[derive(Serialize, Deserialize)]
struct Agent {
    id: u32,
}

#[profound_endpoint(dyn = DynStore)]
trait Store<'a, T = Agent, const N: usize = 2>
where
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
{
    #[profound_endpoint(GET "/v1/things/{id}", unlisted)]
    async fn get(&self, id: &'a str) -> Result<T, Error>;

    #[profound_endpoint(PUT "/v1/things/{id}", unlisted)]
    async fn put(&self, id: &str, value: &'a T, #[query] times: [u8; N]) -> Result<T, Error>;
}

#[profound_endpoint(GET "/v1/things/{id}", unlisted)]
trait Read<T: DeserializeOwned> {
    async fn read(&self, id: u32) -> Result<T, Error>;
}

async fn both<'a, S: Store<'a>>(store: &S, id: &'a str, agent: &'a Agent) -> Result<u32, Error> {
    Ok(store.get(id).await?.id + store.put(id, agent, [1, 2]).await?.id)
}

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    let agent = Agent { id: 1 };
    drop(both(&client, "a", &agent));
    drop(both(
        &DynStore::<Agent, 2>::new(client.clone()),
        "a",
        &agent,
    ));
    drop(Store::<String, 3>::get(&client, "a"));
    drop(Read::<u8>::read(&client, 1));
}
