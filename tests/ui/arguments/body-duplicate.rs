use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/agents")]
async fn org(client: &Client, #[body] one: &str, #[body(form)] two: &str) -> Result<(), Error>;

fn main() {}
