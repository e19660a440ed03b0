use profound_client::{Client, Error, profound_endpoint};

#[derive(Debug)]
struct Missing(profound_client::ApiError);

#[profound_endpoint(GET "/v1/org", errors(404 => Missing))]
async fn org(client: &Client) -> Result<(), Error>;

fn main() {}
