use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/agents/{agent_id}/runs", cache = "1h")]
async fn run(client: &Client, agent_id: &str, inputs: &serde_json::Value) -> Result<(), Error>;

fn main() {}
