//! The categories that brands are compared in, and what each is set up with: topics, tags, regions, personas, assets.

mod read;

pub use self::read::*;
use crate::{Data, NamedResource};
use profound_client::{Error, profound_endpoint};
use uuid::Uuid;

/// The categories that brands are compared in, and what each is set up with: topics, tags,
/// regions, personas, assets.
#[profound_endpoint]
pub trait Categories {
    /// The categories of the organizations: one for each category and organization.
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn categories(&self, organization_ids: &[Uuid]) -> Result<Vec<Category>, Error>;

    /// The assets of a category: the brands that are compared in it.
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/assets")]
    async fn category_assets(&self, category_id: Uuid) -> Result<Vec<CategoryAsset>, Error>;

    /// The categories that cited pages are sorted into, the category's own ones included.
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/citation-categories")]
    async fn citation_categories(
        &self,
        category_id: Uuid,
    ) -> Result<Data<Vec<CitationLabel>>, Error>;

    /// The tags that cited pages of a category can carry.
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/citation-tags")]
    async fn citation_tags(&self, category_id: Uuid) -> Result<Data<Vec<CitationLabel>>, Error>;

    /// The personas of a category.
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/personas")]
    async fn category_personas(
        &self,
        category_id: Uuid,
    ) -> Result<Data<Vec<CategoryPersona>>, Error>;

    /// The regions of a category.
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/regions")]
    async fn category_regions(&self, category_id: Uuid) -> Result<Vec<NamedResource>, Error>;

    /// The tags of a category.
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/tags")]
    async fn tags(&self, category_id: Uuid) -> Result<Vec<NamedResource>, Error>;

    /// The topics of a category.
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/topics")]
    async fn topics(&self, category_id: Uuid) -> Result<Vec<Topic>, Error>;
}
