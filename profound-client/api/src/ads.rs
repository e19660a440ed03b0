//! How an organization's OpenAI ads perform.

mod read;
mod sent;
mod words;

pub use self::{read::*, sent::*, words::*};
use profound_client::{Error, Pages, profound_endpoint};

/// How an organization's OpenAI ads perform.
#[profound_endpoint]
pub trait Ads {
    /// How the advertisements of an account perform: one row an account, campaign, ad group or
    /// advertisement.
    #[profound_endpoint(GET "/v1/ads/openai-ads/ad-account/insights")]
    async fn ad_insights(
        &self,
        #[query(flatten)] query: &AdInsightsQuery,
    ) -> Result<AdInsightsPage, Error>;

    /// How the advertisements of an account perform: one row an account, campaign, ad group or
    /// advertisement. All pages, one after the other as they are read.
    #[profound_endpoint(GET "/v1/ads/openai-ads/ad-account/insights")]
    async fn all_ad_insights(
        &self,
        #[query(flatten)] query: &AdInsightsQuery,
    ) -> Result<Pages<AdInsightRow>, Error>;
}
