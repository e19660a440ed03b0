//! Connection failures.

use std::{error, fmt};

use super::box_error::BoxError;
use crate::endpoint::Operation;

/// A connection that could not be made or broke, or a response that exceeds a limit.
#[doc(alias("connection refused", "network", "broken pipe"))]
#[derive(Debug)]
pub struct TransportError {
    operation: Operation,
    phase: Phase,
    attempts: u32,
    source: Option<BoxError>,
}

/// The phase in which a request failed, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// The request could not be built from its parts.
    NotSent,
    /// The connection could not be made.
    Connect,
    /// The request was not processed. The connection was closed before it was written, or the server
    /// said so while shutting the connection down.
    NotProcessed,
    /// The server refused the request without processing it.
    #[cfg_attr(
        not(feature = "http2"),
        allow(dead_code, reason = "HTTP/2 alone has words for it")
    )]
    Refused,
    /// The connection broke before a response; the server may have processed the request.
    NoResponse,
    /// The response is not HTTP.
    Malformed,
    /// The response headers exceed the client's limits on size or number.
    Headers,
    /// The headers were received, the body was not.
    Body,
    /// The body does not match its `Content-Encoding`.
    Encoding,
    /// The body is larger than the client allows.
    TooLarge { limit: usize },
    /// A time limit of the user's own settings passed.
    UserTimeout,
}

impl TransportError {
    pub(crate) fn new(operation: Operation, phase: Phase, source: Option<BoxError>) -> Self {
        Self {
            operation,
            phase,
            attempts: 1,
            source,
        }
    }

    pub(crate) fn set_attempts(&mut self, attempts: u32) {
        self.attempts = attempts;
    }

    /// Returns the number of attempts.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    pub(crate) fn phase(&self) -> Phase {
        self.phase
    }

    /// Returns true if the connection could not be made.
    pub fn is_connect(&self) -> bool {
        self.phase == Phase::Connect
    }

    /// Returns true if the response exceeds the client's size limit.
    pub fn is_too_large(&self) -> bool {
        matches!(self.phase, Phase::TooLarge { .. } | Phase::Headers)
    }

    /// Returns true if the API may have processed the request. If so, check whether a write was applied
    /// before you retry it.
    #[doc(alias("idempotent"))]
    pub fn may_have_been_processed(&self) -> bool {
        !matches!(
            self.phase,
            Phase::NotSent | Phase::Connect | Phase::NotProcessed | Phase::Refused
        )
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation)?;
        match self.phase {
            Phase::NotSent => f.write_str(
                "the request could not be built, and was not sent: see the source of this error",
            ),
            Phase::Connect => f.write_str(
                "cannot connect to the API: check the base URL, the network and the proxy",
            ),
            Phase::Refused => f.write_str("the server refused the request without processing it"),
            Phase::NotProcessed => {
                f.write_str("the server closed the connection without processing the request")
            }
            Phase::NoResponse => f.write_str(
                "the connection broke before a response: the API may have processed the request",
            ),
            Phase::Malformed => {
                f.write_str("the response is not valid HTTP: check the base URL and the proxy")
            }
            Phase::Headers => f.write_str(
                "the response headers exceed the client's limit on their size or number",
            ),
            Phase::Body => f.write_str("the connection broke within the response body"),
            Phase::Encoding => f.write_str(
                "the response body cannot be decompressed: it is truncated, or does not match \
                 its `Content-Encoding`",
            ),
            Phase::TooLarge { limit } => write!(
                f,
                "the response body is larger than {limit} bytes: request less, or raise \
                 `max_body_bytes` on the client's builder"
            ),
            Phase::UserTimeout => f.write_str(
                "a time limit set with `http` on the client's builder passed before the response \
                 was complete",
            ),
        }?;
        match self.attempts {
            1 => Ok(()),
            attempts => write!(f, " ({attempts} attempts)"),
        }
    }
}

impl error::Error for TransportError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
