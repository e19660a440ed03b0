use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/agents")]
async fn org(client: &Client, #[query(1)] limit: u32) -> Result<(), Error>;

fn main() {}
