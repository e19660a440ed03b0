use profound_client::{Client, Error, profound_endpoint};

struct Page;

#[profound_endpoint(GET "/v1/agents")]
async fn agents(client: &Client, limit: Page) -> Result<(), Error>;

fn main() {}
