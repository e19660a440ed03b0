use std::{future::Future, pin::Pin};

use profound_client::{Error, profound_endpoint};

#[profound_endpoint]
trait Org {
    #[profound_endpoint(GET "/v1/org")]
    fn org<'life0, 'async_trait>(
        &'life0 self,
    ) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'async_trait>>
    where
        'life0: 'async_trait,
        Self: 'async_trait;
}

fn main() {}
