use profound_client::{Error, profound_endpoint};

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &str) -> Result<(), Error>;

fn main() {}
