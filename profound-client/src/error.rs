//! The errors of a call.

mod api;
mod box_error;
mod configuration;
mod decode;
mod delivery;
mod encode;
mod fake;
mod issues;
mod queue_timeout;
mod rate_limit;
mod report;
mod status;
mod stream;
mod timeout;
mod transport;

use std::{convert::Infallible, error, fmt, time::Duration};

use http::{HeaderMap, StatusCode};

#[cfg(feature = "tower")]
pub(crate) use self::rate_limit::RateLimitSeen;
pub use self::{
    api::ApiError,
    configuration::ConfigurationError,
    decode::DecodeError,
    delivery::Delivery,
    encode::EncodeError,
    queue_timeout::{QueueTimeoutError, QueuedFor},
    rate_limit::RateLimit,
    report::ReportError,
    status::{LocStep, RateLimited, Validation, ValidationIssue},
    stream::StreamError,
    timeout::TimeoutError,
    transport::TransportError,
};
pub(crate) use self::{
    box_error::BoxError,
    rate_limit::RateLimitNames,
    stream::{Problem, Start},
    timeout::WaitedFor,
    transport::Phase,
};

/// The error of a call.
///
/// Guide: [Errors and retries](crate::guide::errors_and_retries).
///
/// A printed error never contains a key, a body or a query. These are available from accessors, such as
/// [`ApiError::body`].
///
/// ```
/// use profound_client::Error;
///
/// fn advice(error: &Error) -> String {
///     match error {
///         Error::InvalidApiKey(_) => "rotate the key".into(),
///         Error::InsufficientPermissions(_) => "ask for access".into(),
///         Error::RateLimited(limited) => format!("wait {:?}", limited.retry_after()),
///         Error::Validation(invalid) => invalid.issues().iter().map(|i| format!("{i}\n")).collect(),
///         Error::QueueTimeout(queue) => format!("not sent, wait {:?}", queue.retry_after()),
///         Error::Timeout(_) | Error::Transport(_) => "try again later".into(),
///         other => other.to_string(),
///     }
/// }
/// ```
#[doc(alias("exception", "failure"))]
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// 401: the key is invalid or has expired.
    #[doc(alias("401", "unauthorized"))]
    InvalidApiKey(ApiError),
    /// 403: the key has no access to the resource.
    #[doc(alias("403", "forbidden"))]
    InsufficientPermissions(ApiError),
    /// 429: the rate limit is exceeded. Also a call that was not sent, because the API had reported that
    /// nothing is left: see [`ApiError::was_sent`].
    #[doc(alias("429", "rate limit", "too many requests"))]
    RateLimited(RateLimited),
    /// 422: the API rejected values of the request.
    #[doc(alias("422", "unprocessable entity"))]
    Validation(Validation),
    /// Any other status that is not a success.
    Api(ApiError),
    /// The connection failed, or broke before the response was complete.
    Transport(TransportError),
    /// A time limit passed: the deadline, or the stall timeout of a stream or an upload.
    #[doc(alias("deadline", "stall"))]
    Timeout(TimeoutError),
    /// The call did not get a quota permit or a request slot in time. The request was not sent.
    QueueTimeout(QueueTimeoutError),
    /// The response does not match the return type of the call.
    Decode(DecodeError),
    /// An event stream failed after it had started.
    Stream(StreamError),
    /// A report does not match the type it is decoded into.
    Report(ReportError),
    /// An argument cannot be encoded. Nothing was sent, except the start of an upload whose file or
    /// reader failed.
    Encode(EncodeError),
    /// The client cannot be built, or the call cannot be made, with these settings.
    Configuration(ConfigurationError),
}

impl Error {
    /// Returns the response behind the error, if there is one: its status, headers, request id and the
    /// start of its body.
    pub fn response(&self) -> Option<&ApiError> {
        match self {
            Self::InvalidApiKey(error)
            | Self::InsufficientPermissions(error)
            | Self::Api(error) => Some(error),
            Self::RateLimited(error) => Some(error),
            Self::Validation(error) => Some(error),
            Self::Decode(error) => Some(error.response()),
            Self::Stream(error) => Some(error.response()),
            Self::Transport(_)
            | Self::Timeout(_)
            | Self::QueueTimeout(_)
            | Self::Report(_)
            | Self::Encode(_)
            | Self::Configuration(_) => None,
        }
    }

    /// Returns the status of the response, if there is one.
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(ApiError::status)
    }

    /// Returns the headers of the response, if there is one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response().map(ApiError::headers)
    }

    /// Returns the API's id of the request, to quote to its support.
    #[doc(alias("support"))]
    pub fn request_id(&self) -> Option<&str> {
        self.response().and_then(ApiError::request_id)
    }

    /// Returns how long to wait before the next request: as the API asks, or until a [queue
    /// timeout](Self::QueueTimeout) says that there is room.
    #[doc(alias("Retry-After"))]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::QueueTimeout(error) => error.retry_after(),
            _ => self.response().and_then(ApiError::retry_after),
        }
    }

    /// Returns the response behind the error, if the API rejected the request.
    ///
    /// # Errors
    ///
    /// Returns the error unchanged if it is of another kind.
    pub fn into_api_error(self) -> Result<ApiError, Self> {
        match self {
            Self::InvalidApiKey(error)
            | Self::InsufficientPermissions(error)
            | Self::Api(error) => Ok(error),
            Self::RateLimited(error) => Ok(error.into()),
            Self::Validation(error) => Ok(error.into()),
            other => Err(other),
        }
    }

    /// Returns how far the requests of the call came: not sent, not processed, perhaps processed, or
    /// processed.
    pub fn delivery(&self) -> Delivery {
        match self {
            Self::InvalidApiKey(error)
            | Self::InsufficientPermissions(error)
            | Self::Api(error) => error.delivery(),
            Self::RateLimited(error) => error.delivery(),
            Self::Validation(error) => error.delivery(),
            Self::Transport(error) => error.delivery(),
            Self::Timeout(error) => error.delivery(),
            Self::Encode(error) => error.delivery(),
            Self::Decode(error) => error.delivery(),
            Self::Stream(error) => error.delivery(),
            // A report is decoded from a success.
            Self::Report(_) => Delivery::Processed,
            Self::QueueTimeout(_) | Self::Configuration(_) => Delivery::NotSent,
        }
    }

    /// Returns true if the API processed the request, or may have processed it. If so, check whether a
    /// write was applied before you retry it.
    pub fn may_have_been_processed(&self) -> bool {
        self.delivery().may_have_been_processed()
    }

    /// Records how far the earlier attempts of the call came.
    pub(crate) fn at_least(mut self, earlier: Delivery) -> Self {
        match &mut self {
            Self::InvalidApiKey(error)
            | Self::InsufficientPermissions(error)
            | Self::Api(error) => error.raise_delivery(earlier),
            Self::RateLimited(error) => error.raise_delivery(earlier),
            Self::Validation(error) => error.raise_delivery(earlier),
            Self::Transport(error) => error.raise_delivery(earlier),
            Self::Timeout(error) => error.raise_delivery(earlier),
            Self::Encode(error) => error.raise_delivery(earlier),
            // These have the highest value already, or are found before the first attempt.
            Self::Decode(_)
            | Self::Stream(_)
            | Self::Report(_)
            | Self::QueueTimeout(_)
            | Self::Configuration(_) => {}
        }
        self
    }

    /// Sets the number of attempts.
    pub(crate) fn after(mut self, attempts: u32) -> Self {
        if let Self::Transport(error) = &mut self {
            error.set_attempts(attempts);
        }
        self
    }

    pub(crate) fn configuration(message: impl Into<String>) -> Self {
        Self::Configuration(ConfigurationError::new(message))
    }
}

/// Converts a response that is not a success into the variant for its status.
impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        match error.status().as_u16() {
            401 => Self::InvalidApiKey(error),
            403 => Self::InsufficientPermissions(error),
            422 => Self::Validation(error.into()),
            429 => Self::RateLimited(error.into()),
            _ => Self::Api(error),
        }
    }
}

impl From<ReportError> for Error {
    fn from(error: ReportError) -> Self {
        Self::Report(error)
    }
}

impl From<Infallible> for Error {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidApiKey(error) => write!(
                f,
                "{error}: the API key is invalid or has expired: set a current key"
            ),
            Self::InsufficientPermissions(error) => write!(
                f,
                "{error}: the API key has no access to this resource: ask for access, or use \
                 another key"
            ),
            Self::Api(error) => error.fmt(f),
            Self::RateLimited(error) => error.fmt(f),
            Self::Validation(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Timeout(error) => error.fmt(f),
            Self::QueueTimeout(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Stream(error) => error.fmt(f),
            Self::Report(error) => error.fmt(f),
            Self::Encode(error) => error.fmt(f),
            Self::Configuration(error) => error.fmt(f),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            Self::Timeout(error) => error.source(),
            Self::Encode(error) => error.source(),
            Self::Configuration(error) => error.source(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_small_enough_for_a_result() {
        // clippy's `result_large_err` reports 128 bytes in the code of users.
        let size = size_of::<Error>();
        assert!(size < 128, "{size}");
    }
}
