//! The errors that carry more than a status: 422 and 429.

use std::{error, fmt, ops::Deref, time::Duration};

use bytes::Bytes;
use http::StatusCode;
use serde_json::Value;

use super::{ApiError, Delivery, RateLimit, issues};
use crate::endpoint::Operation;

/// A longer wait is not printed as a number of seconds.
const DAY: Duration = Duration::from_secs(86_400);

/// A 429: too many requests in this hour. It dereferences to its [`ApiError`].
///
/// A call that does not wait for the quota is not sent after the API has reported `remaining: 0`, until
/// the quota resets. Its error is this one too, and [`was_sent`](ApiError::was_sent) is then false.
#[derive(Debug)]
pub struct RateLimited(ApiError);

impl RateLimited {
    /// Returns the error of a call that was not sent, because the API had reported that the quota is used
    /// up for this time.
    pub(crate) fn not_sent(operation: Operation, observed: RateLimit, wait: Duration) -> Self {
        let status = StatusCode::TOO_MANY_REQUESTS;
        let headers = observed.used_up(wait);
        Self(ApiError::new(operation, status, headers, Bytes::new()).not_sent())
    }

    /// Returns the requests per hour.
    pub fn limit(&self) -> Option<u64> {
        self.rate_limit().limit
    }

    /// Returns the requests left in this hour.
    pub fn remaining(&self) -> Option<u64> {
        self.rate_limit().remaining
    }

    /// Returns when the quota resets, in seconds since 1970 (Unix time).
    pub fn reset(&self) -> Option<u64> {
        self.rate_limit().reset
    }
}

impl fmt::Display for RateLimited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: the quota", self.0)?;
        if let Some(limit) = self.limit() {
            write!(f, " of {limit} requests per hour")?;
        }
        match self.retry_after() {
            Some(wait) if wait <= DAY => {
                write!(
                    f,
                    " is used up: try again in {} s",
                    wait.as_secs_f64().ceil()
                )
            }
            _ => write!(f, " is used up: try again later"),
        }
    }
}

/// A 422: values of the request that the API rejected. It dereferences to its [`ApiError`].
pub struct Validation {
    response: ApiError,
    issues: Vec<ValidationIssue>,
    truncated: bool,
}

impl Validation {
    /// Returns the rejected values, in the API's order.
    ///
    /// Empty if the body lists none: see [`ApiError::message`]. An error keeps the first 64 KiB of a
    /// body. From a larger body, these are the complete issues in that part, and
    /// [`has_more_issues`](Self::has_more_issues) is true.
    pub fn issues(&self) -> &[ValidationIssue] {
        &self.issues
    }

    /// Returns true if the API listed more issues than [`issues`](Self::issues) returns.
    pub fn has_more_issues(&self) -> bool {
        self.truncated
    }
}

impl fmt::Display for Validation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.issues.len() {
            0 => {
                let says_why = match self.response.message() {
                    Some(_) => "see `message()`",
                    None => "see `text()`",
                };
                write!(f, "{}: the request was rejected: {says_why}", self.response)
            }
            1 => write!(f, "{}: 1 value was rejected: see `issues()`", self.response),
            count => write!(
                f,
                "{}: {count} values were rejected: see `issues()`",
                self.response
            ),
        }
    }
}

impl fmt::Debug for Validation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Validation")
            .field("answer", &self.response)
            .field("issues", &self.issues.len())
            .finish_non_exhaustive()
    }
}

/// One value of a request that the API rejected.
///
/// It prints as `body.metrics[1]: unknown metric`. Like a body, it may repeat the value that was sent,
/// so the errors of this crate do not print it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ValidationIssue {
    /// The path to the value, such as `body`, `metrics`, `1`.
    pub loc: Vec<LocStep>,
    /// The API's description of the problem.
    pub msg: String,
    /// The kind of mistake, such as `missing` or `literal_error`; `type` in the API's response.
    pub kind: String,
}

/// A step on the path to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LocStep {
    /// The name of a field.
    Field(String),
    /// The index of a list element, counted from 0.
    Index(u64),
}

impl ValidationIssue {
    fn read(issue: &Value) -> Self {
        let text = |name| {
            issue
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let steps = issue.get("loc").and_then(Value::as_array);
        Self {
            loc: steps.into_iter().flatten().map(LocStep::read).collect(),
            msg: text("msg"),
            kind: text("type"),
        }
    }
}

impl LocStep {
    fn read(step: &Value) -> Self {
        match (step.as_u64(), step.as_str()) {
            (Some(index), _) => Self::Index(index),
            (None, Some(name)) => Self::Field(name.to_owned()),
            (None, None) => Self::Field(step.to_string()),
        }
    }
}

impl fmt::Display for ValidationIssue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.loc.iter().enumerate() {
            match step {
                LocStep::Field(name) if place == 0 => f.write_str(name)?,
                LocStep::Field(name) => write!(f, ".{name}")?,
                LocStep::Index(index) => write!(f, "[{index}]")?,
            }
        }
        let colon = if self.loc.is_empty() { "" } else { ": " };
        write!(f, "{colon}{}", self.msg)
    }
}

impl RateLimited {
    pub(crate) fn raise_delivery(&mut self, earlier: Delivery) {
        self.0.raise_delivery(earlier);
    }
}

impl Validation {
    pub(crate) fn raise_delivery(&mut self, earlier: Delivery) {
        self.response.raise_delivery(earlier);
    }
}

impl Deref for RateLimited {
    type Target = ApiError;

    fn deref(&self) -> &ApiError {
        &self.0
    }
}

impl Deref for Validation {
    type Target = ApiError;

    fn deref(&self) -> &ApiError {
        &self.response
    }
}

impl From<ApiError> for RateLimited {
    fn from(response: ApiError) -> Self {
        Self(response)
    }
}

impl From<ApiError> for Validation {
    fn from(response: ApiError) -> Self {
        let (issues, truncated) = issues::read(response.body());
        Self {
            response,
            issues: issues.iter().map(ValidationIssue::read).collect(),
            truncated,
        }
    }
}

impl From<RateLimited> for ApiError {
    fn from(error: RateLimited) -> Self {
        error.0
    }
}

impl From<Validation> for ApiError {
    fn from(error: Validation) -> Self {
        error.response
    }
}

impl error::Error for RateLimited {}
impl error::Error for Validation {}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, Method, StatusCode};

    use super::*;
    use crate::endpoint::Endpoint;

    fn refusal(body: &'static str) -> Validation {
        let operation = Endpoint::new(Method::POST, "/v2/reports/visibility").operation();
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        ApiError::new(operation, status, HeaderMap::new(), Bytes::from(body)).into()
    }

    #[test]
    fn issues_are_read_whole_and_printed_by_place() {
        let refusal = refusal(
            r#"{"detail":[{"loc":["body","metrics",1],"msg":"unknown metric","type":"literal_error"}]}"#,
        );
        let [issue] = refusal.issues() else {
            panic!("{} issues", refusal.issues().len())
        };
        assert_eq!(issue.to_string(), "body.metrics[1]: unknown metric");
        assert_eq!(issue.kind, "literal_error");
        assert_eq!(issue.loc[2], LocStep::Index(1));
    }

    #[test]
    fn a_plain_sentence_is_a_message_without_issues() {
        let refusal = refusal(r#"{"detail":"end_date lies before start_date"}"#);
        assert!(refusal.issues().is_empty());
        assert_eq!(
            refusal.message().as_deref(),
            Some("end_date lies before start_date")
        );
    }

    #[test]
    fn a_refusal_points_to_where_the_reason_is() {
        for (body, hint) in [
            (r#"{"detail": {"message": "why"}}"#, "see `message()`"),
            (r#"{"error": {"message": "why"}}"#, "see `message()`"),
            (r#"{"detail": {"reason": "why"}}"#, "see `text()`"),
            ("<html>", "see `text()`"),
            ("", "see `text()`"),
        ] {
            let refusal = refusal(body);
            assert_eq!(
                refusal.message().is_some(),
                hint.contains("message"),
                "{body}"
            );
            assert!(refusal.to_string().ends_with(hint), "{refusal}");
        }
    }

    #[test]
    fn a_list_that_is_cut_off_keeps_its_first_issues() {
        let whole = r#"{"more": {"a": [1]}, "detail":[{"loc":["a"],"msg":"x","type":"t"},{"loc":["b"],"msg":"y"#;
        let refusal = refusal(whole);
        let locs: Vec<_> = refusal
            .issues()
            .iter()
            .map(|issue| issue.to_string())
            .collect();
        assert_eq!(locs, ["a: x"]);
        assert!(refusal.has_more_issues());
        let whole = self::refusal(r#"{"detail":[{"loc":["a"],"msg":"x","type":"t"}]}"#);
        assert!(!whole.has_more_issues() && whole.issues().len() == 1);
    }

    #[test]
    fn the_message_of_the_api_is_not_printed() {
        let refusal = refusal(r#"{"detail":[{"loc":["CANARY"],"msg":"CANARY","type":"CANARY"}]}"#);
        let printed = format!("{refusal} {refusal:?} {refusal:#?}");
        assert!(!printed.contains("CANARY"), "{printed}");
    }
}
