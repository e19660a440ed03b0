//! A private trait with an `async` method that has a body compiles if `async_fn_in_trait` is forbidden.
#![forbid(async_fn_in_trait)]

use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint]
trait Org {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Vec<String>, Error>;

    async fn count(&self) -> Result<usize, Error> {
        Ok(self.org().await?.len())
    }
}

fn main() {
    let _ = |client: &Client| drop(client.count());
}
