use profound_client::{Client, Error, Part, profound_endpoint};

#[profound_endpoint(POST "/v1/things", unlisted, cache = "1h")]
async fn add(client: &Client, #[part] file: &Part) -> Result<(), Error>;

fn main() {}
