//! Measures the reports of the sandbox: `sandbox [SUBSTRING]` measures those whose name contains it.
//!
//! Each report is read over a socket. A cold report is the first in a new sandbox, which generates the
//! days. A warm one is the fastest of several later ones. It fails above a limit: 20 ms for a week, 300 ms
//! for a year, also when cold.

use std::{
    env,
    io::{self, Read, Write},
    net::TcpStream,
    process::ExitCode,
    time::{Duration, Instant},
};

use profound_benches::count::{Counting, Memory};
use profound_sandbox::Sandbox;
use serde_json::{Value, json};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// A report: its name, its path and the fields of its body other than the period.
type Report = (&'static str, &'static str, fn() -> Value);

/// The repetitions of a warm report.
const ROUNDS: usize = 7;
/// The longest times for a week and for a year.
const LIMITS: [Duration; 2] = [Duration::from_millis(20), Duration::from_millis(300)];

const REPORTS: &[Report] = &[
    (
        "v2 visibility",
        "/v2/reports/visibility",
        || json!({ "group_by": ["date", "model"], "scope": "all" }),
    ),
    (
        "v2 visibility, streamed",
        "/v2/reports/visibility/stream",
        || json!({ "group_by": ["date", "model", "topic"], "scope": "all" }),
    ),
    (
        "v2 citations",
        "/v2/reports/citations",
        || json!({ "group_by": ["date"] }),
    ),
    (
        "v2 citations, streamed",
        "/v2/reports/citations/stream",
        || json!({ "entity": "page", "group_by": ["model"] }),
    ),
    (
        "v2 sentiment",
        "/v2/reports/sentiment",
        || json!({ "asset": "Aerolope", "group_by": ["date", "theme"] }),
    ),
    (
        "v2 fan-outs",
        "/v2/reports/query-fanouts",
        || json!({ "group_by": ["prompt", "query"] }),
    ),
    ("v2 answers", "/v2/prompts/answers", || json!({})),
    (
        "v1 answers",
        "/v1/prompts/answers",
        || json!({ "pagination": { "limit": 1000 } }),
    ),
    (
        "v1 visibility",
        "/v1/reports/visibility",
        || json!({ "metrics": ["visibility_score", "share_of_voice"], "dimensions": ["date", "asset_name"] }),
    ),
    (
        "v1 citations",
        "/v1/reports/citations",
        || json!({ "metrics": ["count", "citation_share"], "dimensions": ["date", "root_domain"] }),
    ),
    (
        "v1 sentiment",
        "/v1/reports/sentiment",
        || json!({ "metrics": ["positive", "negative"], "dimensions": ["date", "asset_name"] }),
    ),
    (
        "v1 fan-outs",
        "/v1/reports/query-fanouts",
        || json!({ "metrics": ["total_fanouts"], "dimensions": ["date", "prompt"] }),
    ),
    (
        "v2 bots",
        "/v2/reports/bots",
        || json!({ "metrics": ["count"], "dimensions": ["date", "bot_name", "path"] }),
    ),
];

fn main() -> ExitCode {
    let wanted = env::args().nth(1).unwrap_or_default();
    let mut is_slow = false;
    println!("|  | period | cold, ms | warm, ms | KiB | MB held |");
    println!("| --- | --- | --- | --- | --- | --- |");
    for report in REPORTS.iter().filter(|(name, ..)| name.contains(&wanted)) {
        for (period, limit) in ["week", "year"].iter().zip(LIMITS) {
            let slowest = measure(report, period);
            is_slow |= slowest > limit;
        }
    }
    if is_slow {
        eprintln!("a report took more than 20 ms for a week, or 300 ms for a year");
    }
    ExitCode::from(u8::from(is_slow))
}

/// Prints the figures of a report, and returns the time of the cold one.
fn measure((name, path, fields): &Report, period: &str) -> Duration {
    let sandbox = Sandbox::builder().quota(u32::MAX).start();
    let sandbox = sandbox.expect("a port is free");
    let mut connection = connect(&sandbox).expect("the sandbox listens");
    let mut body = fields();
    body["start_date"] = "2026-03-02".into();
    body["end_date"] = if period == "week" {
        "2026-03-08".into()
    } else {
        "2027-03-01".into()
    };
    if path.ends_with("/bots") {
        body["domain"] = "fleetmoor.example".into();
    } else {
        body["category_id"] = category(&mut connection);
    }
    let body = body.to_string();
    let before = Memory::now();
    let mut ask = || {
        let began = Instant::now();
        let response = request(&mut connection, "POST", path, &body).expect("a response");
        (began.elapsed(), response.len())
    };
    let (cold, size) = ask();
    let warm = (0..ROUNDS).map(|_| ask().0).min().unwrap_or(cold);
    let held = Memory::now().since(before).held as f64 / 1e6;
    let [shown_cold, shown_warm] = [cold, warm].map(|time| time.as_secs_f64() * 1e3);
    println!(
        "| {name} | {period} | {shown_cold:.1} | {shown_warm:.1} | {} | {held:.1} |",
        size >> 10
    );
    cold
}

fn connect(sandbox: &Sandbox) -> io::Result<TcpStream> {
    let address = sandbox.base_url().trim_start_matches("http://");
    let connection = TcpStream::connect(address)?;
    connection.set_nodelay(true)?;
    Ok(connection)
}

/// Returns the id of the first category.
fn category(connection: &mut TcpStream) -> Value {
    let text = request(connection, "GET", "/v1/org/categories", "").expect("a response");
    let categories: Value = serde_json::from_slice(&text).expect("JSON");
    categories[0]["id"].clone()
}

/// Sends a request, and returns the body of the response, which must have a length.
fn request(
    connection: &mut TcpStream,
    method: &str,
    path: &str,
    body: &str,
) -> io::Result<Vec<u8>> {
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nx-api-key: {}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n",
        Sandbox::VALID_KEY,
        body.len(),
    );
    connection.write_all(&[head.as_bytes(), body.as_bytes()].concat())?;
    let mut received = Vec::new();
    let mut chunk = vec![0; 1 << 16];
    loop {
        let count = connection.read(&mut chunk)?;
        assert!(count > 0, "the connection was closed");
        received.extend_from_slice(&chunk[..count]);
        let Some(end) = received.windows(4).position(|bytes| bytes == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&received[..end]).to_lowercase();
        assert!(
            head.contains(" 200 "),
            "{path}: {head} {}",
            String::from_utf8_lossy(&received[end..])
        );
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length.expect("a length").parse().expect("a number");
        if received.len() == end + 4 + length {
            return Ok(received.split_off(end + 4));
        }
    }
}
