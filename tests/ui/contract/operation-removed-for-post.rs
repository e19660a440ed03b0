use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/prompt-volumes/citation-prompts")]
async fn prompts(client: &Client) -> Result<serde_json::Value, Error>;

fn main() {}
