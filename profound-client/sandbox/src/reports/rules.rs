//! The rules that the API states in words: combinations of fields that a request must not have.

use serde_json::Value;

use crate::{
    http::response::ApiResponse,
    reports::{filter_rules, report_path::path},
    schema::{json_node::JsonNode, validated_request::ValidatedRequest},
};

/// Checks the rules of a report.
pub(crate) fn check(request: &ValidatedRequest) -> Result<(), ApiResponse> {
    let path = path(request);
    let rule: fn(&ValidatedRequest, &JsonNode<'_>) -> Option<()> = match path {
        "/v1/reports/query-fanouts" | "/v2/reports/query-fanouts" => fanouts,
        "/v1/reports/sentiment-v2" | "/v2/reports/sentiment" => sentiment,
        "/v2/reports/factcheck" => factcheck,
        "/v2/reports/factcheck/claims" => claims,
        "/v2/reports/social/youtube/channels" | "/v2/reports/social/youtube/videos" => youtube,
        "/v2/reports/shopping/merchants" => merchants,
        _ => |_, _| Some(()),
    };
    if !request.body.is_object() {
        return Ok(());
    }
    request.body_again(|body| {
        let rules = rule(request, body);
        filter_rules::check(path, body)?;
        rules
    })
}

/// Returns the groups of a report: `dimensions` in v1, `group_by` in v2.
fn groups(request: &ValidatedRequest) -> Vec<&str> {
    let groups = request.texts("group_by");
    if groups.is_empty() {
        request.texts("dimensions")
    } else {
        groups
    }
}

fn refuse(body: &JsonNode<'_>, field: &str, message: &str) -> Option<()> {
    let message = format!("Value error, {message}");
    match body.nullable(field) {
        Some(node) => node.problem("value_error", &message),
        None => body.problem("value_error", &message),
    }
}

/// Returns the name of the field of the groups.
fn groups_field(request: &ValidatedRequest) -> &'static str {
    if request.operation.path.starts_with("/v1") {
        "dimensions"
    } else {
        "group_by"
    }
}

fn fanouts(request: &ValidatedRequest, body: &JsonNode<'_>) -> Option<()> {
    let (groups, metrics) = (groups(request), request.texts("metrics"));
    let field = groups_field(request);
    let by_query = groups.contains(&"query");
    if by_query && !groups.contains(&"prompt") {
        return refuse(body, field, "'query' needs 'prompt'");
    }
    if metrics.contains(&"share") && !by_query {
        return refuse(body, "metrics", "'share' needs 'query' among the groups");
    }
    if metrics.contains(&"query_variations") && by_query {
        return refuse(
            body,
            "metrics",
            "'query_variations' cannot be grouped by 'query'",
        );
    }
    if request.operation.path.starts_with("/v1") {
        let wrong = |name: &&String| name.as_str() != "date" && !metrics.contains(&name.as_str());
        if request.order.iter().any(|name| wrong(&name)) {
            return refuse(body, "order_by", "order by a requested metric or by 'date'");
        }
    }
    Some(())
}

fn sentiment(request: &ValidatedRequest, body: &JsonNode<'_>) -> Option<()> {
    let groups = groups(request);
    let field = groups_field(request);
    let beside_date = groups.iter().filter(|group| **group != "date").count();
    if beside_date > 2 {
        return refuse(body, field, "at most two dimensions beside 'date'");
    }
    let by_claim = groups.contains(&"theme") || groups.contains(&"claim");
    if request.texts("metrics").contains(&"occurrence") && !by_claim {
        return refuse(
            body,
            "metrics",
            "'occurrence' needs 'theme' or 'claim' among the groups",
        );
    }
    let given = |name| request.get(name).is_some();
    if given("comparison_start_date") != given("comparison_end_date") {
        return refuse(
            body,
            "comparison_start_date",
            "a comparison needs a start and an end",
        );
    }
    Some(())
}

fn factcheck(request: &ValidatedRequest, body: &JsonNode<'_>) -> Option<()> {
    let groups = groups(request);
    if groups.len() > 2 {
        return refuse(body, "group_by", "at most two dimensions");
    }
    if groups.contains(&"citation") && groups.len() > 1 {
        return refuse(body, "group_by", "'citation' must be the only dimension");
    }
    tag_by_tag(&groups, body)
}

fn claims(request: &ValidatedRequest, body: &JsonNode<'_>) -> Option<()> {
    let groups = groups(request);
    if groups.len() > 1 {
        return refuse(body, "group_by", "at most one dimension");
    }
    if !groups.is_empty() && request.texts("include").contains(&"citation_sources") {
        return refuse(
            body,
            "include",
            "'citation_sources' cannot be combined with 'group_by'",
        );
    }
    tag_by_tag(&groups, body)
}

/// An answer can have several tags, so a filter on tags does not fit to groups by tag.
fn tag_by_tag(groups: &[&str], body: &JsonNode<'_>) -> Option<()> {
    let filter = body.nullable("filter").map(|filter| filter.value.clone());
    let names_tag = filter.is_some_and(|filter| names_field(&filter, "tag"));
    if groups.contains(&"tag") && names_tag {
        return refuse(
            body,
            "filter",
            "groups by 'tag' cannot have a filter on 'tag'",
        );
    }
    Some(())
}

fn names_field(filter: &Value, field: &str) -> bool {
    match filter {
        Value::Object(fields) => {
            fields.get("field").is_some_and(|name| name == field)
                || fields.values().any(|value| names_field(value, field))
        }
        Value::Array(items) => items.iter().any(|item| names_field(item, field)),
        _ => false,
    }
}

fn youtube(request: &ValidatedRequest, body: &JsonNode<'_>) -> Option<()> {
    let attribution = request.text("attribution").unwrap_or("attributed");
    let other = request.texts("source_types").contains(&"other");
    if other && attribution == "attributed" {
        return refuse(body, "source_types", "citations of 'other' have no channel");
    }
    let groups = groups(request);
    let is_known = match groups[..] {
        [] | [_] => true,
        [first, second] => first == "channel" && second != "channel",
        _ => false,
    };
    if !is_known {
        return refuse(
            body,
            "group_by",
            "a cross-tab is 'channel' and one other dimension",
        );
    }
    Some(())
}

fn merchants(request: &ValidatedRequest, body: &JsonNode<'_>) -> Option<()> {
    let groups = groups(request);
    let view = merchants_view(&groups);
    let Some(view) = view else {
        return refuse(body, "group_by", "[], ['date'], ['brand'] or ['product']");
    };
    let known = merchants_metrics(view);
    if request
        .texts("metrics")
        .iter()
        .any(|metric| !known.contains(metric))
    {
        let message = format!("the metrics of this view are {}", known.join(", "));
        return refuse(body, "metrics", &message);
    }
    Some(())
}

/// Returns the view of a report on merchants, or `None` if its groups do not fit together.
pub(crate) fn merchants_view(groups: &[&str]) -> Option<&'static str> {
    match groups {
        [] | ["date"] => Some("distribution"),
        ["brand"] => Some("brand_share"),
        ["product"] => Some("top_products"),
        _ => None,
    }
}

/// Returns the metrics of a view of merchants.
pub(crate) fn merchants_metrics(view: &str) -> &'static [&'static str] {
    match view {
        "brand_share" => &["visibility_rank", "brand_share"],
        "top_products" => &["product_visibility", "product_rank"],
        _ => &[
            "merchant_share",
            "merchant_share_rank",
            "merchant_visibility",
            "merchant_visibility_rank",
        ],
    }
}
