use profound_client::{Client, profound_endpoint};

struct Mine;

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &Client) -> Result<(), Mine>;

fn main() {}
