//! Finds the subject of a report by its path.

use crate::{
    dataset::{Dataset, facts::FactKind},
    reports::{report_path::path, subject::Subject},
    schema::validated_request::ValidatedRequest,
};

/// Returns the subject of a report, or of any other operation, the runs.
pub(crate) fn of(dataset: &Dataset, request: &ValidatedRequest) -> Subject {
    let path = path(request);
    let domain = || dataset.logged(request.text("domain").unwrap_or_default());
    let ends = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
    let kind = match path {
        _ if ends(&["/reports/bots"]) => return Subject::Bots(domain()),
        _ if ends(&["/reports/referrals"]) => return Subject::Referrals(domain()),
        _ if ends(&["/reports/citations"]) || path.contains("/youtube/") => FactKind::Citation,
        _ if ends(&["/web-search-results"]) => FactKind::SearchResult,
        _ if ends(&["/query-fanouts"]) => FactKind::Query,
        _ if path.contains("/sentiment") => FactKind::Claim,
        _ if path.contains("/factcheck") || path.contains("/accuracy/") => FactKind::Check,
        _ if ends(&["/trigger-rate", "-prompts", "-topics"]) => return Subject::Runs,
        _ if ends(PRODUCTS) => FactKind::Product,
        _ if path.contains("/shopping/") => FactKind::Offer,
        _ => return Subject::Runs,
    };
    Subject::Facts(kind)
}

/// The ends of the paths of reports on products.
const PRODUCTS: &[&str] = &[
    "/shopping/brands",
    "/shopping/products",
    "/shopping/visibility",
    "/shopping/item-visibility",
    "/shopping/executions",
];
