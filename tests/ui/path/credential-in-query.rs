use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/org?api_key=pk_live_0123456789")]
async fn org(client: &Client) -> Result<(), Error>;

fn main() {}
