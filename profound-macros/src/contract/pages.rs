//! Which operations page, how, and how large a page may be.

/// How an operation's next page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paging {
    /// By a cursor in the query parameter of this name.
    QueryCursor(&'static str),
    /// By the query parameter `offset`.
    QueryOffset,
    /// By the body's field `cursor`.
    BodyCursor,
    /// By the body's field `offset`.
    BodyOffset,
    /// By the body's field `pagination.offset`.
    Pagination,
}

use Paging::{BodyCursor, BodyOffset, Pagination, QueryCursor, QueryOffset};

/// An operation's way to page, and how many items to ask for where the caller does not say: what the
/// API allows, but 10,000 at most, which is where its own default is for those that allow more, and 100
/// where it names no bound.
pub(crate) fn of(verb: &str, path: &str) -> Option<(Paging, u32)> {
    let found = PAGES
        .iter()
        .find(|(own, known, ..)| (*own, *known) == (verb, path));
    found.map(|&(_, _, paging, limit)| (paging, limit))
}

#[rustfmt::skip]
const PAGES: &[(&str, &str, Paging, u32)] = &[
    ("GET", "/v1/ads/openai-ads/ad-account/insights", QueryCursor("after"), 2_000),
    ("GET", "/v1/agents", QueryCursor("next_cursor"), 100),
    ("GET", "/v1/content/{asset_id}/optimization", QueryOffset, 10_000),
    ("GET", "/v1/documents", QueryCursor("next_cursor"), 50),
    ("GET", "/v1/org/categories/{category_id}/prompts", QueryCursor("cursor"), 10_000),
    ("GET", "/v1/projects", QueryOffset, 200),
    ("GET", "/v1/projects/generations", QueryOffset, 200),
    ("POST", "/v1/prompts/answers", Pagination, 10_000),
    ("POST", "/v1/reports/accuracy/breakdown", BodyOffset, 100),
    ("POST", "/v1/reports/accuracy/claim-citations", BodyOffset, 100),
    ("POST", "/v1/reports/accuracy/cluster-example-runs", BodyOffset, 100),
    ("POST", "/v1/reports/accuracy/inaccurate-clusters", BodyOffset, 10_000),
    ("POST", "/v1/reports/accuracy/inaccurate-themes", BodyOffset, 100),
    ("POST", "/v1/reports/bots", Pagination, 10_000),
    ("POST", "/v1/reports/citations", Pagination, 10_000),
    ("POST", "/v1/reports/query-fanouts", Pagination, 10_000),
    ("POST", "/v1/reports/referrals", Pagination, 10_000),
    ("POST", "/v1/reports/sentiment", Pagination, 10_000),
    ("POST", "/v1/reports/sentiment-v2", Pagination, 10_000),
    ("POST", "/v1/reports/shopping/all-items-with-merchants", Pagination, 10_000),
    ("POST", "/v1/reports/shopping/executions", Pagination, 10_000),
    ("POST", "/v1/reports/shopping/item-visibility", Pagination, 10_000),
    ("POST", "/v1/reports/shopping/merchant-by-items", Pagination, 10_000),
    ("POST", "/v1/reports/shopping/merchant-distribution", Pagination, 10_000),
    ("POST", "/v1/reports/shopping/merchant-share", Pagination, 10_000),
    ("POST", "/v1/reports/shopping/merchant-visibility-by-brand", Pagination, 10_000),
    ("POST", "/v1/reports/shopping/trigger-rate", Pagination, 10_000),
    ("POST", "/v1/reports/shopping/visibility", Pagination, 10_000),
    ("POST", "/v1/reports/visibility", Pagination, 10_000),
    ("POST", "/v1/reports/web-search-results", Pagination, 10_000),
    ("POST", "/v2/prompts/answers", BodyCursor, 200),
    ("POST", "/v2/reports/bots", Pagination, 10_000),
    ("POST", "/v2/reports/citations", BodyCursor, 50),
    ("POST", "/v2/reports/factcheck", BodyCursor, 100),
    ("POST", "/v2/reports/factcheck/claims", BodyCursor, 100),
    ("POST", "/v2/reports/query-fanouts", BodyCursor, 50),
    ("POST", "/v2/reports/referrals", Pagination, 10_000),
    ("POST", "/v2/reports/sentiment", BodyCursor, 50),
    ("POST", "/v2/reports/shopping/brands", BodyCursor, 50),
    ("POST", "/v2/reports/shopping/merchants", BodyCursor, 50),
    ("POST", "/v2/reports/shopping/products", BodyCursor, 50),
    ("POST", "/v2/reports/shopping/trigger-rate", BodyCursor, 50),
    ("POST", "/v2/reports/social/youtube/channels", BodyCursor, 50),
    ("POST", "/v2/reports/social/youtube/videos", BodyCursor, 50),
    ("POST", "/v2/reports/visibility", BodyCursor, 50),
];
