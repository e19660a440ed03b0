//! Requests and responses that are the same for all contenders.

use std::fmt::Write;

use serde::Serialize;

/// The number of rows of a large report.
pub const ROWS: usize = 50_000;

/// The request body of every call.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct VisibilityQuery {
    pub category_id: &'static str,
    pub start_date: &'static str,
    pub end_date: &'static str,
    pub metrics: [&'static str; 1],
    pub dimensions: [&'static str; 1],
}

pub const QUERY: VisibilityQuery = VisibilityQuery {
    category_id: "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e",
    start_date: "2026-01-01T00:00:00Z",
    end_date: "2026-01-08T00:00:00Z",
    metrics: ["visibility_score"],
    dimensions: ["date"],
};

/// The metrics of a report's rows.
const METRICS: [&str; 3] = ["visibility_score", "share_of_voice", "mentions_count"];
const DIMENSIONS: [&str; 3] = ["date", "asset_name", "model"];

/// Returns a report of version 1 with this many rows by position, of about 112 bytes each.
pub fn report(rows: usize) -> String {
    let query = serde_json::json!({"metrics": METRICS, "dimensions": DIMENSIONS});
    let info = serde_json::json!({"total_rows": rows, "query": query});
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!(r#"{{"info":{info},"data":[{}]}}"#, rows.join(","))
}

/// Returns the stream of the same report: its summary, then each row as an event.
pub fn events(rows: usize) -> String {
    let mut events = format!("event: summary\ndata: {{\"total_rows\":{rows}}}\n\n");
    for number in 0..rows {
        write!(events, "event: row\ndata: {}\n\n", row(number)).expect("a string takes all");
    }
    events
}

fn row(number: usize) -> String {
    let part = |step: f64| (number as f64 * step).fract();
    let (month, day) = (number % 12 + 1, number % 28 + 1);
    format!(
        r#"{{"metrics":[{:.16},{:.16},{}],"dimensions":["2026-{month:02}-{day:02}","Company Name {}","ChatGPT"]}}"#,
        part(0.618),
        part(0.414),
        number % 977,
        number % 500,
    )
}
