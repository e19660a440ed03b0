//! Canned responses: what a test makes the sandbox respond to the next requests of an operation.

use std::{
    collections::{HashMap, VecDeque},
    fmt,
    iter::{self, Once},
    sync::{Mutex, PoisonError},
};

use bytes::Bytes;
use http::{
    StatusCode,
    header::{HeaderName, HeaderValue},
};
use serde::Serialize;

use crate::http::response::ApiResponse;

/// A response that a test has written. See [`Sandbox::respond_next`](crate::Sandbox::respond_next).
///
/// ```
/// use profound_sandbox::CannedResponse;
/// use serde_json::json;
///
/// let empty = CannedResponse::json(&json!([]));
/// let conflict = CannedResponse::json(&json!({ "detail": "busy" })).status(409);
/// let page = CannedResponse::bytes("text/html", "<h1>Down</h1>").status(503);
/// # drop((empty, conflict, page));
/// ```
#[derive(Clone)]
pub struct CannedResponse {
    status: StatusCode,
    content_type: HeaderValue,
    headers: Vec<(HeaderName, String)>,
    body: Bytes,
}

impl CannedResponse {
    /// Returns a 200 with a JSON document.
    ///
    /// # Panics
    ///
    /// Panics if the document cannot be written as JSON.
    #[must_use]
    pub fn json(document: &impl Serialize) -> CannedResponse {
        let body = serde_json::to_vec(document);
        let body = body.expect("the document can be written as JSON");
        CannedResponse::bytes("application/json", body)
    }

    /// Returns a 200 with any body.
    ///
    /// # Panics
    ///
    /// Panics if the content type is not a valid header value.
    #[must_use]
    pub fn bytes(content_type: &str, body: impl Into<Bytes>) -> CannedResponse {
        let content_type = HeaderValue::from_str(content_type);
        CannedResponse {
            status: StatusCode::OK,
            content_type: content_type.expect("the content type is a valid header value"),
            headers: Vec::new(),
            body: body.into(),
        }
    }

    /// Sets the status, such as 409.
    ///
    /// # Panics
    ///
    /// Panics if the status is not between 200 and 599.
    #[must_use]
    pub fn status(mut self, status: u16) -> CannedResponse {
        let is_final = (200..600).contains(&status);
        let status = StatusCode::from_u16(status).ok().filter(|_| is_final);
        self.status = status.expect("the status is between 200 and 599");
        self
    }

    /// Adds a header. A header that is not valid is ignored.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> CannedResponse {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            self.headers.push((name, value.to_owned()));
        }
        self
    }

    pub(crate) fn response(self) -> ApiResponse {
        let response = ApiResponse::raw(self.status, self.content_type, self.body);
        let headers = self.headers.into_iter();
        headers.fold(response, |response, (name, value)| {
            response.header(name, &value)
        })
    }
}

/// Headers and the body may contain a key, so only their names and length are shown.
impl fmt::Debug for CannedResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&HeaderName> = self.headers.iter().map(|(name, _)| name).collect();
        formatter
            .debug_struct("CannedResponse")
            .field("status", &self.status)
            .field("headers", &headers)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Iterates over this one response, so that one response can be passed like a list.
impl IntoIterator for CannedResponse {
    type Item = CannedResponse;
    type IntoIter = Once<CannedResponse>;

    fn into_iter(self) -> Once<CannedResponse> {
        iter::once(self)
    }
}

/// The canned responses of each operation, in order.
#[derive(Debug, Default)]
pub(crate) struct Canned(Mutex<HashMap<String, VecDeque<CannedResponse>>>);

impl Canned {
    pub(crate) fn add(
        &self,
        operation: String,
        responses: impl IntoIterator<Item = CannedResponse>,
    ) {
        // Collect before the lock is taken: the user's iterator may itself call the sandbox.
        let responses: Vec<CannedResponse> = responses.into_iter().collect();
        let mut canned = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        canned.entry(operation).or_default().extend(responses);
    }

    /// Takes the next response of an operation.
    pub(crate) fn next(&self, operation: &str) -> Option<CannedResponse> {
        let mut canned = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        canned.get_mut(operation)?.pop_front()
    }
}
