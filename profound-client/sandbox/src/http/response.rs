//! The response of an operation, before the headers that every response has.

use bytes::Bytes;
use http::{
    Response, StatusCode,
    header::{CONTENT_TYPE, HeaderName, HeaderValue},
};
use http_body_util::Full;
use serde::Serialize;
use serde_json::{Value, json};

/// The response of a route, before the headers that every response has.
#[derive(Debug)]
pub(crate) struct ApiResponse {
    status: StatusCode,
    content_type: Option<HeaderValue>,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

impl ApiResponse {
    /// Returns a 200 with this document.
    pub(crate) fn json(document: &impl Serialize) -> ApiResponse {
        ApiResponse::new(StatusCode::OK, document)
    }

    /// Returns a 204 without a document.
    pub(crate) fn empty() -> ApiResponse {
        ApiResponse {
            status: StatusCode::NO_CONTENT,
            content_type: None,
            headers: Vec::new(),
            body: Bytes::new(),
        }
    }

    /// Returns a response with any body.
    pub(crate) fn raw(status: StatusCode, content_type: HeaderValue, body: Bytes) -> ApiResponse {
        ApiResponse {
            status,
            content_type: Some(content_type),
            headers: Vec::new(),
            body,
        }
    }

    /// Returns an error with a sentence as its `detail`.
    pub(crate) fn detail(status: StatusCode, detail: &str) -> ApiResponse {
        ApiResponse::new(status, &json!({ "detail": detail }))
    }

    /// Returns a 200 with an HTML page.
    pub(crate) fn html(page: &'static str) -> ApiResponse {
        ApiResponse {
            status: StatusCode::OK,
            content_type: Some(HTML),
            headers: Vec::new(),
            body: Bytes::from_static(page.as_bytes()),
        }
    }

    /// Returns a 422 with all problems of a request.
    pub(crate) fn invalid(problems: &[Value]) -> ApiResponse {
        ApiResponse::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            &json!({ "detail": problems }),
        )
    }

    /// Returns a 200 with a JSON document that is already written.
    pub(crate) fn document(body: serde_json::Result<Vec<u8>>) -> ApiResponse {
        ApiResponse::written(StatusCode::OK, JSON, body)
    }

    /// Returns a 200 with an event stream that is already written.
    pub(crate) fn events(body: serde_json::Result<Vec<u8>>) -> ApiResponse {
        ApiResponse::written(StatusCode::OK, EVENTS, body)
    }

    fn new(status: StatusCode, document: &impl Serialize) -> ApiResponse {
        ApiResponse::written(status, JSON, serde_json::to_vec(document))
    }

    fn written(
        status: StatusCode,
        content_type: HeaderValue,
        body: serde_json::Result<Vec<u8>>,
    ) -> ApiResponse {
        match body {
            Ok(body) => ApiResponse::raw(status, content_type, body.into()),
            Err(_) => ApiResponse::raw(
                StatusCode::INTERNAL_SERVER_ERROR,
                JSON,
                Bytes::from_static(br#"{"detail":"Internal Server Error"}"#),
            ),
        }
    }

    /// Returns the same response with another status. The code must be a valid status.
    pub(crate) fn with_code(self, code: u16) -> ApiResponse {
        let status = StatusCode::from_u16(code).unwrap_or(StatusCode::OK);
        self.with_status(status)
    }

    pub(crate) fn with_status(mut self, status: StatusCode) -> ApiResponse {
        self.status = status;
        self
    }

    #[cfg(test)]
    pub(crate) fn status(&self) -> u16 {
        self.status.as_u16()
    }

    #[cfg(test)]
    pub(crate) fn body(&self) -> &Bytes {
        &self.body
    }

    /// Adds a header. A value that is not a valid header value is ignored.
    pub(crate) fn header(mut self, name: HeaderName, value: &str) -> ApiResponse {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    pub(crate) fn into_response(self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(self.body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.extend(self.content_type.map(|kind| (CONTENT_TYPE, kind)));
        headers.extend(self.headers);
        response
    }
}

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const EVENTS: HeaderValue = HeaderValue::from_static("text/event-stream; charset=utf-8");
