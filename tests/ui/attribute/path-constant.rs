use profound_client::{Client, Error, profound_endpoint};

const MODELS: &str = "/v1/org/models";

#[profound_endpoint(GET MODELS)]
async fn models(client: &Client) -> Result<(), Error>;

fn main() {}
