//! What a call can fail with, by meaning.

mod api;
mod box_error;
mod configuration;
mod decode;
mod encode;
mod issues;
mod rate_limit;
mod report;
mod status;
mod stream;
mod timeout;
mod transport;

use std::{convert::Infallible, error, fmt, time::Duration};

use http::{HeaderMap, StatusCode};

pub use self::{
    api::ApiError,
    configuration::ConfigurationError,
    decode::DecodeError,
    encode::EncodeError,
    rate_limit::RateLimit,
    report::ReportError,
    status::{LocStep, RateLimited, Validation, ValidationIssue},
    stream::StreamError,
    timeout::TimeoutError,
    transport::TransportError,
};
pub(crate) use self::{
    box_error::BoxError,
    stream::{Problem, Start},
    timeout::WaitedFor,
    transport::Phase,
};

/// Why a call brought no answer of its type.
///
/// What is printed of an error never holds a key, a body or a query: those are behind accessors,
/// such as [`ApiError::body`].
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
///         Error::Timeout(_) | Error::Transport(_) => "try again later".into(),
///         other => other.to_string(),
///     }
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// 401: the key is invalid or has expired.
    InvalidApiKey(ApiError),
    /// 403: the key has no access to the resource.
    InsufficientPermissions(ApiError),
    /// 429: the quota of requests is used up.
    RateLimited(RateLimited),
    /// 422: the API refused values of the request.
    Validation(Validation),
    /// Any other status that is not a success.
    Api(ApiError),
    /// No connection, or one that broke before the answer was whole.
    Transport(TransportError),
    /// No answer within the deadline, no turn within the limit of waiting for one, or an upload that did
    /// not move within its limit.
    Timeout(TimeoutError),
    /// The answer does not fit the type the call returns.
    Decode(DecodeError),
    /// A stream of events failed after it had begun.
    Stream(StreamError),
    /// A report does not fit what it is read as.
    Report(ReportError),
    /// An argument of the call cannot be sent; nothing was, but for the start of an upload whose file or
    /// reader failed on the way.
    Encode(EncodeError),
    /// The client cannot be built, or a call made, the way it is set up.
    Configuration(ConfigurationError),
}

impl Error {
    /// The answer behind the error, where there was one: its status, headers, request id and the
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
            | Self::Report(_)
            | Self::Encode(_)
            | Self::Configuration(_) => None,
        }
    }

    /// The status of the answer, where there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(ApiError::status)
    }

    /// The headers of the answer, where there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response().map(ApiError::headers)
    }

    /// The API's own id of the request, to quote to its support.
    pub fn request_id(&self) -> Option<&str> {
        self.response().and_then(ApiError::request_id)
    }

    /// How long the API asks to wait before the next request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.response().and_then(ApiError::retry_after)
    }

    /// The answer behind the error, if the API refused the request.
    ///
    /// # Errors
    ///
    /// Gives the error back if it is of another kind.
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

    /// The error of a call that was sent this often.
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

/// Files an answer that is not a success under its meaning.
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
                "{error}: the API key is invalid or has expired: give the client a current one"
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
