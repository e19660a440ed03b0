//! Reports: rows for all that a query tells apart, measured by names.
//!
//! Those of visibility are counted from executions instead, by handlers of their own.

mod accuracy;
mod answers;
mod catalogue;
mod coverage;
pub(crate) mod events;
mod families;
pub(crate) mod interval;
mod level;
mod measures;
mod order;
mod page;
mod positional;
mod report_query;
mod scores;
mod shopping;
mod table;
mod things;
mod v2;
pub(crate) mod v2_table;
pub(crate) mod visibility;
mod volumes;

use crate::dataset::Dataset;
use crate::http::response::ApiResponse;
use crate::reports::report_query::ReportQuery;
use crate::reports::report_query::path;
use crate::schema::validated_request::ValidatedRequest;

/// Answers a report; nothing where the operation is none.
pub(crate) fn respond(
    dataset: &Dataset,
    request: &ValidatedRequest,
) -> Option<Result<ApiResponse, ApiResponse>> {
    let path = path(request);
    let report = match path {
        "/v1/prompts/answers" => answers::v1,
        "/v2/prompts/answers" => answers::v2,
        "/v1/reports/sentiment-v2" => scores::report,
        "/v1/reports/accuracy/breakdown" => accuracy::breakdown,
        "/v1/reports/accuracy/overview" => accuracy::overview,
        "/v2/prompt-volumes/intents/on-the-fly" => volumes::intents,
        "/v2/prompt-volumes/volume/on-the-fly" => volumes::volumes,
        "/v2/reports/social/youtube/summary" => coverage::report,
        _ if v2_table::find(path).is_some() => v2::report,
        _ if path.contains("/shopping/") => shopping::report,
        _ if positional::is_one(request) => positional::report,
        _ => return None,
    };
    Some(ReportQuery::new(dataset, request).and_then(|query| report(&query)))
}
