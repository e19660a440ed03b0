//! Other services that an organization has connected.

mod read;
mod sent;
mod words;

pub use self::{read::*, sent::*, words::*};
use crate::Data;
use profound_client::{Error, profound_endpoint};

/// Other services that an organization has connected.
#[profound_endpoint]
pub trait Integrations {
    /// The services that an organization has connected.
    #[profound_endpoint(GET "/v1/integrations")]
    async fn integrations(
        &self,
        #[query(flatten)] query: &IntegrationsQuery,
    ) -> Result<Data<Vec<Integration>>, Error>;
}
