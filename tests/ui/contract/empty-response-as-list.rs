use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(DELETE "/v1/documents/{id}")]
async fn org(client: &Client, id: &str, organization_id: &str) -> Result<Vec<String>, Error>;

fn main() {}
