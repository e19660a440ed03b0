//! The page that a request selects.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use serde::Serialize;

use super::{Body, Request, RequestBody, ValueEncoder, fields, form};
use crate::endpoint::Paging;

/// The page that the arguments of a request select.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PageRequest {
    pub(crate) position: Option<Position>,
    pub(crate) limit: Option<u64>,
}

impl PageRequest {
    pub(crate) fn is_silent(&self) -> bool {
        *self == Self::default()
    }
}

/// The position at which a page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    Cursor(String),
    Offset(u64),
}

/// The query parameter or the field of the body that selects a page.
enum PageField {
    Query(&'static str),
    Field(&'static [&'static str]),
}

impl Paging {
    fn position(self) -> PageField {
        match self {
            Self::QueryCursor(name) => PageField::Query(name),
            Self::QueryOffset => PageField::Query("offset"),
            Self::BodyCursor => PageField::Field(&["cursor"]),
            Self::BodyOffset => PageField::Field(&["offset"]),
            Self::Pagination => PageField::Field(&["pagination", "offset"]),
        }
    }

    fn limit(self) -> PageField {
        match self {
            Self::QueryCursor(_) | Self::QueryOffset => PageField::Query("limit"),
            Self::BodyCursor | Self::BodyOffset => PageField::Field(&["limit"]),
            Self::Pagination => PageField::Field(&["pagination", "limit"]),
        }
    }

    fn is_by_cursor(self) -> bool {
        matches!(self, Self::QueryCursor(_) | Self::BodyCursor)
    }
}

impl Request {
    /// Sets the page size of the contract, if the arguments set none.
    pub(crate) fn apply_page_defaults(&mut self) {
        let Some(pages) = self.endpoint().pages else {
            return;
        };
        // A value that is not a number is left for the API to reject.
        if self.page_value(pages.way.limit()).is_none() {
            self.set_field_value(pages.way.limit(), &pages.limit);
        }
        if self.page_request(pages.way).is_none() {
            self.fail(
                "offset",
                "it is not a whole number: the next page cannot be requested",
            );
        }
    }

    /// Returns the page that the arguments select; `None` if their offset is not a whole number.
    pub(crate) fn page_request(&self, way: Paging) -> Option<PageRequest> {
        let position = match self.page_value(way.position()) {
            None => None,
            Some(cursor) if way.is_by_cursor() => Some(Position::Cursor(cursor.into_owned())),
            Some(offset) => Some(Position::Offset(offset.parse().ok()?)),
        };
        let limit = self
            .page_value(way.limit())
            .and_then(|text| text.parse().ok());
        Some(PageRequest { position, limit })
    }

    /// Returns true if the arguments select a page or its size.
    pub(crate) fn has_page_request(&self, way: Paging) -> bool {
        self.page_request(way)
            .is_none_or(|page_request| !page_request.is_silent())
    }

    /// Selects the page that begins at a position.
    pub(crate) fn set_page(&mut self, way: Paging, position: &Position) {
        match position {
            Position::Cursor(cursor) => self.set_field_value(way.position(), cursor),
            Position::Offset(offset) => self.set_field_value(way.position(), offset),
        }
    }

    fn page_value(&self, field: PageField) -> Option<Cow<'_, str>> {
        match field {
            PageField::Query(name) => self.query_value(name),
            PageField::Field(path) => {
                let body = std::str::from_utf8(&self.full_body()?.bytes).ok()?;
                let text = fields::get(body, path)?;
                match serde_json::from_str::<String>(text) {
                    Ok(string) => Some(string.into()),
                    Err(_) => Some(text.into()),
                }
            }
        }
    }

    /// Returns the first non-empty value of a query parameter.
    fn query_value(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut pairs = self
            .query
            .split('&')
            .filter_map(|pair| pair.split_once('='));
        let (_, value) = pairs.find(|(key, value)| *key == name && !value.is_empty())?;
        let value = value.replace('+', " ");
        let decoded = percent_decode_str(&value).decode_utf8_lossy().into_owned();
        Some(decoded.into())
    }

    fn set_field_value(&mut self, field: PageField, value: &(impl Serialize + ToString)) {
        match field {
            PageField::Query(name) => self.set_query(name, &value.to_string()),
            PageField::Field(path) => self.set_field(path, value),
        }
    }

    fn set_query(&mut self, name: &str, value: &str) {
        let others = self.query.split('&');
        let others = others.filter(|pair| pair.split('=').next() != Some(name));
        let mut query = others.collect::<Vec<_>>().join("&");
        form::begin_pair(&mut query);
        query.extend([name, "="]);
        ValueEncoder::encoded(&mut query).text(value);
        self.query = query;
    }

    fn set_field(&mut self, path: &[&str], value: &impl Serialize) {
        let text = match &self.body {
            RequestBody::Empty => Some("null"),
            RequestBody::Full(body) if body.is_json() => std::str::from_utf8(&body.bytes).ok(),
            RequestBody::Full(_) | RequestBody::Parts(_) => None,
        };
        match text.and_then(|text| fields::set(text, path, value)) {
            Some(text) => self.body = RequestBody::Full(Body::of_json(text.into_bytes())),
            None => self.fail(
                "body",
                "the body must be a JSON object, whose fields select the page",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use http::Method;
    use serde_json::json;

    use super::*;
    use crate::endpoint::Endpoint;

    fn target(request: &Request) -> String {
        let path = request.path_behind("");
        match request.query_text() {
            "" => path,
            query => format!("{path}?{query}"),
        }
    }

    fn request(pages: Paging) -> Request {
        Request::undeclared(Endpoint::new(Method::POST, "/v1/x").pages(pages, 50))
    }

    fn body(request: &Request) -> &str {
        std::str::from_utf8(&request.full_body().expect("a body").bytes).unwrap()
    }

    #[test]
    fn a_query_turns_to_another_page() {
        let way = Paging::QueryCursor("next_cursor");
        let mut request = request(way).query("a", "1").query("next_cursor", "x y&z");
        request.apply_page_defaults();
        let page_request = request.page_request(way).unwrap();
        assert_eq!(
            page_request.position,
            Some(Position::Cursor("x y&z".into()))
        );
        assert_eq!(page_request.limit, Some(50));
        request.set_page(way, &Position::Cursor("q=/ü".into()));
        assert_eq!(
            target(&request),
            "/v1/x?a=1&limit=50&next_cursor=q%3D%2F%C3%BC"
        );
        request.set_page(way, &Position::Cursor("r".into()));
        assert_eq!(target(&request), "/v1/x?a=1&limit=50&next_cursor=r");
    }

    #[test]
    fn a_body_turns_to_another_page() {
        let query = json!({"a": 1, "pagination": {"limit": 7}});
        let mut request = request(Paging::Pagination).body(&query);
        request.apply_page_defaults();
        let page_request = request.page_request(Paging::Pagination).unwrap();
        assert_eq!((page_request.position, page_request.limit), (None, Some(7)));
        request.set_page(Paging::Pagination, &Position::Offset(14));
        assert_eq!(
            body(&request),
            r#"{"a":1,"pagination":{"limit":7,"offset":14}}"#
        );
        let page_request = request.page_request(Paging::Pagination).unwrap();
        assert_eq!(page_request.position, Some(Position::Offset(14)));
    }

    #[test]
    fn a_page_is_as_large_as_may_be_unless_the_arguments_say() {
        let mut unsaid = request(Paging::BodyCursor).body(&json!({"limit": null}));
        unsaid.apply_page_defaults();
        assert_eq!(body(&unsaid), r#"{"limit":50}"#);
        let mut without = request(Paging::BodyOffset);
        without.apply_page_defaults();
        assert_eq!(body(&without), r#"{"limit":50}"#);
        let mut said = request(Paging::QueryOffset).query("limit", &3);
        said.apply_page_defaults();
        assert_eq!(target(&said), "/v1/x?limit=3");
    }

    #[test]
    fn an_invalid_number_is_sent_to_the_api_or_refused_at_once() {
        let mut odd = request(Paging::BodyOffset).body(&json!({"limit": "all"}));
        odd.apply_page_defaults();
        assert_eq!(body(&odd), r#"{"limit":"all"}"#);
        let mut odd = request(Paging::BodyOffset).body(&json!({"offset": 10.5}));
        odd.apply_page_defaults();
        let error = odd.take_failure().expect("refused").to_string();
        assert!(
            error.contains("`offset` cannot be sent: it is not a whole number"),
            "{error}"
        );
    }

    #[test]
    fn a_body_without_fields_has_no_pages() {
        for mut request in [
            request(Paging::BodyCursor).body(&[1]),
            request(Paging::BodyCursor).form(&json!({"a": 1})),
        ] {
            request.apply_page_defaults();
            let error = request.take_failure().expect("refused").to_string();
            assert!(error.contains("must be a JSON object"), "{error}");
        }
    }
}
