use profound_client::{Client, Error, profound_endpoint};

struct Thing;

#[profound_endpoint(POST "/v1/things", unlisted)]
async fn add(client: &Client, #[part] thing: &Thing) -> Result<(), Error>;

fn main() {}
