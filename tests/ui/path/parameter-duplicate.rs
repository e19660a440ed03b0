use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/agents/{id}/runs/{id}")]
async fn org(client: &Client, id: &str) -> Result<(), Error>;

fn main() {}
