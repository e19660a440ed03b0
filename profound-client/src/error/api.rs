//! Responses that are errors.

use std::{borrow::Cow, error, fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    delivery::Delivery,
    rate_limit::{self, RateLimit},
};
use crate::endpoint::Operation;

/// A response that is an error, or that could not be decoded.
///
/// It prints the call, the status and the request id. Headers, body and message are only available from
/// accessors, because a server may put anything into them.
#[doc(alias("404", "500", "status code", "error body"))]
pub struct ApiError(Box<Facts>);

#[derive(Clone)]
struct Facts {
    operation: Operation,
    /// Not set if the client refused the call because of an earlier response.
    sent: bool,
    status: StatusCode,
    /// The highest value of the attempts before this response.
    earlier: Delivery,
    headers: HeaderMap,
    rate_limit: RateLimit,
    body: Bytes,
    request_id: Option<String>,
    retry_after: Option<Duration>,
}

impl ApiError {
    pub(crate) fn new(
        operation: Operation,
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
    ) -> Self {
        Self(Box::new(Facts {
            operation,
            sent: true,
            status,
            earlier: Delivery::NotSent,
            request_id: None,
            retry_after: rate_limit::retry_after(status, &headers),
            rate_limit: RateLimit::read(&headers),
            headers,
            body,
        }))
    }

    /// Returns the same error once more, for an equal call that waited for this response. It is not
    /// `Clone`: an error has one owner.
    pub(crate) fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }

    /// Returns true if each equal request with the same key would be rejected too. That is not so for
    /// what depends on the time (408, 409, 423, 424, 425, 429) or on the connection (407, 421).
    pub(crate) fn is_lasting(&self) -> bool {
        let status = self.0.status.as_u16();
        self.0.sent && matches!(status, 400..=406 | 410..=417 | 422 | 431 | 451)
    }

    /// Marks the request as not sent.
    pub(super) fn not_sent(mut self) -> Self {
        self.0.sent = false;
        self
    }

    /// Sets the request id, which is printed: the caller has checked that it contains no secret.
    pub(crate) fn with_request_id(mut self, request_id: Option<String>) -> Self {
        self.0.request_id = request_id;
        self
    }

    /// Sets the rate limit, which may be in other headers than Profound's.
    pub(crate) fn with_rate_limit(mut self, rate_limit: RateLimit) -> Self {
        self.0.rate_limit = rate_limit;
        self
    }

    pub(crate) fn operation(&self) -> &Operation {
        &self.0.operation
    }

    /// Returns false if the request was not sent, because the API had reported before that the hourly
    /// quota is used up: see [`RateLimited`](crate::Error::RateLimited). The status is then 429, the
    /// headers are the observed rate limit and the time until it resets, and the body is empty.
    pub fn was_sent(&self) -> bool {
        self.0.sent
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    pub(crate) fn raise_delivery(&mut self, earlier: Delivery) {
        self.0.earlier = self.0.earlier.max(earlier);
    }

    /// Returns how far the requests of the call came. A rejected request is not processed: a 401, a 404
    /// or a 422. A redirect, a 408, a 409 or a 5xx may follow a request that was processed.
    pub fn delivery(&self) -> Delivery {
        let last = if self.0.sent {
            Delivery::of_status(self.0.status)
        } else {
            Delivery::NotSent
        };
        last.max(self.0.earlier)
    }

    /// Returns the method of the request.
    pub fn method(&self) -> &Method {
        &self.0.operation.method
    }

    /// Returns the path template of the endpoint, such as `/v1/agents/{agent_id}`.
    pub fn path_template(&self) -> &str {
        &self.0.operation.template
    }

    /// Returns the headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Returns the API's id of the request, to quote to its support.
    ///
    /// `None` if the response has no id, or one that is unsafe to print. An id is unsafe if it is
    /// longer than 128 characters, has characters other than letters, digits and `-_.:/+=`, or contains
    /// the key.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Returns the raw body, at most its first 64 KiB.
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// Returns the body as text, with invalid UTF-8 replaced.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.0.body)
    }

    /// Returns the API's description of the failure: a string in `detail`, `message`, `error`,
    /// `detail.message` or `error.message`. `None` if the body has none of these: see
    /// [`text`](Self::text).
    pub fn message(&self) -> Option<String> {
        let document: Value = serde_json::from_slice(&self.0.body).ok()?;
        [
            "/detail",
            "/message",
            "/error",
            "/detail/message",
            "/error/message",
        ]
        .iter()
        .find_map(|path| document.pointer(path)?.as_str().map(str::to_owned))
    }

    /// Returns the body decoded from JSON. `None` if it is not JSON of this type, or longer than the
    /// 64 KiB that an error keeps.
    ///
    /// ```
    /// use profound_client::{ApiError, StatusCode, http::HeaderMap};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Conflict {
    ///     existing_id: String,
    /// }
    ///
    /// let error = ApiError::fake(StatusCode::CONFLICT, HeaderMap::new(), r#"{"existing_id": "a"}"#);
    /// let conflict: Option<Conflict> = error.json();
    /// assert_eq!(conflict.map(|conflict| conflict.existing_id).as_deref(), Some("a"));
    /// ```
    #[doc(alias("error body", "deserialize"))]
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&self.0.body).ok()
    }

    /// Returns the rate limit in the headers of this response.
    pub fn rate_limit(&self) -> RateLimit {
        self.0.rate_limit
    }

    /// Returns how long the API asks to wait before the next request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.sent {
            return write!(f, "{}: the request was not sent", self.0.operation);
        }
        write!(
            f,
            "{}: the API responded with {}",
            self.0.operation, self.0.status
        )?;
        match &self.0.request_id {
            Some(id) => write!(f, " (request id {id})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("operation", &format_args!("{}", self.0.operation))
            .field("status", &self.0.status.as_u16())
            .field("request_id", &self.0.request_id)
            .field("retry_after", &self.0.retry_after)
            .field("body_bytes", &self.0.body.len())
            .finish_non_exhaustive()
    }
}

impl error::Error for ApiError {}
