//! v1 shopping reports, whose rows are objects.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::{
    dataset::{seeded_hash, uuid},
    http::response::ApiResponse,
    reports::{
        accuracy::earlier,
        positional::{keys, page, said, table},
        report_query::{ReportQuery, path, words},
        table::{Row, Table},
    },
};

pub(crate) fn report(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let name = path(query.request).rsplit('/').next().unwrap_or_default();
    let known = OUTLINES.iter().find(|(known, ..)| *known == name);
    let (_, columns, measured) = known.copied().unwrap_or(("", &[], &[]));
    let mut dimensions = query.listed("dimensions");
    if dimensions.is_empty() {
        dimensions = columns.to_vec();
    }
    let mut metrics = query.listed("metrics");
    if metrics.is_empty() {
        metrics = words(query.request, "metrics");
    }
    if metrics.is_empty() {
        metrics = measured.to_vec();
    }
    let keys = keys(query.request, &dimensions, &metrics)?;
    let mut table = table(query, &dimensions, &keys)?;
    let products: HashSet<&str> = query.request.texts("product_names").into_iter().collect();
    if !products.is_empty() {
        let is_requested = |row: &Row| {
            let name = row.get("product_name").and_then(Value::as_str);
            name.is_some_and(|name| products.contains(name))
        };
        table.rows.retain(is_requested);
    }
    let rows: Vec<(Row, &str)> = if dimensions.contains(&"period") {
        table
            .rows
            .iter()
            .flat_map(|row| periods(query, row))
            .collect()
    } else {
        table.rows.iter().map(|row| (row.clone(), "")).collect()
    };
    let total = rows.len();
    let (limit, offset) = page(query.request);
    let rows = rows.iter().skip(offset).take(limit);
    let rows: Vec<Value> = rows
        .map(|(row, period)| {
            let mut object = object(&table, row, &dimensions, &metrics);
            if !period.is_empty() {
                object["period"] = (*period).into();
            }
            object
        })
        .collect();
    Ok(ApiResponse::json(&json!({
        "info": { "total_rows": total, "query": query.request.body },
        "data": rows,
    })))
}

/// Returns a row, and the same row for the comparison period if the request has one.
fn periods(query: &ReportQuery<'_>, row: &Row) -> Vec<(Row, &'static str)> {
    let before = earlier(query, row).map(|row| (row, "comparison"));
    let current = (row.clone(), "current");
    [current].into_iter().chain(before).collect()
}

fn object(table: &Table, row: &Row, dimensions: &[&str], metrics: &[&str]) -> Value {
    let mut object = Map::new();
    for column in dimensions {
        let value = match *column {
            "run_id" => uuid::derive(row.seed ^ seeded_hash::text("run")).into(),
            column => said(row, column),
        };
        object.insert((*column).to_owned(), value);
    }
    for metric in metrics {
        object.insert((*metric).to_owned(), table.measure(row, metric));
    }
    object.into()
}

/// The columns and metrics of reports whose requests do not choose them, by the end of the path.
static OUTLINES: &[ReportOutline] = &[
    (
        "all-items-with-merchants",
        &["product_name", "brand_name"],
        &[],
    ),
    (
        "executions",
        &["run_id", "date", "prompt_id", "prompt", "model"],
        &["product_count"],
    ),
    ("item-visibility", &["product_name", "brand_name"], &[]),
    (
        "merchant-by-items",
        &["merchant_name", "product_name", "brand_name"],
        &[],
    ),
    ("merchant-distribution", &["merchant_name"], &[]),
    ("merchant-share", &["topic_id"], &[]),
    (
        "merchant-visibility-by-brand",
        &["merchant_name", "brand_name"],
        &[],
    ),
    (
        "product-merchant-urls",
        &["product_name", "merchant_name", "merchant_url"],
        &[],
    ),
    ("trigger-rate", &["model_id"], &[]),
    (
        "triggered-prompts",
        &["prompt_id", "prompt", "topic_id"],
        TRIGGERED,
    ),
    ("triggered-topics", &["topic_id", "topic"], TRIGGERED),
    ("visibility", &["asset_name"], &[]),
];

type ReportOutline = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const TRIGGERED: &[&str] = &[
    "total_runs",
    "shopping_triggered_runs",
    "trigger_rate_percentage",
];
