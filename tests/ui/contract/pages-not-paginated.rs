use profound_client::{Client, Error, Pages, profound_endpoint};

#[profound_endpoint(GET "/v1/org/categories")]
async fn categories(client: &Client) -> Result<Pages<String>, Error>;

fn main() {}
