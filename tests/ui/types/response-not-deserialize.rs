use profound_client::{Client, Error, profound_endpoint};

struct Org;

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &Client) -> Result<Org, Error>;

fn main() {}
