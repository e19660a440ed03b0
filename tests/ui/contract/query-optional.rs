use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/documents")]
async fn org(client: &Client, organization_id: Option<&str>) -> Result<(), Error>;

fn main() {}
