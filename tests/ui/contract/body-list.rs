use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/agents/{agent_id}/runs")]
async fn run(client: &Client, agent_id: &str, inputs: Option<Vec<u32>>) -> Result<(), Error>;

fn main() {}
