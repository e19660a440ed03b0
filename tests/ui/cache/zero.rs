use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/org", cache = "0s")]
async fn org(client: &Client) -> Result<(), Error>;

fn main() {}
