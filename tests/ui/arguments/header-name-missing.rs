use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/agents")]
async fn org(client: &Client, #[header] team: &str) -> Result<(), Error>;

fn main() {}
