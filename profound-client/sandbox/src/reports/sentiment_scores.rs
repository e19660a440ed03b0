//! The sentiment scores of one asset, compared with those of an earlier period.

use serde_json::{Map, Value, json};

use crate::{
    http::response::ApiResponse,
    reports::{
        accuracy::earlier,
        interval::Interval,
        positional::{keys, page},
        report_query::ReportQuery,
        table::{Row, Table},
    },
};

pub(crate) fn report(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let dimensions = query.listed("dimensions");
    let bucket = || query.interval("date_bucket");
    let interval: Option<Interval> = dimensions.contains(&"date").then(bucket);
    let mut table = query.table(&dimensions, interval, &|_| true)?;
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
        .map(|row| point(query, &table, row, &dimensions))
        .collect();
    Ok(ApiResponse::json(&json!({
        "info": { "query": query.request.body, "total_rows": table.rows.len() },
        "data": data,
    })))
}

fn point(query: &ReportQuery<'_>, table: &Table, row: &Row, dimensions: &[&str]) -> Value {
    let before = earlier(query, row);
    let mut ids = Map::new();
    let mut names = Map::new();
    for column in dimensions.iter().filter(|column| **column != "date") {
        let said = |name: &str| row.get(name).cloned();
        let id = said(&format!("{column}_id")).or_else(|| said("asset_id"));
        ids.extend(id.map(|id| ((*column).to_owned(), id)));
        names.extend(said(column).map(|name| ((*column).to_owned(), name)));
    }
    json!({
        "scores": {
            "current": scores(table, row),
            "previous": before.map(|row| scores(table, &row)),
        },
        "date": row.date,
        "prev_date": null,
        "group_ids": ids,
        "group_names": names,
        "group_metadata": {
            "theme": row.get("theme"),
            "claim": row.get("claim"),
            "sentiment": row.get("claim").and(row.get("sentiment")),
            "prompt_id": row.get("prompt_id"),
            "prompt_text": row.get("prompt"),
            "asset_name": query.request.get("asset_name"),
        },
        "cited_website_hrefs": [],
        "total_count": null,
    })
}

fn scores(table: &Table, row: &Row) -> Value {
    let count = table.measure(row, "occurrence");
    let all = count.as_u64().unwrap_or_default() * 3 + 5;
    json!({
        "positive_sentiment": table.measure(row, "positive_sentiment"),
        "negative_sentiment": table.measure(row, "negative_sentiment"),
        "assessment_count": count,
        "occurrence": count,
        "response_count": count,
        "total_response_count": all,
    })
}
