//! Turns reports into event streams.

use bytes::Bytes;
use serde_json::{Map, Value};

use crate::http::response::ApiResponse;

/// Converts a v1 report into events: a `summary`, then one `row` for each row. Columns have the names
/// that they have in `info.query`.
pub(crate) fn of_v1(report: ApiResponse) -> ApiResponse {
    report.events(|report| {
        let info = report.get("info").cloned().unwrap_or_default();
        let names = |kind: &str| info["query"][kind].as_array().cloned().unwrap_or_default();
        let columns = [
            ("dimensions", names("dimensions")),
            ("metrics", names("metrics")),
        ];
        let named = |row: &Value| {
            let pairs = columns.iter().flat_map(|(kind, names)| {
                let values = row[*kind].as_array().cloned().unwrap_or_default();
                names.clone().into_iter().zip(values)
            });
            let pairs = pairs.filter_map(|(name, value)| Some((name.as_str()?.to_owned(), value)));
            Value::Object(pairs.collect::<Map<_, _>>())
        };
        let rows = report["data"].as_array().into_iter().flatten().map(named);
        text(&info, "row", rows)
    })
}

/// Converts a v2 report into events: a `summary`, then one `result` for each row.
pub(crate) fn of_v2(report: ApiResponse) -> ApiResponse {
    report.events(|report| {
        let rows = report["data"].as_array().cloned().unwrap_or_default();
        text(&report["info"], "result", rows)
    })
}

fn text(summary: &Value, name: &str, rows: impl IntoIterator<Item = Value>) -> Bytes {
    let mut text = format!("event: summary\ndata: {summary}\n\n");
    for row in rows {
        text.push_str(&format!("event: {name}\ndata: {row}\n\n"));
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn body(response: &ApiResponse) -> &str {
        std::str::from_utf8(response.body()).unwrap()
    }

    #[test]
    fn columns_are_named_by_the_query_of_the_summary() {
        let report = json!({
            "info": {"total_rows": 2, "query": {"metrics": ["count"], "dimensions": ["date", "model"]}},
            "data": [{"metrics": [7], "dimensions": ["2026-01-01", "m"]}],
        });
        let events = of_v1(ApiResponse::json(&report));
        let rest = body(&events)
            .strip_prefix("event: summary\ndata: ")
            .unwrap();
        let (summary, row) = rest.split_once("\n\nevent: row\ndata: ").unwrap();
        assert_eq!(
            serde_json::from_str::<Value>(summary).unwrap(),
            report["info"]
        );
        assert_eq!(
            serde_json::from_str::<Value>(row).unwrap(),
            json!({"date": "2026-01-01", "model": "m", "count": 7})
        );
    }

    #[test]
    fn a_named_row_stays_as_it_is() {
        let report = json!({"info": {"count": 1}, "data": [{"rank": 1}]});
        assert_eq!(
            body(&of_v2(ApiResponse::json(&report))),
            "event: summary\ndata: {\"count\":1}\n\nevent: result\ndata: {\"rank\":1}\n\n"
        );
    }
}
