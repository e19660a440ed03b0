//! Reports on how brands appear in AI answers: visibility, citations, sentiment, query fanouts, bots and referrals.

mod read;
mod sent;
mod words;

pub use self::{read::*, sent::*, words::*};
use crate::{Report, ReportEvent, RowEvent};
use profound_client::{Error, EventStream, Pages, profound_endpoint, reports};

/// Reports on how brands appear in AI answers: visibility, citations, sentiment, query fanouts,
/// bots and referrals.
#[profound_endpoint]
pub trait Reports {
    /// How often bots of AI systems visit a domain, counted by day.
    #[profound_endpoint(POST "/v1/reports/bots")]
    async fn bots_v1(&self, query: &BotsQueryV1) -> Result<reports::Report, Error>;

    /// The pages and domains that AI answers cite, as version 1 reports them.
    #[deprecated = "use `citations`"]
    #[allow(deprecated)]
    #[profound_endpoint(POST "/v1/reports/citations")]
    async fn citations_v1(&self, query: &CitationsQueryV1) -> Result<reports::Report, Error>;

    /// The report of `citations_v1` as a stream of rows.
    #[profound_endpoint(POST "/v1/reports/citations/stream")]
    async fn citations_stream_v1(
        &self,
        query: &CitationsQueryV1,
    ) -> Result<EventStream<RowEvent>, Error>;

    /// What AI systems search the web for when they answer prompts, as version 1 reports it.
    #[deprecated = "use `query_fanouts`"]
    #[allow(deprecated)]
    #[profound_endpoint(POST "/v1/reports/query-fanouts")]
    async fn query_fanouts_v1(&self, query: &QueryFanoutsQueryV1)
    -> Result<reports::Report, Error>;

    /// How many visits a domain is referred to by AI systems, counted by day.
    #[profound_endpoint(POST "/v1/reports/referrals")]
    async fn referrals_v1(&self, query: &ReferralsQueryV1) -> Result<reports::Report, Error>;

    /// How positively AI answers speak of brands, as version 1 reports it.
    #[deprecated = "use `sentiment`"]
    #[allow(deprecated)]
    #[profound_endpoint(POST "/v1/reports/sentiment")]
    async fn sentiment_v1(&self, query: &SentimentQueryV1) -> Result<reports::Report, Error>;

    /// How positively AI answers speak of one brand, and spoke of it in an earlier time.
    #[deprecated = "use `sentiment`"]
    #[allow(deprecated)]
    #[profound_endpoint(POST "/v1/reports/sentiment-v2")]
    async fn sentiment_scores_v1(
        &self,
        query: &SentimentScoresQueryV1,
    ) -> Result<SentimentScoresPageV1, Error>;

    /// How positively AI answers speak of one brand, and spoke of it in an earlier time. All pages,
    /// one after the other as they are read.
    #[deprecated = "use `sentiment`"]
    #[allow(deprecated)]
    #[profound_endpoint(POST "/v1/reports/sentiment-v2")]
    async fn all_sentiment_scores_v1(
        &self,
        query: &SentimentScoresQueryV1,
    ) -> Result<Pages<SentimentScoresRowV1>, Error>;

    /// The report of `sentiment_v1` as a stream of rows.
    #[profound_endpoint(POST "/v1/reports/sentiment/stream")]
    async fn sentiment_stream_v1(
        &self,
        query: &SentimentQueryV1,
    ) -> Result<EventStream<RowEvent>, Error>;

    /// How visible brands are in AI answers, as version 1 reports it.
    #[deprecated = "use `visibility`"]
    #[allow(deprecated)]
    #[profound_endpoint(POST "/v1/reports/visibility")]
    async fn visibility_v1(&self, query: &VisibilityQueryV1) -> Result<reports::Report, Error>;

    /// The report of `visibility_v1` as a stream of rows.
    #[profound_endpoint(POST "/v1/reports/visibility/stream")]
    async fn visibility_stream_v1(
        &self,
        query: &VisibilityQueryV1,
    ) -> Result<EventStream<RowEvent>, Error>;

    /// The pages that web searches of AI systems find.
    #[profound_endpoint(POST "/v1/reports/web-search-results")]
    async fn web_search_results(
        &self,
        query: &WebSearchResultsQuery,
    ) -> Result<reports::Report, Error>;

    /// The report of `web_search_results` as a stream of rows.
    #[profound_endpoint(POST "/v1/reports/web-search-results/stream")]
    async fn web_search_results_stream(
        &self,
        query: &WebSearchResultsQuery,
    ) -> Result<EventStream<RowEvent>, Error>;

    /// How often bots of AI systems visit a domain, counted by hour.
    #[profound_endpoint(POST "/v2/reports/bots")]
    async fn bots(&self, query: &BotsQuery) -> Result<reports::Report, Error>;

    /// The domains, pages or kinds of pages that AI answers cite, and how often.
    #[profound_endpoint(POST "/v2/reports/citations")]
    async fn citations(&self, query: &CitationsQuery) -> Result<Report<CitationRow>, Error>;

    /// The domains, pages or kinds of pages that AI answers cite, and how often. All pages, one
    /// after the other as they are read.
    #[profound_endpoint(POST "/v2/reports/citations")]
    async fn all_citations(&self, query: &CitationsQuery) -> Result<Pages<CitationRow>, Error>;

    /// The report of `citations` as a stream of rows.
    #[profound_endpoint(POST "/v2/reports/citations/stream")]
    async fn citations_stream(
        &self,
        query: &CitationsQuery,
    ) -> Result<EventStream<ReportEvent<CitationRow>>, Error>;

    /// What AI systems search the web for when they answer prompts.
    #[profound_endpoint(POST "/v2/reports/query-fanouts")]
    async fn query_fanouts(
        &self,
        query: &QueryFanoutsQuery,
    ) -> Result<Report<QueryFanoutRow>, Error>;

    /// What AI systems search the web for when they answer prompts. All pages, one after the other
    /// as they are read.
    #[profound_endpoint(POST "/v2/reports/query-fanouts")]
    async fn all_query_fanouts(
        &self,
        query: &QueryFanoutsQuery,
    ) -> Result<Pages<QueryFanoutRow>, Error>;

    /// The report of `query_fanouts` as a stream of rows.
    #[profound_endpoint(POST "/v2/reports/query-fanouts/stream")]
    async fn query_fanouts_stream(
        &self,
        query: &QueryFanoutsQuery,
    ) -> Result<EventStream<ReportEvent<QueryFanoutRow>>, Error>;

    /// How many visits a domain is referred to by AI systems, counted by hour.
    #[profound_endpoint(POST "/v2/reports/referrals")]
    async fn referrals(&self, query: &ReferralsQuery) -> Result<reports::Report, Error>;

    /// How positively AI answers speak of a brand.
    #[profound_endpoint(POST "/v2/reports/sentiment")]
    async fn sentiment(&self, query: &SentimentQuery) -> Result<Report<SentimentRow>, Error>;

    /// How positively AI answers speak of a brand. All pages, one after the other as they are read.
    #[profound_endpoint(POST "/v2/reports/sentiment")]
    async fn all_sentiment(&self, query: &SentimentQuery) -> Result<Pages<SentimentRow>, Error>;

    /// The report of `sentiment` as a stream of rows.
    #[profound_endpoint(POST "/v2/reports/sentiment/stream")]
    async fn sentiment_stream(
        &self,
        query: &SentimentQuery,
    ) -> Result<EventStream<ReportEvent<SentimentRow>>, Error>;

    /// How visible brands are in AI answers: one row a brand, or one a brand and group.
    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &VisibilityQuery) -> Result<Report<VisibilityRow>, Error>;

    /// How visible brands are in AI answers: one row a brand, or one a brand and group. All pages,
    /// one after the other as they are read.
    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn all_visibility(&self, query: &VisibilityQuery) -> Result<Pages<VisibilityRow>, Error>;

    /// The report of `visibility` as a stream of rows.
    #[profound_endpoint(POST "/v2/reports/visibility/stream")]
    async fn visibility_stream(
        &self,
        query: &VisibilityQuery,
    ) -> Result<EventStream<ReportEvent<VisibilityRow>>, Error>;
}
