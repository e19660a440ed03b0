use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/org", unlisted)]
async fn org(client: &Client, api_key: &str) -> Result<(), Error>;

fn main() {}
