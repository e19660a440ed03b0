use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/things", unlisted)]
async fn add(client: &Client, #[part] name: &str, #[part("name")] other: &str)
-> Result<(), Error>;

fn main() {}
