use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v2/reports/visibility")]
async fn visibility(client: &Client, category_id: &str) -> Result<(), Error>;

fn main() {}
