use profound_client::{Error, blocking, profound_endpoint};

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &blocking::Client) -> Result<(), Error>;

fn main() {}
