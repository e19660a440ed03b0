use profound_client::{Client, Error, Part, profound_endpoint};

#[profound_endpoint(POST "/v1/agents/{id}/publish")]
async fn add(client: &Client, id: &str, #[part] file: &Part) -> Result<(), Error>;

fn main() {}
