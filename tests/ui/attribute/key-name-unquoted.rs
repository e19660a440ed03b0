use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/forecast", unlisted, key = header(X_TOKEN))]
async fn forecast(client: &Client) -> Result<(), Error>;

fn main() {}
