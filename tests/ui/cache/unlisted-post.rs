use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/things", unlisted, cache = "1h")]
async fn things(client: &Client) -> Result<(), Error>;

fn main() {}
