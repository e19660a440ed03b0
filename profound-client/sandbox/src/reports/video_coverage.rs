//! The summary of videos that models cite.

use serde_json::{Value, json};

use crate::{
    http::response::ApiResponse,
    reports::{
        cursor_page::shapes, report_query::ReportQuery, table::Row, thing::Thing, v2_reports,
    },
    schema::generate::ValueContext,
};

pub(crate) fn report(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let request = query.request;
    let videos = v2_reports::find("/v2/reports/social/youtube/videos");
    let keeps = |thing: &Thing| videos.is_none_or(|report| (report.keeps)(request, thing));
    let table = query.table(&["video_id"], None, &keeps)?;
    let count = |row: &Row| table.measure(row, "count").as_u64().unwrap_or_default();
    let of = |kind: &str| {
        let is = |row: &&Row| row.get("source_type").is_some_and(|source| source == kind);
        let rows: Vec<&Row> = table.rows.iter().filter(is).collect();
        (rows.iter().map(|row| count(row)).sum::<u64>(), rows.len())
    };
    let (video, videos) = of("video");
    let (short, shorts) = of("short");
    let (playlist, _) = of("playlist");
    let attributed = video + short + playlist;
    let unattributed = attributed / 12;
    let mut channels: Vec<&Value> = table
        .rows
        .iter()
        .filter_map(|row| row.get("channel"))
        .collect();
    channels.sort_by_key(|channel| channel.as_str());
    channels.dedup();
    let known = json!({
        "total_results": 1,
        "count": 1,
        "models": table.models,
        "source_types": request.get("source_types").cloned().unwrap_or_else(|| json!(SOURCES)),
    });
    let known = known.as_object().cloned().unwrap_or_default();
    let (info, _) = shapes(&request.operation.response);
    Ok(ApiResponse::json(&json!({
        "info": info.map(|info| query.generator.value(info, &ValueContext::sparse(0), &known)),
        "data": {
            "total_youtube_citations": attributed + unattributed,
            "attributed_citations": attributed,
            "unattributed_citations": unattributed,
            "citations_video": video,
            "citations_short": short,
            "citations_channel": 0,
            "citations_playlist": playlist,
            "citations_other": 0,
            "distinct_channels": channels.len(),
            "distinct_videos": videos,
            "distinct_shorts": shorts,
        },
    })))
}

const SOURCES: [&str; 5] = ["video", "short", "channel", "playlist", "other"];
