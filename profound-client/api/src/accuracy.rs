//! Reports on whether AI answers are right about a brand: scores, inaccurate claims, and the pages behind them.

mod read;
mod sent;
mod words;

pub use self::{read::*, sent::*, words::*};
use crate::{Counted, Data, Report, ReportEvent};
use profound_client::{Error, EventStream, Pages, profound_endpoint};

/// Reports on whether AI answers are right about a brand: scores, inaccurate claims, and the
/// pages behind them.
#[profound_endpoint]
pub trait Accuracy {
    /// How accurate AI answers are by platform, topic, prompt, cited page or another dimension.
    #[profound_endpoint(POST "/v1/reports/accuracy/breakdown")]
    async fn accuracy_breakdown(
        &self,
        query: &AccuracyBreakdownQuery,
    ) -> Result<Counted<AccuracyBreakdownRow>, Error>;

    /// How accurate AI answers are by platform, topic, prompt, cited page or another dimension. All
    /// pages, one after the other as they are read.
    #[profound_endpoint(POST "/v1/reports/accuracy/breakdown")]
    async fn all_accuracy_breakdown(
        &self,
        query: &AccuracyBreakdownQuery,
    ) -> Result<Pages<AccuracyBreakdownRow>, Error>;

    /// What is inaccurate on one cited page: its text, and the claims found in it.
    #[profound_endpoint(POST "/v1/reports/accuracy/citation-analysis")]
    async fn accuracy_citation_analysis(
        &self,
        query: &AccuracyCitationAnalysisQuery,
    ) -> Result<AccuracyCitationAnalysis, Error>;

    /// How often a cluster of claims occurs, by platform and by prompt.
    #[profound_endpoint(POST "/v1/reports/accuracy/claim-breakdown")]
    async fn claim_breakdown(&self, query: &ClaimBreakdownQuery) -> Result<ClaimBreakdown, Error>;

    /// The pages that answers cite along with a cluster of claims.
    #[profound_endpoint(POST "/v1/reports/accuracy/claim-citations")]
    async fn claim_citations(
        &self,
        query: &ClaimCitationsQuery,
    ) -> Result<Counted<ClaimCitationRow>, Error>;

    /// The pages that answers cite along with a cluster of claims. All pages, one after the other as
    /// they are read.
    #[profound_endpoint(POST "/v1/reports/accuracy/claim-citations")]
    async fn all_claim_citations(
        &self,
        query: &ClaimCitationsQuery,
    ) -> Result<Pages<ClaimCitationRow>, Error>;

    /// Answers in which a cluster of claims occurs.
    #[profound_endpoint(POST "/v1/reports/accuracy/cluster-example-runs")]
    async fn cluster_example_runs(
        &self,
        query: &ClusterExampleRunsQuery,
    ) -> Result<Counted<ClusterExampleRun>, Error>;

    /// Answers in which a cluster of claims occurs. All pages, one after the other as they are read.
    #[profound_endpoint(POST "/v1/reports/accuracy/cluster-example-runs")]
    async fn all_cluster_example_runs(
        &self,
        query: &ClusterExampleRunsQuery,
    ) -> Result<Pages<ClusterExampleRun>, Error>;

    /// The passages of the knowledge base that a cluster of claims was checked against.
    #[profound_endpoint(POST "/v1/reports/accuracy/cluster-verification-pairs")]
    async fn cluster_verification_pairs(
        &self,
        query: &ClusterVerificationPairsQuery,
    ) -> Result<ClusterVerification, Error>;

    /// Whether a category is set up for fact checks.
    #[profound_endpoint(POST "/v1/reports/accuracy/factcheck-setup-status")]
    async fn factcheck_setup(&self, query: &FactcheckSetupQuery) -> Result<FactcheckSetup, Error>;

    /// The most frequent inaccurate claims, each with a page that is often cited along with it.
    #[profound_endpoint(POST "/v1/reports/accuracy/inaccuracy-drivers")]
    async fn inaccuracy_drivers(
        &self,
        query: &InaccurateClaimsQuery,
    ) -> Result<Data<Vec<InaccuracyDriverRow>>, Error>;

    /// Inaccurate claims that mean the same, in clusters.
    #[profound_endpoint(POST "/v1/reports/accuracy/inaccurate-clusters")]
    async fn inaccurate_clusters(
        &self,
        query: &InaccurateClustersQuery,
    ) -> Result<Counted<InaccurateClusterRow>, Error>;

    /// Inaccurate claims that mean the same, in clusters. All pages, one after the other as they are
    /// read.
    #[profound_endpoint(POST "/v1/reports/accuracy/inaccurate-clusters")]
    async fn all_inaccurate_clusters(
        &self,
        query: &InaccurateClustersQuery,
    ) -> Result<Pages<InaccurateClusterRow>, Error>;

    /// The themes that inaccurate claims are about.
    #[profound_endpoint(POST "/v1/reports/accuracy/inaccurate-themes")]
    async fn inaccurate_themes(
        &self,
        query: &InaccurateThemesQuery,
    ) -> Result<Counted<InaccurateThemeRow>, Error>;

    /// The themes that inaccurate claims are about. All pages, one after the other as they are read.
    #[profound_endpoint(POST "/v1/reports/accuracy/inaccurate-themes")]
    async fn all_inaccurate_themes(
        &self,
        query: &InaccurateThemesQuery,
    ) -> Result<Pages<InaccurateThemeRow>, Error>;

    /// How accurate AI answers are overall, and over time.
    #[profound_endpoint(POST "/v1/reports/accuracy/overview")]
    async fn accuracy_overview(
        &self,
        query: &AccuracyOverviewQuery,
    ) -> Result<AccuracyOverview, Error>;

    /// The most frequent inaccurate claims.
    #[profound_endpoint(POST "/v1/reports/accuracy/top-inaccurate-claims")]
    async fn top_inaccurate_claims(
        &self,
        query: &InaccurateClaimsQuery,
    ) -> Result<Data<Vec<InaccurateClaimRow>>, Error>;

    /// The identifiers of the topics that have accuracy data.
    #[profound_endpoint(POST "/v1/reports/accuracy/topic-ids")]
    async fn accuracy_topic_ids(&self, query: &AccuracyTopicIdsQuery)
    -> Result<Vec<String>, Error>;

    /// How accurate AI answers are: one score overall, or one a group.
    #[profound_endpoint(POST "/v2/reports/factcheck")]
    async fn factcheck(&self, query: &FactcheckQuery) -> Result<Report<FactcheckRow>, Error>;

    /// How accurate AI answers are: one score overall, or one a group. All pages, one after the
    /// other as they are read.
    #[profound_endpoint(POST "/v2/reports/factcheck")]
    async fn all_factcheck(&self, query: &FactcheckQuery) -> Result<Pages<FactcheckRow>, Error>;

    /// The inaccurate claims of AI answers, in one list or in groups.
    #[profound_endpoint(POST "/v2/reports/factcheck/claims")]
    async fn factcheck_claims(
        &self,
        query: &FactcheckClaimsQuery,
    ) -> Result<Report<FactcheckClaimRow>, Error>;

    /// The inaccurate claims of AI answers, in one list or in groups. All pages, one after the other
    /// as they are read.
    #[profound_endpoint(POST "/v2/reports/factcheck/claims")]
    async fn all_factcheck_claims(
        &self,
        query: &FactcheckClaimsQuery,
    ) -> Result<Pages<FactcheckClaimRow>, Error>;

    /// The report of `factcheck_claims` as a stream of rows.
    #[profound_endpoint(POST "/v2/reports/factcheck/claims/stream")]
    async fn factcheck_claims_stream(
        &self,
        query: &FactcheckClaimsQuery,
    ) -> Result<EventStream<ReportEvent<FactcheckClaimRow>>, Error>;

    /// The report of `factcheck` as a stream of rows.
    #[profound_endpoint(POST "/v2/reports/factcheck/stream")]
    async fn factcheck_stream(
        &self,
        query: &FactcheckQuery,
    ) -> Result<EventStream<ReportEvent<FactcheckRow>>, Error>;
}
