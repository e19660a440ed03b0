use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/%2e%2E/org")]
async fn org(client: &Client) -> Result<(), Error>;

fn main() {}
