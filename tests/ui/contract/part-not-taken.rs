use profound_client::{Client, Error, Part, profound_endpoint};

#[profound_endpoint(POST "/v1/agents")]
async fn add(client: &Client, #[part] file: &Part) -> Result<(), Error>;

fn main() {}
