//! The kinds of errors, as metrics and traces name them.

use http::StatusCode;

use crate::error::{ApiError, Error};

/// The kind of an error, without its text and its response.
///
/// Guide: [Observing](crate::guide::observing).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The status of the response is an error.
    Status,
    /// The connection could not be made.
    Connect,
    /// The response exceeds a limit on its size.
    TooLarge,
    /// The connection failed in another way, or the response is malformed.
    Transport,
    /// The deadline passed, or a stream or an upload stalled.
    Timeout,
    /// The call did not get a quota permit or a request slot in time.
    QueueTimeout,
    /// The call was not sent, because the API had reported that the quota is used up.
    Quota,
    /// The response does not match the return type of the call.
    Decode,
    /// An event stream failed after it had started.
    Stream,
    /// A report does not match the type it is decoded into.
    Report,
    /// An argument cannot be encoded.
    Encode,
    /// The call cannot be made with the settings of the client.
    Configuration,
}

impl ErrorKind {
    pub(crate) fn of(error: &Error) -> Self {
        match error {
            Error::Transport(error) if error.is_connect() => Self::Connect,
            Error::Transport(error) if error.is_too_large() => Self::TooLarge,
            Error::Transport(_) => Self::Transport,
            Error::Timeout(_) => Self::Timeout,
            Error::QueueTimeout(_) => Self::QueueTimeout,
            Error::RateLimited(error) if !error.was_sent() => Self::Quota,
            Error::Decode(_) => Self::Decode,
            Error::Stream(_) => Self::Stream,
            Error::Report(_) => Self::Report,
            Error::Encode(_) => Self::Encode,
            Error::Configuration(_) => Self::Configuration,
            Error::InvalidApiKey(_)
            | Error::InsufficientPermissions(_)
            | Error::RateLimited(_)
            | Error::Validation(_)
            | Error::Api(_) => Self::Status,
        }
    }

    /// Returns the kind as a word in snake case, such as `queue_timeout`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Connect => "connect",
            Self::TooLarge => "too_large",
            Self::Transport => "transport",
            Self::Timeout => "timeout",
            Self::QueueTimeout => "queue_timeout",
            Self::Quota => "quota",
            Self::Decode => "decode",
            Self::Stream => "stream",
            Self::Report => "report",
            Self::Encode => "encode",
            Self::Configuration => "configuration",
        }
    }

    /// Returns OpenTelemetry's `error.type`: the status, if that is the error, or the kind.
    pub(crate) fn error_type(self, status: &Option<StatusCode>) -> &str {
        match (self, status) {
            (Self::Status, Some(status)) => status.as_str(),
            _ => self.as_str(),
        }
    }
}

/// Returns the status of the response behind an error, if one was received.
pub(crate) fn received_status(error: &Error) -> Option<StatusCode> {
    let response = error.response().filter(|response| response.was_sent());
    response.map(ApiError::status)
}
