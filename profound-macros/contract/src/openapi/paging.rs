//! The pagination of an operation, from the names that its request has.

use serde_json::Value;

use super::{
    document::Document,
    schema::{field, maximum},
};
use crate::{Pages, Paging};

/// The page size to request if the API states no maximum.
const UNBOUNDED: u32 = 100;

/// The largest page size to request.
const MOST: u32 = 10_000;

/// The query parameters that hold a cursor.
const CURSORS: [&str; 3] = ["cursor", "next_cursor", "after"];

/// Returns how the pages of an operation with a JSON response are requested, if it has pages. `query` has the
/// names and the schemas of its query parameters.
pub(super) fn of(
    document: &Document,
    query: &[(&str, &Value)],
    body: Option<&Value>,
) -> Option<Pages> {
    let in_query = |name: &str| {
        let found = query.iter().find(|(known, _)| *known == name);
        found.map(|(_, schema)| *schema)
    };
    let limit = || in_query("limit");
    if let Some(name) = CURSORS.into_iter().find(|name| in_query(name).is_some()) {
        return Some(pages(document, Paging::QueryCursor(name), limit()));
    }
    if in_query("offset").is_some() {
        return Some(pages(document, Paging::QueryOffset, limit()));
    }
    let body = body?;
    for (paging, name) in [
        (Paging::BodyCursor, "cursor"),
        (Paging::BodyOffset, "offset"),
    ] {
        if field(document, body, name).is_some() {
            return Some(pages(document, paging, field(document, body, "limit")));
        }
    }
    let pagination = field(document, body, "pagination")?;
    field(document, pagination, "offset")?;
    let limit = field(document, pagination, "limit");
    Some(pages(document, Paging::Pagination, limit))
}

fn pages(document: &Document, paging: Paging, limit: Option<&Value>) -> Pages {
    let most = limit.and_then(|schema| maximum(document, schema));
    let most = most.map_or(UNBOUNDED, |most| u32::try_from(most).unwrap_or(MOST));
    Pages {
        paging,
        limit: most.clamp(1, MOST),
    }
}
