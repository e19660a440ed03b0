//! Prompt volumes and their intents.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::{
    dataset::{
        dates::{DAY, date_of},
        seeded_hash::{self, mix},
    },
    http::response::ApiResponse,
    reports::{
        daily_volume::{self, Days},
        report_query::ReportQuery,
        table::MOST_ROWS,
    },
};

/// Returns a row for each day, country and platform.
pub(crate) fn volumes(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let request = query.request;
    let seed = seed(query);
    let mut known = HashSet::new();
    let mut regions = or(request.texts("regions"), &["US"]);
    regions.retain(|region| known.insert(*region));
    let platforms = or(
        query.listed("platforms"),
        &crate::reports::report_query::words(request, "platforms"),
    );
    let days = query.span.start.div_euclid(DAY)..query.span.end.div_euclid(DAY);
    let a_day = regions.len().saturating_mul(platforms.len());
    if a_day.saturating_mul(days.clone().count()) > MOST_ROWS {
        return query.too_long();
    }
    let mut rows: Vec<Value> = Vec::new();
    for day in days {
        for region in &regions {
            for platform in &platforms {
                let seed = seed ^ mix(seeded_hash::text(region) ^ mix(seeded_hash::text(platform)));
                let start = day as f64;
                let level = daily_volume::volume(seed, Days { start, count: 1.0 });
                rows.push(json!({
                    "country_code": region,
                    "platform": platform,
                    "matching_type": request.get("matching_type"),
                    "frequency": "daily",
                    "date": date_of(day).to_string(),
                    "volume": (level * 2_000.0).round(),
                }));
            }
        }
    }
    Ok(respond(query, rows))
}

/// Returns a row for each purpose. Their shares add up to 100.
pub(crate) fn intents(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let seed = seed(query);
    let days = Days {
        start: query.span.start as f64 / DAY as f64,
        count: (query.span.end - query.span.start) as f64 / DAY as f64,
    };
    let levels = INTENTS.iter().map(|(main, part)| {
        let level = daily_volume::mean(seed ^ seeded_hash::text(part), days);
        (main, part, level)
    });
    let mut levels: Vec<_> = levels.collect();
    levels.sort_by(|a, b| b.2.total_cmp(&a.2));
    let all: f64 = levels.iter().map(|(.., level)| level).sum();
    let rows = levels.iter().map(|(main, part, level)| {
        json!({
            "main_classification": main,
            "sub_category_classification": part,
            "pct_conversation": 100.0 * level / all,
        })
    });
    Ok(respond(query, rows.collect()))
}

fn respond(query: &ReportQuery<'_>, rows: Vec<Value>) -> ApiResponse {
    ApiResponse::json(&json!({
        "info": { "total_rows": rows.len(), "truncated": false, "query": query.request.body },
        "data": rows,
    }))
}

/// Returns a seed that does not depend on the period.
fn seed(query: &ReportQuery<'_>) -> u64 {
    let text = |name| seeded_hash::text(query.request.text(name).unwrap_or_default());
    mix(text("keyword") ^ mix(text("matching_type")))
}

fn or<'a>(some: Vec<&'a str>, others: &[&'a str]) -> Vec<&'a str> {
    if some.is_empty() {
        others.to_vec()
    } else {
        some
    }
}

static INTENTS: [(&str, &str); 6] = [
    ("informational", "definition"),
    ("informational", "how-to"),
    ("commercial", "comparison"),
    ("commercial", "recommendation"),
    ("transactional", "purchase"),
    ("support", "troubleshooting"),
];
