use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/documents")]
async fn documents(client: &Client, organisation_id: &str) -> Result<(), Error>;

fn main() {}
