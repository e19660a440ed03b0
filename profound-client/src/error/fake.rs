//! Errors for the tests of code that handles them.

use std::{borrow::Cow, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use serde_json::{Value, json};

use super::{
    ApiError, ConfigurationError, DecodeError, Delivery, EncodeError, Phase, Problem,
    QueueTimeoutError, QueuedFor, RateLimit, RateLimited, ReportError, StreamError, TimeoutError,
    TransportError, Validation, WaitedFor, rate_limit,
};
use crate::endpoint::Operation;

/// Returns the operation that the errors of fakes name.
fn operation() -> Operation {
    Operation {
        method: Method::GET,
        template: Cow::Borrowed("(a fake)"),
    }
}

impl ApiError {
    /// Returns an error response, for tests. `Error::from` converts it into the variant for its status.
    ///
    /// ```
    /// use profound_client::{ApiError, Error, StatusCode, http::HeaderMap};
    ///
    /// let response = ApiError::fake(StatusCode::TOO_MANY_REQUESTS, HeaderMap::new(), "{}");
    /// assert!(matches!(Error::from(response), Error::RateLimited(_)));
    /// ```
    pub fn fake(status: StatusCode, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        Self::new(operation(), status, headers, body.into())
    }
}

impl RateLimited {
    /// Returns a 429 with these headers, for tests.
    ///
    /// ```
    /// # use std::time::Duration;
    /// use profound_client::{Error, RateLimit, errors::RateLimited};
    ///
    /// let wait = Duration::from_secs(30);
    /// let error = Error::RateLimited(RateLimited::fake(RateLimit::default(), Some(wait)));
    /// assert_eq!(error.retry_after(), Some(wait));
    /// ```
    pub fn fake(rate_limit: RateLimit, retry_after: Option<Duration>) -> Self {
        let mut headers = HeaderMap::new();
        rate_limit::write(&rate_limit, &mut headers);
        if let Some(wait) = retry_after {
            let milliseconds = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
            headers.insert("retry-after-ms", HeaderValue::from(milliseconds));
        }
        ApiError::fake(StatusCode::TOO_MANY_REQUESTS, headers, "{}").into()
    }
}

impl Validation {
    /// Returns a 422 that rejects these values, for tests. Each is a path, such as `body.metrics.1`, and
    /// the problem.
    ///
    /// ```
    /// use profound_client::errors::Validation;
    ///
    /// let error = Validation::fake([("body.metrics.1", "unknown metric")]);
    /// assert_eq!(error.issues()[0].to_string(), "body.metrics[1]: unknown metric");
    /// ```
    pub fn fake<'a>(issues: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let step = |step: &str| match step.parse::<u64>() {
            Ok(index) => Value::from(index),
            Err(_) => Value::from(step),
        };
        let issue = |(path, problem): (&str, &str)| {
            let loc: Value = path.split('.').map(step).collect();
            json!({"loc": loc, "msg": problem, "type": "value_error"})
        };
        let detail: Value = issues.into_iter().map(issue).collect();
        let body = json!({ "detail": detail }).to_string();
        ApiError::fake(StatusCode::UNPROCESSABLE_ENTITY, HeaderMap::new(), body).into()
    }
}

impl TransportError {
    /// Returns a connection failure in which the request came this far, for tests. If it was not sent,
    /// [`is_connect`](Self::is_connect) is true.
    ///
    /// ```
    /// use profound_client::errors::{Delivery, TransportError};
    ///
    /// let error = TransportError::fake(Delivery::MaybeProcessed);
    /// assert!(error.may_have_been_processed() && !error.is_connect());
    /// ```
    pub fn fake(delivery: Delivery) -> Self {
        let phase = match delivery {
            Delivery::NotSent => Phase::Connect,
            Delivery::NotProcessed => Phase::NotProcessed,
            Delivery::MaybeProcessed => Phase::NoResponse,
            Delivery::Processed => Phase::Body,
        };
        Self::new(operation(), phase, None)
    }

    /// Returns the failure of a response body of more than `limit` bytes, for tests.
    /// [`is_too_large`](Self::is_too_large) is true.
    pub fn fake_too_large(limit: usize) -> Self {
        Self::new(operation(), Phase::TooLarge { limit }, None)
    }
}

impl TimeoutError {
    /// Returns a call that had no response within this limit, after this number of attempts, at least 1,
    /// for tests.
    ///
    /// ```
    /// # use std::time::Duration;
    /// use profound_client::errors::{Delivery, TimeoutError};
    ///
    /// let error = TimeoutError::fake(Duration::from_secs(60), 1);
    /// assert_eq!(error.delivery(), Delivery::MaybeProcessed);
    /// ```
    pub fn fake(limit: Duration, attempts: u32) -> Self {
        let attempts = attempts.max(1);
        Self::new(operation(), limit, attempts, WaitedFor::Response, None)
    }
}

impl QueueTimeoutError {
    /// Returns a call that waited for `waited`, for tests. `room` is the time from now until there is
    /// room, and until the quota resets.
    ///
    /// ```
    /// use std::time::Duration;
    /// use profound_client::{Error, errors::{QueueTimeoutError, QueuedFor}};
    ///
    /// let second = Duration::from_secs(1);
    /// let error = QueueTimeoutError::fake(QueuedFor::Quota, second, Some(60 * second));
    /// assert_eq!(Error::QueueTimeout(error).retry_after(), Some(60 * second));
    /// ```
    pub fn fake(waited_for: QueuedFor, waited: Duration, room: Option<Duration>) -> Self {
        Self::new(operation(), waited_for, (waited, waited), room, room)
    }
}

impl DecodeError {
    /// Returns the failure to decode this response, for tests. `path` is the JSON path, and `.` is the
    /// whole document.
    ///
    /// ```
    /// use profound_client::{ApiError, StatusCode, errors::DecodeError, http::HeaderMap};
    ///
    /// let response = ApiError::fake(StatusCode::OK, HeaderMap::new(), "{}");
    /// let error = DecodeError::fake(response, "data[3]", "missing field `rank`");
    /// assert_eq!(error.path(), "data[3]");
    /// ```
    pub fn fake(response: ApiError, path: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::new(response, path.into(), problem.into())
    }
}

impl StreamError {
    /// Returns the failure of a stream after this number of events, for tests. The API sent an event
    /// named `error`, whose data is the body of the [response](Self::response).
    ///
    /// ```
    /// use profound_client::errors::StreamError;
    ///
    /// let error = StreamError::fake(3, r#"{"error": "try again"}"#);
    /// assert!(error.response().text().contains("try again") && !error.is_incomplete());
    /// ```
    pub fn fake(events: u64, data: impl Into<Bytes>) -> Self {
        let response = ApiError::fake(StatusCode::OK, HeaderMap::new(), data);
        Self::new(response, events, Problem::Told)
    }

    /// Returns the failure of a stream that ended within an event, after this number of complete events,
    /// for tests. [`is_incomplete`](Self::is_incomplete) is true.
    pub fn fake_incomplete(events: u64) -> Self {
        let response = ApiError::fake(StatusCode::OK, HeaderMap::new(), "");
        Self::new(response, events, Problem::WithinEvent)
    }
}

impl EncodeError {
    /// Returns the failure to encode this argument, for tests.
    pub fn fake(argument: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::new(operation(), argument, problem)
    }
}

impl ConfigurationError {
    /// Returns the error of an invalid setting, for tests.
    pub fn fake(message: impl Into<String>) -> Self {
        Self::new(message)
    }
}

impl ReportError {
    /// Returns the failure to decode a report, for tests: in a row, in a column, in both, or in neither.
    pub fn fake(row: Option<usize>, column: Option<&str>, message: impl Into<String>) -> Self {
        let mut error = Self::new(message);
        if let Some(row) = row {
            error = error.in_row(row);
        }
        match column {
            Some(column) => error.in_column(column),
            None => error,
        }
    }
}
