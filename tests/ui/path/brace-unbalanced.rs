use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/agents/{agent_id")]
async fn org(client: &Client, agent_id: &str) -> Result<(), Error>;

fn main() {}
