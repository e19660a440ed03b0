use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/org", headers("X-Team" = "a", "x-team" = "b"))]
async fn org(client: &Client) -> Result<(), Error>;

fn main() {}
