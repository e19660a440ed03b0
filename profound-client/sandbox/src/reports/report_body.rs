//! Writes reports, as documents and as event streams.
//!
//! Rows are written one by one: a report can have 100,000 of them, and a tree of all takes long to build.

use serde::Serialize;
use serde_json::Value;

use crate::http::response::ApiResponse;

/// Returns a report as a document.
pub(crate) fn document(
    info: &Value,
    rows: impl IntoIterator<Item = impl Serialize>,
) -> ApiResponse {
    ApiResponse::document(written_document(info, rows))
}

/// Returns a report as events: a `summary`, then one event with this name for each row: `row` in v1,
/// `result` in v2.
pub(crate) fn events(
    info: &Value,
    name: &str,
    rows: impl IntoIterator<Item = impl Serialize>,
) -> ApiResponse {
    ApiResponse::events(written_events(info, name, rows))
}

fn written_document(
    info: &Value,
    rows: impl IntoIterator<Item = impl Serialize>,
) -> serde_json::Result<Vec<u8>> {
    let mut body = b"{\"info\":".to_vec();
    serde_json::to_writer(&mut body, info)?;
    body.extend(b",\"data\":[");
    for (at, row) in rows.into_iter().enumerate() {
        if at > 0 {
            body.push(b',');
        }
        serde_json::to_writer(&mut body, &row)?;
    }
    body.extend(b"]}");
    Ok(body)
}

fn written_events(
    info: &Value,
    name: &str,
    rows: impl IntoIterator<Item = impl Serialize>,
) -> serde_json::Result<Vec<u8>> {
    let mut body = b"event: summary\ndata: ".to_vec();
    serde_json::to_writer(&mut body, info)?;
    body.extend(b"\n\n");
    for row in rows {
        body.extend(b"event: ");
        body.extend(name.as_bytes());
        body.extend(b"\ndata: ");
        serde_json::to_writer(&mut body, &row)?;
        body.extend(b"\n\n");
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn body(response: &ApiResponse) -> &str {
        std::str::from_utf8(response.body()).unwrap()
    }

    #[test]
    fn a_document_has_its_rows_in_order() {
        let info = json!({ "count": 2 });
        let two = document(&info, [json!({ "rank": 1 }), json!({ "rank": 2 })]);
        assert_eq!(
            body(&two),
            r#"{"info":{"count":2},"data":[{"rank":1},{"rank":2}]}"#
        );
        let none = document(&info, Vec::<Value>::new());
        assert_eq!(body(&none), r#"{"info":{"count":2},"data":[]}"#);
    }

    #[test]
    fn a_stream_has_a_summary_and_an_event_for_each_row() {
        let stream = events(&json!({ "count": 1 }), "result", [json!({ "rank": 1 })]);
        assert_eq!(
            body(&stream),
            "event: summary\ndata: {\"count\":1}\n\nevent: result\ndata: {\"rank\":1}\n\n"
        );
    }
}
