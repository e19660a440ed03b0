use profound_client::{Client, Error, Part, profound_endpoint};

#[profound_endpoint(POST "/v1/things", unlisted)]
async fn add(client: &Client, name: &str, #[part] file: &Part) -> Result<(), Error>;

fn main() {}
