use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(get "/v1/agents/{agent_id}", retries = 3)]
async fn agent(client: &Client, #[qeury] limit: u32) -> Result<(), Error>;

fn main() {}
