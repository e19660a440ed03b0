//! The query of a v2 visibility report.

use serde_json::Value;

use crate::{
    dataset::{Asset, seeded_hash},
    reports::{
        interval::Interval,
        visibility::{aggregate::Dimension, metric::Metric},
    },
    schema::{
        choices::{Choices, canonical, name_of},
        cursor,
        filter_match::{BY_NAME, Operator, Test},
        filter_tree::{Tree, normalised},
        json_node::JsonNode,
        period::Period,
    },
};

/// A v2 query with its defaults filled in.
#[derive(Debug)]
pub(crate) struct QueryV2 {
    pub(crate) category_id: String,
    pub(crate) period: Period,
    pub(crate) group_by: Vec<(&'static str, Dimension)>,
    pub(crate) metrics: Vec<(&'static str, Metric)>,
    pub(crate) interval: Interval,
    scope: Scope,
    assets: Option<Test>,
    pub(crate) assets_as_sent: Value,
    pub(crate) filter: Option<Tree<Dimension>>,
    pub(crate) normalised_filter: Value,
    pub(crate) sort: Metric,
    pub(crate) limit: usize,
    /// The most rows of a stream.
    pub(crate) most: usize,
    pub(crate) offset: usize,
    /// The hash of the request without its paging. Cursors are valid for it only.
    pub(crate) question: u64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Scope {
    Owned,
    All,
}

impl QueryV2 {
    pub(crate) fn read(body: &JsonNode<'_>) -> Option<QueryV2> {
        body.forbid_other_than(FIELDS);
        let question = question(body.value);
        let category_id = body.required("category_id").and_then(|node| node.uuid());
        let period = Period::inclusive(body);
        let group_by = body.optional_or("group_by", Vec::new(), |node| {
            node.each(|item| item.choice(GROUPS))
        });
        let metrics = body.nullable_or("metrics", Vec::new(), |node| {
            node.each(|item| item.choice(METRICS))
        });
        let interval = body.optional_or("interval", Interval::Day, |node| node.choice(INTERVALS));
        let scope = body.optional_or("scope", Scope::Owned, |node| node.choice(SCOPES));
        let assets = body.nullable_or("assets", None, |node| assets(node).map(Some));
        let filter = body.nullable_or("filter", None, |node| Tree::of_visibility(node).map(Some));
        let sort = body.optional_or("sort", Metric::VisibilityScore, sort);
        let limit = body.nullable_or("limit", 10, |node| node.integer(1, 50));
        let most = body.nullable_or("max_results", i64::MAX, |node| node.integer(1, i64::MAX));
        let offset = body.nullable_or("cursor", 0, |node| cursor::read(node, question));
        Some(QueryV2 {
            category_id: category_id?,
            period: period?,
            group_by: canonical(GROUPS, &group_by?),
            metrics: or_all(canonical(METRICS, &metrics?)),
            interval: interval?,
            scope: scope?,
            assets: assets?,
            assets_as_sent: body.value.get("assets").cloned().unwrap_or_default(),
            filter: filter?,
            normalised_filter: body.value.get("filter").map(normalised).unwrap_or_default(),
            sort: sort?,
            limit: usize::try_from(limit?).ok()?,
            most: usize::try_from(most?).ok()?,
            offset: offset?,
            question,
        })
    }

    pub(crate) fn selects(&self, asset: &Asset) -> bool {
        let names = [asset.entity.name, &asset.entity.id];
        let chosen = self.assets.as_ref().is_none_or(|test| test.passes(&names));
        chosen && (asset.owned || self.scope == Scope::All)
    }

    pub(crate) fn scope(&self) -> &'static str {
        name_of(SCOPES, self.scope)
    }
}

/// Returns the hash of a request without its paging, so that page sizes may change between pages.
fn question(body: &Value) -> u64 {
    let mut body = body.clone();
    if let Some(fields) = body.as_object_mut() {
        let paging = ["cursor", "limit", "max_results"];
        fields.retain(|name, value| !value.is_null() && !paging.contains(&name.as_str()));
    }
    seeded_hash::text(&body.to_string())
}

fn assets(node: &JsonNode<'_>) -> Option<Test> {
    if !node.value.is_object() {
        let is = BY_NAME[0].1;
        return Test::of_either(is, node);
    }
    node.forbid_other_than(&["op", "value"]);
    let operator = node.required("op").and_then(|op| op.choice(BY_ASSET));
    let value = node.required("value");
    Test::of_either(operator?, &value?)
}

fn sort(node: &JsonNode<'_>) -> Option<Metric> {
    node.fields()?;
    node.optional_or("field", Metric::VisibilityScore, |field| {
        field.choice(METRICS)
    })
}

fn or_all(metrics: Vec<(&'static str, Metric)>) -> Vec<(&'static str, Metric)> {
    if metrics.is_empty() {
        METRICS.to_vec()
    } else {
        metrics
    }
}

/// The operators on assets: `is`, `in` and `not_in`.
const BY_ASSET: &Choices<Operator> = &[BY_NAME[0], BY_NAME[2], BY_NAME[3]];

const FIELDS: &[&str] = &[
    "category_id",
    "start_date",
    "end_date",
    "group_by",
    "metrics",
    "interval",
    "scope",
    "assets",
    "filter",
    "sort",
    "limit",
    "max_results",
    "cursor",
];

const GROUPS: &Choices<Dimension> = &[
    ("date", Dimension::Date),
    ("model", Dimension::Model),
    ("topic", Dimension::Topic),
    ("region", Dimension::Region),
    ("prompt", Dimension::Prompt),
    ("persona", Dimension::Persona),
];

const METRICS: &Choices<Metric> = &[
    ("visibility_score", Metric::VisibilityScore),
    ("share_of_voice", Metric::ShareOfVoice),
    ("average_position", Metric::AveragePosition),
];

const INTERVALS: &Choices<Interval> = &[
    ("day", Interval::Day),
    ("week", Interval::Week),
    ("month", Interval::Month),
];

const SCOPES: &Choices<Scope> = &[("owned", Scope::Owned), ("all", Scope::All)];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::json_body::tests::problems;

    #[test]
    fn all_the_problems_of_a_query_are_found_at_once() {
        let body = r#"{
            "category_id": 7, "start_date": "2026-01-01 10:00",
            "group_by": ["date", "tag"], "metrics": ["executions"], "interval": "hour",
            "scope": "mine", "assets": {"op": "is", "name": "x"}, "filter": {"xor": []},
            "sort": {"field": "rank"}, "limit": 51, "max_results": 0, "cursor": "1", "page": 2
        }"#;
        let expected = [
            (r#"["body","page"]"#, "extra_forbidden"),
            (r#"["body","category_id"]"#, "uuid_type"),
            (r#"["body","end_date"]"#, "missing"),
            (r#"["body","start_date"]"#, "date_from_datetime_parsing"),
            (r#"["body","group_by",1]"#, "literal_error"),
            (r#"["body","metrics",0]"#, "literal_error"),
            (r#"["body","interval"]"#, "literal_error"),
            (r#"["body","scope"]"#, "literal_error"),
            (r#"["body","assets","name"]"#, "extra_forbidden"),
            (r#"["body","assets","value"]"#, "missing"),
            (r#"["body","filter","xor"]"#, "extra_forbidden"),
            (r#"["body","filter"]"#, "value_error"),
            (r#"["body","sort","field"]"#, "literal_error"),
            (r#"["body","limit"]"#, "less_than_equal"),
            (r#"["body","max_results"]"#, "greater_than"),
            (r#"["body","cursor"]"#, "value_error"),
        ];
        let expected = expected.map(|(loc, kind)| (loc.to_owned(), kind.to_owned()));
        assert_eq!(problems(body, QueryV2::read), expected);
    }

    #[test]
    fn null_is_the_same_as_absent() {
        let body = r#"{
            "category_id": "5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10",
            "start_date": "2026-01-01", "end_date": "2026-01-01", "metrics": null,
            "assets": null, "filter": null, "limit": null, "max_results": null, "cursor": null
        }"#;
        let found = problems(body, |body| {
            let query = QueryV2::read(body).expect("a query");
            assert_eq!((query.limit, query.metrics.len()), (10, 3));
            Some(())
        });
        assert_eq!(found, []);
    }
}
