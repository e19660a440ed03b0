use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/agents/{agent}{id}")]
async fn org(client: &Client, agent: &str, id: &str) -> Result<(), Error>;

fn main() {}
