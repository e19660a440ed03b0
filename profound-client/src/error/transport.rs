//! Failures of the connection.

use std::{error, fmt};

use super::box_error::BoxError;
use crate::endpoint::Operation;

/// The connection could not be made, or broke, or carried more than it may.
#[derive(Debug)]
pub struct TransportError {
    operation: Operation,
    phase: Phase,
    attempts: u32,
    source: Option<BoxError>,
}

/// How far a request came, and why it failed there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// The request could not be built from its parts.
    NotSent,
    /// There was no connection.
    Connect,
    /// The connection was closed before the request was written, or the server is shutting it down and
    /// has said that it did not look at the request.
    NotProcessed,
    /// The server has refused the request without a look at it.
    #[cfg_attr(
        not(feature = "http2"),
        allow(dead_code, reason = "HTTP/2 alone has words for it")
    )]
    Refused,
    /// The connection broke before a response; the server may have processed the request.
    NoResponse,
    /// What came is not HTTP.
    Malformed,
    /// The headers are larger or more than the client allows.
    Headers,
    /// The headers came, the body did not.
    Body,
    /// The body is not what its `Content-Encoding` says.
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

    /// How often the request was sent, or begun to be.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    pub(crate) fn phase(&self) -> Phase {
        self.phase
    }

    /// Whether there was no connection to the server.
    pub fn is_connect(&self) -> bool {
        self.phase == Phase::Connect
    }

    /// Whether the answer is larger than the client allows.
    pub fn is_too_large(&self) -> bool {
        matches!(self.phase, Phase::TooLarge { .. } | Phase::Headers)
    }

    /// Whether the API may have done what the request asks for: a write that may have been processed
    /// is to be looked up before it is made again.
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
                "the request could not be built, and was not sent: the source of this error says why",
            ),
            Phase::Connect => f.write_str(
                "cannot connect to the API: check the base URL, the network and the proxy",
            ),
            Phase::Refused => f.write_str("the server refused the request without processing it"),
            Phase::NotProcessed => {
                f.write_str("the server closed the connection without processing the request")
            }
            Phase::NoResponse => f.write_str(
                "the connection broke before an answer came: the API may have processed the request",
            ),
            Phase::Malformed => f.write_str(
                "what the server answered is not valid HTTP: check the base URL and the proxy",
            ),
            Phase::Headers => {
                f.write_str("the answer's headers are larger, or more, than the client allows")
            }
            Phase::Body => f.write_str("the connection broke within the answer's body"),
            Phase::Encoding => f.write_str(
                "the answer's body cannot be decompressed: it was cut short, or is not what its \
                 `Content-Encoding` says",
            ),
            Phase::TooLarge { limit } => write!(
                f,
                "the answer's body is larger than {limit} bytes: ask for less, or raise \
                 `max_body_bytes` on the client's builder"
            ),
            Phase::UserTimeout => f.write_str(
                "a time limit set with `http` on the client's builder passed before the answer was \
                 whole",
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
