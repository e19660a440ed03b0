use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/something/else/entirely")]
async fn org(client: &Client, query: &serde_json::Value) -> Result<(), Error>;

fn main() {}
