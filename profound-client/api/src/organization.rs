//! What the key may see: its organizations, and their assets, domains, models, personas and regions.

mod read;

pub use self::read::*;
use crate::{Data, NamedResource, OrganizationRef};
use profound_client::{Error, profound_endpoint};
use uuid::Uuid;

/// What the key may see: its organizations, and their assets, domains, models, personas and
/// regions.
#[profound_endpoint]
pub trait Organization {
    /// The organizations that the key may see.
    #[profound_endpoint(GET "/v1/org")]
    async fn organizations(&self) -> Result<Vec<OrganizationRef>, Error>;

    /// The assets of the organizations: one for each asset and organization.
    #[profound_endpoint(GET "/v1/org/assets")]
    async fn assets(
        &self,
        organization_ids: &[Uuid],
    ) -> Result<Data<Vec<OrganizationAsset>>, Error>;

    /// The domains of the organizations: one for each domain and organization.
    #[profound_endpoint(GET "/v1/org/domains")]
    async fn domains(&self, organization_ids: &[Uuid]) -> Result<Vec<Domain>, Error>;

    /// The AI models that answers are collected from.
    #[profound_endpoint(GET "/v1/org/models")]
    async fn models(&self) -> Result<Vec<NamedResource>, Error>;

    /// The personas of the organizations: one for each persona and organization.
    #[profound_endpoint(GET "/v1/org/personas")]
    async fn personas(
        &self,
        organization_ids: &[Uuid],
    ) -> Result<Data<Vec<OrganizationPersona>>, Error>;

    /// The regions of the organizations.
    #[profound_endpoint(GET "/v1/org/regions")]
    async fn regions(&self, organization_ids: &[Uuid]) -> Result<Vec<NamedResource>, Error>;
}
