use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/agents/{agent_id}/publish")]
async fn org(client: &Client, agent_id: &str, draft: &str) -> Result<(), Error>;

fn main() {}
