use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(get "/v1/agents", retries = safe)]
async fn agents(client: &Client, #[qeury] limit: u32) -> Result<(), Error>;

fn main() {}
