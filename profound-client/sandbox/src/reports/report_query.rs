//! The query of a report: its period, filters and tables.

use serde_json::Value;

use crate::{
    dataset::{
        Dataset,
        dates::{DAY, Span, moment},
        seeded_hash,
    },
    http::response::ApiResponse,
    reports::{
        interval::Interval,
        table::{Table, TablePlan},
        thing::Thing,
    },
    schema::{
        filter_match::{BY_NAME, MOST_FILTERS, TOO_MANY_FILTERS, Test},
        filter_tree::Tree,
        generate::Generator,
        json_node::JsonNode,
        period::Period,
        shapes::SHAPES,
        validated_request::ValidatedRequest,
    },
};

/// Returns the path of a report, without `/stream`.
pub(crate) fn path(request: &ValidatedRequest) -> &'static str {
    request.operation.path.trim_end_matches("/stream")
}

/// The request of a report.
pub(crate) struct ReportQuery<'a> {
    pub(crate) request: &'a ValidatedRequest,
    pub(crate) generator: Generator<'a>,
    pub(crate) span: Span,
    filter: Option<Tree<String>>,
}

impl<'a> ReportQuery<'a> {
    pub(crate) fn new(
        dataset: &'a Dataset,
        request: &'a ValidatedRequest,
    ) -> Result<ReportQuery<'a>, ApiResponse> {
        Ok(ReportQuery {
            request,
            generator: Generator::new(dataset, request)?,
            span: span(request)?,
            filter: filter(request)?,
        })
    }

    /// Returns a table with these columns. If there is an `interval`, its rows also have a date.
    pub(crate) fn table(
        &self,
        columns: &[&str],
        interval: Option<Interval>,
        keeps: &dyn Fn(&Thing) -> bool,
    ) -> Result<Table, ApiResponse> {
        let columns = columns
            .iter()
            .filter(|column| !matches!(**column, "date" | "period"));
        // Reports of different brands have different values.
        let asset = self
            .request
            .text("asset")
            .or(self.request.text("asset_name"));
        let plan = TablePlan {
            category: self.generator.category,
            seed: seeded_hash::text(path(self.request))
                ^ seeded_hash::text(&self.generator.category.entity.id)
                ^ seeded_hash::text(asset.unwrap_or_default()),
            columns: columns.map(|column| (*column).to_owned()).collect(),
            span: self.span,
            interval,
            filter: self.filter(),
            domain: self.request.text("domain").map(str::to_owned),
            keeps,
        };
        Table::new(&plan).map_or_else(|| self.too_long(), Ok)
    }

    /// Rejects a report with more rows than the sandbox generates.
    pub(crate) fn too_long<T>(&self) -> Result<T, ApiResponse> {
        let message = "Value error, the sandbox makes 100,000 rows of a report at most";
        self.request
            .body_again(|body| body.problem("value_error", message))
    }

    pub(crate) fn filter(&self) -> Option<&Tree<String>> {
        self.filter.as_ref()
    }

    /// Returns the interval in a field of the body. Default: day.
    pub(crate) fn interval(&self, name: &str) -> Interval {
        let chosen = self.request.text(name).unwrap_or("day");
        let known = Interval::ALL.iter().find(|(known, _)| *known == chosen);
        known.map_or(Interval::Day, |(_, interval)| *interval)
    }

    /// Returns the values of a list in the body, in the order of its shape.
    pub(crate) fn listed(&self, name: &str) -> Vec<&'static str> {
        let chosen = self.request.texts(name);
        let words = words(self.request, name).into_iter();
        words.filter(|word| chosen.contains(word)).collect()
    }
}

/// Returns the values that a field of the body may have.
pub(crate) fn words(request: &ValidatedRequest, name: &str) -> Vec<&'static str> {
    let body = request.operation.body.as_ref();
    let object = body.and_then(|body| SHAPES.object(&body.shape));
    let field = object.and_then(|object| object.field(name));
    field
        .map(|field| SHAPES.literals(&field.shape))
        .unwrap_or_default()
}

/// Returns the period of a report. It is 30 days long if the request has no end date.
fn span(request: &ValidatedRequest) -> Result<Span, ApiResponse> {
    if request.get("end_date").is_none() {
        let start = request
            .text("start_date")
            .and_then(moment)
            .unwrap_or_default();
        let end = start + 30 * DAY;
        return Ok(Span { start, end });
    }
    // The end is inclusive in `/v2`, and in accuracy reports by day. With a `domain`, it is exclusive.
    let is_of_days = request
        .get("start_date")
        .and_then(Value::as_str)
        .is_some_and(|text| text.len() == 10);
    let path = request.operation.path.as_str();
    let counts_days = path.starts_with("/v2") || path.contains("/accuracy/") && is_of_days;
    let read = if counts_days && request.get("domain").is_none() {
        Period::inclusive
    } else {
        Period::exclusive
    };
    request.body_again(|body| read(body).map(|period| period.span))
}

/// Reads the filter of a v2 report, or the list of filters of a v1 report, which must all pass.
fn filter(request: &ValidatedRequest) -> Result<Option<Tree<String>>, ApiResponse> {
    request.body_again(|body| {
        if let Some(filter) = body.nullable("filter") {
            let tree = Tree::read(&filter, &|field| field.text().map(str::to_owned));
            return tree.map(Some);
        }
        let Some(filters) = body.nullable("filters") else {
            return ids(body);
        };
        let leaves = filters.each(|filter| {
            let field = filter.required("field")?.text()?.to_owned();
            let operator = filter.required("operator")?.choice(&BY_NAME)?;
            let value = filter.required("value")?;
            let test = match value.value {
                Value::String(_) | Value::Array(_) => Test::of_either(operator, &value)?,
                _ => return Some(None),
            };
            Some(Some(Tree::Leaf(field, test)))
        })?;
        if leaves.len() > MOST_FILTERS {
            return filters.problem("value_error", TOO_MANY_FILTERS);
        }
        let leaves: Vec<Tree<String>> = leaves.into_iter().flatten().collect();
        Some((!leaves.is_empty()).then_some(Tree::And(leaves)))
    })
}

/// Reads the lists of ids that filter a v1 accuracy report.
fn ids(body: &JsonNode<'_>) -> Option<Option<Tree<String>>> {
    let mut leaves = Vec::new();
    for kind in ["topic", "tag", "region", "platform", "persona", "prompt"] {
        let Some(ids) = body.nullable(&format!("{kind}_ids")) else {
            continue;
        };
        let leaf = Tree::Leaf(format!("{kind}_id"), Test::of_ids(BY_NAME[0].1, &ids)?);
        let excludes = body
            .optional("exclude_topic_ids")
            .is_some_and(|node| *node.value == true);
        leaves.push(if kind == "topic" && excludes {
            Tree::Not(Box::new(leaf))
        } else {
            leaf
        });
    }
    Some((!leaves.is_empty()).then_some(Tree::And(leaves)))
}
