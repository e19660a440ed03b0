use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/org", cache = 60)]
async fn org(client: &Client) -> Result<(), Error>;

fn main() {}
