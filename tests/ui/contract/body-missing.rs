use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v2/reports/visibility")]
async fn org(client: &Client) -> Result<(), Error>;

fn main() {}
