//! v1 reports: positional rows in the order of the columns in `info.query`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::{
    http::response::ApiResponse,
    reports::{
        report_body,
        report_query::{ReportQuery, TableOptions, words},
        sort::Key,
        table::{Row, Table},
    },
    schema::{
        filter_match::{MOST_FILTERS, TOO_MANY_FILTERS},
        json_node::JsonNode,
        shapes::Response as ResponseShape,
        validated_request::ValidatedRequest,
    },
};

/// Returns whether a report has positional rows.
pub(crate) fn is_one(request: &ValidatedRequest) -> bool {
    request.operation.path.contains("/reports/")
        && !words(request, "dimensions").is_empty()
        && !words(request, "metrics").is_empty()
}

pub(crate) fn report(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let dimensions = query.listed("dimensions");
    let metrics = query.listed("metrics");
    let keys = keys(query.request, &dimensions, &metrics)?;
    let table = table(query, &dimensions, &keys, &TableOptions::default())?;
    let (limit, offset) = page(query.request);
    let rows = table.rows.iter().skip(offset).take(limit);
    let mut echo = query.request.body.clone();
    echo["metrics"] = json!(metrics);
    echo["dimensions"] = json!(dimensions);
    echo["order_by"] = order(&keys);
    echo["pagination"] = json!({ "limit": limit, "offset": offset });
    let mut info = json!({ "total_rows": table.rows.len() });
    info["query"] = echo;
    let measured = |row: &Row| -> Vec<Value> {
        let metrics = metrics.iter();
        metrics.map(|metric| table.measure(row, metric)).collect()
    };
    let named = |row: &Row| -> Vec<Value> {
        let columns = dimensions.iter();
        columns.map(|column| said(row, column)).collect()
    };
    Ok(match query.request.operation.response {
        ResponseShape::Events(_) => {
            let names = || dimensions.iter().chain(&metrics);
            let rows = rows.map(|row| {
                let values = named(row).into_iter().chain(measured(row));
                let names = names().map(|name| (*name).to_owned());
                names.zip(values).collect::<Map<_, _>>()
            });
            report_body::events(&info, "row", rows)
        }
        _ => {
            let positional = |row| {
                let parts = [("metrics", measured(row)), ("dimensions", named(row))];
                BTreeMap::from(parts)
            };
            report_body::document(&info, rows.map(positional))
        }
    })
}

/// Returns the sorted table of a report with dimensions and metrics.
pub(crate) fn table(
    query: &ReportQuery<'_>,
    dimensions: &[&'static str],
    keys: &[Key],
    options: &TableOptions<'_>,
) -> Result<Table, ApiResponse> {
    let is_dated = dimensions.contains(&"date");
    let interval = is_dated.then(|| query.interval("date_interval"));
    query.request.body_again(few_metric_filters)?;
    let mut table = query.table(dimensions, interval, options)?;
    keep(&mut table, query.request);
    table.sort(keys);
    Ok(table)
}

/// Reads `order_by` in its own order. Rows can be sorted by any metric, and by the dimensions that they
/// have. Default: the first metric.
pub(crate) fn keys(
    request: &ValidatedRequest,
    dimensions: &[&'static str],
    chosen: &[&'static str],
) -> Result<Vec<Key>, ApiResponse> {
    let metrics = words(request, "metrics");
    let keys = request.body_again(|body| {
        let Some(order) = body.nullable("order_by") else {
            return Some(Vec::new());
        };
        let key = |name: &String| {
            let entry = order.optional(name)?;
            let name = name.as_str();
            let is_column = |names: &[&str]| names.contains(&name);
            if [&metrics, dimensions, chosen].into_iter().any(is_column) {
                Some(Key::new(name, entry.value == "desc"))
            } else {
                entry.problem("value_error", NO_COLUMN)
            }
        };
        let keys: Vec<Option<Key>> = request.order.iter().map(key).collect();
        keys.into_iter().collect()
    })?;
    if !keys.is_empty() {
        return Ok(keys);
    }
    let first = chosen.iter().take(1);
    Ok(first.map(|metric| Key::new(metric, true)).collect())
}

fn order(keys: &[Key]) -> Value {
    let pair = |key: &Key| {
        let direction = if key.descending { "desc" } else { "asc" };
        (key.name.clone(), direction.into())
    };
    keys.iter().map(pair).collect::<Map<_, _>>().into()
}

/// Rejects more than [`MOST_FILTERS`] filters of metrics, which would take long.
fn few_metric_filters(body: &JsonNode<'_>) -> Option<()> {
    match body.nullable("metric_filters") {
        Some(filters) if filters.items()?.len() > MOST_FILTERS => {
            filters.problem("value_error", TOO_MANY_FILTERS)
        }
        _ => Some(()),
    }
}

/// Removes the rows that do not pass the filters of metrics.
fn keep(table: &mut Table, request: &ValidatedRequest) {
    let filters = request.get("metric_filters").and_then(Value::as_array);
    for filter in filters.into_iter().flatten() {
        let metric = filter["field"].as_str().unwrap_or_default();
        let bound = filter["value"].as_f64().unwrap_or_default();
        let rows = std::mem::take(&mut table.rows);
        let kept = rows.into_iter().filter(|row| {
            let number = table.number(row, metric);
            match filter["operator"].as_str().unwrap_or_default() {
                ">" => number > bound,
                ">=" => number >= bound,
                "<" => number < bound,
                "<=" => number <= bound,
                "!=" => number != bound,
                _ => number == bound,
            }
        });
        table.rows = kept.collect();
    }
}

/// Returns the value of a row in a column.
pub(crate) fn said(row: &Row, column: &str) -> Value {
    match column {
        "date" => row.date.as_deref().into(),
        "period" => "current".into(),
        column => match row.get(column) {
            // A prompt without a tag or a persona.
            None | Some(Value::Null) => "".into(),
            Some(value) => value.clone(),
        },
    }
}

/// Returns the `limit` and the `offset` of a request.
pub(crate) fn page(request: &ValidatedRequest) -> (usize, usize) {
    let empty = Map::new();
    let page = request
        .get("pagination")
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    let size = |name: &str| usize::try_from(page.get(name)?.as_u64()?).ok();
    let is_streamed = matches!(request.operation.response, ResponseShape::Events(_));
    let most = if is_streamed { usize::MAX } else { 10_000 };
    (size("limit").unwrap_or(most), size("offset").unwrap_or(0))
}

const NO_COLUMN: &str = "Value error, neither a metric nor a dimension of this report";
