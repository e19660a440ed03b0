use profound_client::{Client, Error, profound_endpoint};

struct Org;
type Reply<T> = Result<T, Error>;

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &Client) -> Reply<Org>;

fn main() {}
