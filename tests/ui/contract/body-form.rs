use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/agents")]
async fn org(client: &Client, #[body(form)] agent: &serde_json::Value) -> Result<(), Error>;

fn main() {}
