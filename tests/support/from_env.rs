//! Makes a call with a client from the environment, and prints its outcome. Tests run it with their own
//! environment. Its argument is the prefix of the variables, if that is not Profound's.

use std::env;

use profound_client::{Client, ClientBuilder, Error, profound_endpoint};
use serde_json::Value;

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &Client) -> Result<Value, Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = match env::args().nth(1) {
        Some(prefix) => ClientBuilder::from_env_with_prefix(&prefix).build(),
        None => Client::from_env(),
    };
    match client {
        Ok(client) => println!("answer: {:?}", org(&client).await),
        Err(error) => println!("refused: {error}"),
    }
}
