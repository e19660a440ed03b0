use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/agents/{agent_id}")]
async fn agent(client: &Client, agent_id: Option<&str>) -> Result<(), Error>;

fn main() {}
