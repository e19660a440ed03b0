//! Analyses of content: how well AI systems can use a page, and what would improve it.

mod read;
mod sent;
mod words;

pub use self::{read::*, sent::*, words::*};
use crate::Data;
use profound_client::{Error, Pages, profound_endpoint};
use uuid::Uuid;

/// Analyses of content: how well AI systems can use a page, and what would improve it.
#[profound_endpoint]
pub trait Content {
    /// The analyses of an asset's content, without their results.
    #[profound_endpoint(GET "/v1/content/{asset_id}/optimization")]
    async fn optimizations(
        &self,
        asset_id: Uuid,
        #[query(flatten)] query: &OptimizationsQuery,
    ) -> Result<OptimizationsPage, Error>;

    /// The analyses of an asset's content, without their results. All pages, one after the other as
    /// they are read.
    #[profound_endpoint(GET "/v1/content/{asset_id}/optimization")]
    async fn all_optimizations(
        &self,
        asset_id: Uuid,
        #[query(flatten)] query: &OptimizationsQuery,
    ) -> Result<Pages<Optimization>, Error>;

    /// The result of one analysis of content.
    #[profound_endpoint(GET "/v1/content/{asset_id}/optimization/{content_id}")]
    async fn optimization(
        &self,
        asset_id: Uuid,
        content_id: Uuid,
    ) -> Result<Data<ContentAnalysis>, Error>;
}
