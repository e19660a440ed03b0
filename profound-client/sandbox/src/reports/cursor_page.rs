//! Pages of reports by cursor.

use crate::{
    http::response::ApiResponse,
    reports::{report_path::path, report_query::ReportQuery},
    schema::{
        cursor,
        shapes::{Response as ResponseShape, SHAPES, Shape},
    },
};

/// The page of rows that a request selects.
pub(crate) struct CursorPage {
    pub(crate) offset: usize,
    pub(crate) limit: usize,
    pub(crate) total: usize,
    pub(crate) next_cursor: Option<String>,
}

impl CursorPage {
    pub(crate) fn read(query: &ReportQuery<'_>, total: usize) -> Result<CursorPage, ApiResponse> {
        let question = query.request.question();
        let size = |name| query.request.size_of(name);
        // A stream has all remaining rows, or at most `max_results`.
        let is_stream = matches!(query.request.operation.response, ResponseShape::Events(_));
        let limit = if is_stream {
            size("max_results").unwrap_or(usize::MAX)
        } else {
            size("limit").unwrap_or_else(|| usual(path(query.request)))
        };
        let offset = query.request.body_again(|body| {
            body.nullable_or("cursor", 0, |node| cursor::read(node, question))
        })?;
        let next = offset.saturating_add(limit);
        let next_cursor =
            (next < total && !is_stream).then(|| cursor::encode(next as u64, question));
        Ok(CursorPage {
            offset,
            limit,
            total,
            next_cursor,
        })
    }
}

/// Returns the default page size of a report.
fn usual(path: &str) -> usize {
    match path {
        "/v2/reports/factcheck" => 100,
        "/v2/reports/factcheck/claims" => 25,
        _ => 10,
    }
}

/// Returns the shapes of a response's `info` and of its rows.
pub(crate) fn shapes(response: &ResponseShape) -> (Option<&Shape>, Option<&Shape>) {
    match response {
        ResponseShape::Events(events) => {
            let shape = |at: usize| events.get(at).map(|(_, shape)| shape);
            (shape(0), shape(1))
        }
        ResponseShape::Json(shape) => {
            let field = |name| SHAPES.object(shape).and_then(|object| object.field(name));
            let data = field("data").and_then(|data| data.shape.item());
            (field("info").map(|info| &info.shape), data)
        }
        ResponseShape::Empty => (None, None),
    }
}
