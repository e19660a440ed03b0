//! Reports: finds the handler of a report by its path.

mod accuracy;
mod accuracy_claims;
mod accuracy_sources;
mod answer;
mod answer_filter;
mod classes;
mod column;
mod cursor_page;
mod daily_volume;
mod filter_bits;
pub(crate) mod filter_rules;
mod interval;
mod log_filter;
mod metric_values;
mod model_answers;
mod named_rows;
mod offer_filter;
mod positional;
mod prompt_volumes;
mod report_body;
mod report_path;
mod report_query;
mod row_details;
mod rules;
mod sentiment_scores;
mod shopping;
mod sort;
mod subject;
mod subjects;
mod table;
pub(crate) mod tally;
mod thing;
mod thing_catalogue;
pub(crate) mod v2_reports;
mod video_coverage;
pub(crate) mod visibility;

use crate::{
    dataset::Dataset,
    http::response::ApiResponse,
    reports::{report_path::path, report_query::ReportQuery},
    schema::validated_request::ValidatedRequest,
};

/// Returns the response of a report, or `None` if the operation is not a report.
pub(crate) fn respond(
    dataset: &Dataset,
    request: &ValidatedRequest,
) -> Option<Result<ApiResponse, ApiResponse>> {
    let path = path(request);
    let report = match path {
        "/v1/prompts/answers" => model_answers::v1,
        "/v2/prompts/answers" => model_answers::v2,
        "/v1/reports/sentiment-v2" => sentiment_scores::report,
        "/v1/reports/accuracy/breakdown" => accuracy::breakdown,
        "/v1/reports/accuracy/overview" => accuracy::overview,
        "/v1/reports/accuracy/topic-ids" => accuracy_claims::topic_ids,
        "/v1/reports/accuracy/inaccurate-themes" => accuracy_claims::themes,
        "/v1/reports/accuracy/inaccurate-clusters" => accuracy_claims::clusters,
        "/v1/reports/accuracy/top-inaccurate-claims" => accuracy_claims::top_claims,
        "/v1/reports/accuracy/claim-breakdown" => accuracy_claims::breakdown,
        "/v1/reports/accuracy/cluster-example-runs" => accuracy_claims::example_runs,
        "/v1/reports/accuracy/inaccuracy-drivers" => accuracy_sources::drivers,
        "/v1/reports/accuracy/claim-citations" => accuracy_sources::citations,
        "/v1/reports/accuracy/citation-analysis" => accuracy_sources::page,
        "/v1/reports/accuracy/cluster-verification-pairs" => accuracy_sources::verification,
        "/v1/reports/accuracy/factcheck-setup-status" => accuracy_sources::setup,
        "/v2/prompt-volumes/intents/on-the-fly" => prompt_volumes::intents,
        "/v2/prompt-volumes/volume/on-the-fly" => prompt_volumes::volumes,
        "/v2/reports/social/youtube/summary" => video_coverage::report,
        _ if v2_reports::find(path).is_some() => named_rows::report,
        _ if path.contains("/shopping/") => shopping::report,
        _ if positional::is_one(request) => positional::report,
        _ => return None,
    };
    Some(ReportQuery::new(dataset, request).and_then(|query| report(&query)))
}
