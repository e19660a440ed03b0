//! Reports for the tests of this package.

pub mod files;

use profound_client::reports::Report;
use serde_json::{Value, json};

/// Returns a report with every kind of column: numbers, strings, booleans, mixed values, and only `null`.
pub fn every_kind() -> (Report, Vec<[Value; 7]>) {
    let rows = vec![
        [
            json!(0.1),
            json!(7),
            json!(true),
            json!(u64::MAX),
            json!("a, \"quoted\" text\nof two lines"),
            json!("é ☃ 𝄞"),
            Value::Null,
        ],
        [
            Value::Null,
            json!(-3),
            Value::Null,
            json!(["x", 1]),
            json!(""),
            json!("b"),
            Value::Null,
        ],
        [
            json!(-1.5e300),
            json!(9_007_199_254_740_992_u64),
            json!(false),
            json!("text"),
            Value::Null,
            json!("b"),
            Value::Null,
        ],
        [
            json!(5e-324),
            json!(0),
            json!(true),
            Value::Null,
            json!("=1+1"),
            json!("b"),
            Value::Null,
        ],
    ];
    let metrics = ["score", "count", "flag", "mixed"];
    let report = Report::fake(&metrics, &["theme", "hostname", "nothing"], rows.clone(), 4);
    (report.expect("the rows are even"), rows)
}
