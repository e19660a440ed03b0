//! The query of a v1 visibility report.

use serde_json::{Map, Value, json};

use crate::{
    reports::{
        interval::Interval,
        visibility::{
            aggregate::Dimension,
            filter_v1::{Filters, Subject},
            metric::Metric,
        },
    },
    schema::{
        choices::{Choices, canonical, name_of, names},
        json_node::JsonNode,
        period::Period,
        sort_direction::Direction,
    },
};

/// A v1 query with its defaults filled in, and its columns in the order of the schema.
#[derive(Debug)]
pub(crate) struct QueryV1 {
    pub(crate) category_id: String,
    pub(crate) period: Period,
    pub(crate) metrics: Vec<(&'static str, Metric)>,
    pub(crate) dimensions: Vec<(&'static str, Subject)>,
    pub(crate) interval: Interval,
    pub(crate) order: Vec<Ordering>,
    pub(crate) limit: usize,
    pub(crate) offset: usize,
    pub(crate) filters: Filters,
    filters_as_sent: Value,
}

/// A key with its name and its direction.
pub(crate) type Ordering = (&'static str, Key, Direction);

/// A key by which rows can be sorted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Key {
    Metric(Metric),
    Dimension(Subject),
}

impl QueryV1 {
    /// Reads a body. `order` has the keys of its `order_by` in their order.
    pub(crate) fn read(body: &JsonNode<'_>, order: &[String]) -> Option<QueryV1> {
        let category_id = body.required("category_id").and_then(|node| node.uuid());
        let period = Period::exclusive(body);
        let metrics = body
            .required("metrics")
            .and_then(|node| node.some(|item| item.choice(&Metric::ALL)));
        let dimensions = body.optional_or("dimensions", Vec::new(), |node| {
            node.each(|item| item.choice(DIMENSIONS))
        });
        let interval = body.optional_or("date_interval", Interval::Day, |node| {
            node.choice(&Interval::ALL)
        });
        let ordered = body.optional_or("order_by", Vec::new(), |node| {
            order_by(node, order, dimensions.as_deref())
        });
        let page = body.optional_or("pagination", (10_000, 0), pagination);
        let filters = body.optional_or("filters", Filters::default(), Filters::read);
        let sent = body.optional("filters").map(|node| node.value.clone());
        let (metrics, (limit, offset)) = (metrics?, page?);
        Some(QueryV1 {
            category_id: category_id?,
            period: period?,
            dimensions: canonical(DIMENSIONS, &dimensions?),
            interval: interval?,
            order: or_first_metric(ordered?, &metrics),
            metrics: canonical(&Metric::ALL, &metrics),
            limit,
            offset,
            filters: filters?,
            filters_as_sent: sent.unwrap_or_else(|| json!([])),
        })
    }

    /// Returns `info.query`.
    pub(crate) fn echo(&self) -> Value {
        let order = self.order.iter();
        let order: Map<String, Value> = order
            .map(|(name, _, direction)| ((*name).to_owned(), direction.name().into()))
            .collect();
        json!({
            "category_id": self.category_id,
            "start_date": self.period.start_date,
            "end_date": self.period.end_date,
            "metrics": names(&self.metrics),
            "dimensions": names(&self.dimensions),
            "date_interval": name_of(&Interval::ALL, self.interval),
            "order_by": order,
            "pagination": { "limit": self.limit, "offset": self.offset },
            "filters": self.filters_as_sent,
        })
    }
}

fn pagination(node: &JsonNode<'_>) -> Option<(usize, usize)> {
    node.fields()?;
    let limit = node.optional_or("limit", 10_000, |node| node.integer(1, 50_000));
    let offset = node.optional_or("offset", 0, |node| node.integer(0, i64::MAX));
    Some((
        usize::try_from(limit?).ok()?,
        usize::try_from(offset?).ok()?,
    ))
}

/// Reads `order_by`. Every key is checked, so that all problems are noted.
fn order_by(
    node: &JsonNode<'_>,
    names: &[String],
    dimensions: Option<&[Subject]>,
) -> Option<Vec<Ordering>> {
    node.fields()?;
    let keys: Vec<_> = names
        .iter()
        .map(|name| {
            let entry = node.optional(name)?;
            let direction = entry.choice(&Direction::ALL);
            let (name, key) = order_key(name, &entry, dimensions)?;
            Some((name, key, direction?))
        })
        .collect();
    keys.into_iter().collect()
}

fn order_key(
    name: &str,
    entry: &JsonNode<'_>,
    dimensions: Option<&[Subject]>,
) -> Option<(&'static str, Key)> {
    if let Some((name, metric)) = Metric::ALL.iter().find(|(known, _)| *known == name) {
        return Some((name, Key::Metric(*metric)));
    }
    match DIMENSIONS.iter().find(|(known, _)| *known == name) {
        None => entry.problem(
            "literal_error",
            "Only metrics and dimensions can be ordered by",
        ),
        Some((_, subject)) if dimensions.is_some_and(|all| !all.contains(subject)) => {
            entry.problem("value_error", "Value error, not a dimension of this report")
        }
        Some((name, subject)) => Some((name, Key::Dimension(*subject))),
    }
}

fn or_first_metric(order: Vec<Ordering>, metrics: &[Metric]) -> Vec<Ordering> {
    if !order.is_empty() {
        return order;
    }
    let first = metrics.iter().take(1).map(|metric| {
        let name = name_of(&Metric::ALL, *metric);
        (name, Key::Metric(*metric), Direction::Descending)
    });
    first.collect()
}

const DIMENSIONS: &Choices<Subject> = &[
    ("date", Subject::name(Dimension::Date)),
    ("region", Subject::name(Dimension::Region)),
    ("topic", Subject::name(Dimension::Topic)),
    ("topic_id", Subject::id(Dimension::Topic)),
    ("model", Subject::name(Dimension::Model)),
    ("asset_id", Subject::ASSET_ID),
    ("asset_name", Subject::ASSET_NAME),
    ("prompt", Subject::name(Dimension::Prompt)),
    ("prompt_id", Subject::id(Dimension::Prompt)),
    ("tag", Subject::name(Dimension::Tag)),
    ("persona", Subject::name(Dimension::Persona)),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::json_body::tests::problems;

    fn read(body: &str, order: &[&str]) -> (Option<Value>, Vec<(String, String)>) {
        let order: Vec<String> = order.iter().map(|key| (*key).to_owned()).collect();
        let mut echo = None;
        let problems = problems(body, |body| {
            echo = QueryV1::read(body, &order).map(|query| query.echo());
            echo.clone()
        });
        (echo, problems)
    }

    const PLAIN: &str = r#""category_id": "5B0F3A526F0E4C1B9D572F6A1C9E4D10",
        "start_date": "2026-01-01", "end_date": "2026-01-08 12:00""#;

    #[test]
    fn the_echo_has_the_defaults_and_the_schemas_order() {
        let body = format!(
            r#"{{{PLAIN}, "metrics": ["visibility_score", "share_of_voice"],
                "dimensions": ["asset_name", "date"]}}"#
        );
        let expected = json!({
            "category_id": "5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10",
            "start_date": "2026-01-01",
            "end_date": "2026-01-08 12:00",
            "metrics": ["share_of_voice", "visibility_score"],
            "dimensions": ["date", "asset_name"],
            "date_interval": "day",
            "order_by": { "visibility_score": "desc" },
            "pagination": { "limit": 10_000, "offset": 0 },
            "filters": [],
        });
        assert_eq!(read(&body, &[]), (Some(expected), Vec::new()));
    }

    #[test]
    fn all_the_problems_of_a_query_are_found_at_once() {
        let body = r#"{
            "category_id": "running-shoes", "start_date": "soon", "metrics": [],
            "dimensions": ["date", "colour"], "date_interval": "decade",
            "order_by": {"executions": "up", "colour": "asc"},
            "pagination": {"limit": 50001, "offset": -1},
            "filters": {}
        }"#;
        let (echo, found) = read(body, &["executions", "colour"]);
        let expected = [
            (r#"["body","category_id"]"#, "uuid_parsing"),
            (r#"["body","end_date"]"#, "missing"),
            (r#"["body","start_date"]"#, "datetime_from_date_parsing"),
            (r#"["body","metrics"]"#, "too_short"),
            (r#"["body","dimensions",1]"#, "literal_error"),
            (r#"["body","date_interval"]"#, "literal_error"),
            (r#"["body","order_by","executions"]"#, "literal_error"),
            (r#"["body","order_by","colour"]"#, "literal_error"),
            (r#"["body","pagination","limit"]"#, "less_than_equal"),
            (r#"["body","pagination","offset"]"#, "greater_than_equal"),
            (r#"["body","filters"]"#, "list_type"),
        ];
        let expected = expected.map(|(loc, kind)| (loc.to_owned(), kind.to_owned()));
        assert_eq!(found, expected);
        assert_eq!(echo, None);
    }

    #[test]
    fn rows_can_be_ordered_by_any_metric_but_only_by_a_dimension_they_have() {
        let metric = format!(
            r#"{{{PLAIN}, "metrics": ["executions"], "order_by": {{"average_position": "asc"}}}}"#
        );
        assert!(read(&metric, &["average_position"]).0.is_some());
        let dimension =
            format!(r#"{{{PLAIN}, "metrics": ["executions"], "order_by": {{"date": "asc"}}}}"#);
        let (_, found) = read(&dimension, &["date"]);
        assert_eq!(
            found,
            [(
                r#"["body","order_by","date"]"#.to_owned(),
                "value_error".to_owned()
            )]
        );
    }
}
