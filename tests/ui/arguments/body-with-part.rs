use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/things", unlisted)]
async fn add(client: &Client, #[body] one: &str, #[part("file")] two: &str) -> Result<(), Error>;

fn main() {}
