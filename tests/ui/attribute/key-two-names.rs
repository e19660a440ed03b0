use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/forecast", unlisted, key = query("token", "t"))]
async fn forecast(client: &Client) -> Result<(), Error>;

fn main() {}
