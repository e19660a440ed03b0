use profound_client::{Client, profound_endpoint};

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &Client) -> String;

fn main() {}
