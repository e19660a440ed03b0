use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(DELETE "/v1/knowledge-bases/{id}/folders")]
async fn org(client: &Client, id: &str) -> Result<(), Error>;

fn main() {}
