//! Makes a call with a client from the environment, and prints its outcome. Tests run it with their own
//! environment.

use profound_client::{Client, Error, profound_endpoint};
use serde_json::Value;

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &Client) -> Result<Value, Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    match Client::from_env() {
        Ok(client) => println!("answer: {:?}", org(&client).await),
        Err(error) => println!("refused: {error}"),
    }
}
