//! The coverage of YouTube citations by the reports on channels and videos.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::{
    http::response::ApiResponse,
    reports::{
        cursor_page::shapes,
        report_query::{ReportQuery, TableOptions},
        table::Row,
        v2_reports,
    },
    schema::{filter_tree::normalised, generate::ValueContext},
};

pub(crate) fn report(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let request = query.request;
    let options = TableOptions {
        keeps: &|thing| thing.get("video_id").is_some(),
        ..TableOptions::default()
    };
    let table = query.table(&["video_id"], None, &options)?;
    let count = |row: &Row| row.cell.sum(|tally| tally.count);
    let of = |kind: &str| {
        let is = |row: &&Row| row.text("source_type") == Some(kind);
        let rows: Vec<&Row> = table.rows.iter().filter(is).collect();
        (rows.iter().map(|row| count(row)).sum::<u64>(), rows.len())
    };
    let attributed = table
        .rows
        .iter()
        .filter(|row| row.text("channel").is_some());
    let channels: HashSet<&str> = attributed
        .clone()
        .filter_map(|row| row.text("channel"))
        .collect();
    let attributed: u64 = attributed.map(count).sum();
    let total: u64 = table.rows.iter().map(count).sum();
    let known = json!({
        "total_results": 1,
        "count": 1,
        "models": table.models,
        "source_types": v2_reports::source_types(request),
        "filter": request.get("filter").map(normalised),
    });
    let known = known.as_object().cloned().unwrap_or_default();
    let (info, _) = shapes(&request.operation.response);
    let info: Option<Value> = info.map(|info| {
        query
            .generator
            .value(info, &ValueContext::sparse(0), &known)
    });
    Ok(ApiResponse::json(&json!({
        "info": info,
        "data": {
            "total_youtube_citations": total,
            "attributed_citations": attributed,
            "unattributed_citations": total - attributed,
            "citations_video": of("video").0,
            "citations_short": of("short").0,
            "citations_channel": of("channel").0,
            "citations_playlist": of("playlist").0,
            "citations_other": of("other").0,
            "distinct_channels": channels.len(),
            "distinct_videos": of("video").1,
            "distinct_shorts": of("short").1,
        },
    })))
}
