//! The sentiment scores of one asset, compared with those of an earlier period.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::{
    http::response::ApiResponse,
    reports::{
        interval::Interval,
        positional::{keys, page},
        report_query::{ReportQuery, TableOptions},
        table::{Row, RowKey, Table},
    },
};

pub(crate) fn report(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let dimensions = query.listed("dimensions");
    let bucket = || query.interval("date_bucket");
    let interval: Option<Interval> = dimensions.contains(&"date").then(bucket);
    let options = TableOptions::default();
    let mut table = query.table(&dimensions, interval, &options)?;
    let earlier = query.earlier(&dimensions, interval, &options)?;
    let mut websites: HashMap<RowKey, Vec<Value>> = HashMap::new();
    if dimensions.contains(&"theme") || dimensions.contains(&"claim") {
        let columns = [&dimensions[..], &["source"]].concat();
        for row in query.table(&columns, interval, &options)?.rows {
            let same = table
                .rows
                .iter()
                .find(|one| is_within(&row, one, &dimensions));
            let key = same.map(|row| row.key).unwrap_or_default();
            let source = row.get("source").cloned();
            websites.entry(key).or_default().extend(source);
        }
    }
    let mut keys = keys(query.request, &dimensions, &["occurrence"])?;
    for key in &mut keys {
        if key.name == "sentiment" {
            key.name = "positive_sentiment".to_owned();
        }
    }
    table.sort(&keys);
    let (limit, offset) = page(query.request);
    let rows = table.rows.iter().skip(offset).take(limit);
    let data: Vec<Value> = rows
        .map(|row| {
            let mut point = point(query, &table, row, &dimensions);
            let before = earlier.as_ref().and_then(|rows| rows.get(&row.key));
            let before = before.map(|row| (scores(&table, row), json!(row.date)));
            if let Some((scores, date)) = before {
                point["scores"]["previous"] = scores;
                point["prev_date"] = date;
            }
            point["cited_website_hrefs"] =
                websites.get(&row.key).cloned().unwrap_or_default().into();
            point
        })
        .collect();
    Ok(ApiResponse::json(&json!({
        "info": { "query": query.request.body, "total_rows": table.rows.len() },
        "data": data,
    })))
}

fn point(query: &ReportQuery<'_>, table: &Table, row: &Row, dimensions: &[&str]) -> Value {
    let mut ids = Map::new();
    let mut names = Map::new();
    for column in dimensions.iter().filter(|column| **column != "date") {
        let said = |name: &str| row.get(name).cloned();
        let id = said(&format!("{column}_id")).or_else(|| said("asset_id"));
        ids.extend(id.map(|id| ((*column).to_owned(), id)));
        names.extend(said(column).map(|name| ((*column).to_owned(), name)));
    }
    let about = |dimension: &str, column: &str| {
        let is_shown = dimensions.contains(&dimension);
        row.get(column).filter(|_| is_shown)
    };
    json!({
        "scores": {
            "current": scores(table, row),
            "previous": null,
        },
        "date": row.date,
        "prev_date": null,
        "group_ids": ids,
        "group_names": names,
        "group_metadata": {
            "theme": about("theme", "theme").or(about("claim", "theme")),
            "claim": about("claim", "claim"),
            "sentiment": about("claim", "sentiment"),
            "prompt_id": about("prompt", "prompt_id"),
            "prompt_text": about("prompt", "prompt"),
            "topic_id": about("topic", "topic_id"),
            "run_id": about("run", "run_id"),
            "model_id": about("model", "model_id"),
            "region_id": about("region", "region_id"),
            "persona_id": about("persona", "persona_id"),
            "asset_name": query.request.get("asset_name"),
        },
        "cited_website_hrefs": [],
        "total_count": null,
    })
}

/// Returns whether two rows are equal in all dimensions.
fn is_within(row: &Row, other: &Row, dimensions: &[&str]) -> bool {
    let is_equal = |column: &&str| row.get(column) == other.get(column);
    row.date == other.date && dimensions.iter().all(is_equal)
}

fn scores(table: &Table, row: &Row) -> Value {
    json!({
        "positive_sentiment": table.measure(row, "positive_sentiment"),
        "negative_sentiment": table.measure(row, "negative_sentiment"),
        "assessment_count": table.measure(row, "assessment_count"),
        "occurrence": table.measure(row, "occurrence"),
        "response_count": table.measure(row, "response_count"),
        "total_response_count": table.measure(row, "total_response_count"),
    })
}
