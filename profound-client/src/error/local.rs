//! Failures on this side of the answer: the set-up, the arguments, the connection, the time.

use std::{error, fmt, time::Duration};

use crate::endpoint::Operation;

pub(crate) type Source = Box<dyn error::Error + Send + Sync>;

/// A setting that cannot work; what it prints says which, and what to do.
#[derive(Debug)]
pub struct ConfigurationError {
    message: String,
    source: Option<Source>,
}

impl ConfigurationError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            source: None,
        }
    }

    pub(crate) fn with_source(mut self, source: impl Into<Source>) -> Self {
        self.source = Some(source.into());
        self
    }
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl error::Error for ConfigurationError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// An argument that cannot be sent. It names the argument and never quotes its value, but for the path
/// of a file that cannot be read.
#[derive(Debug)]
pub struct EncodeError {
    operation: Operation,
    argument: String,
    problem: String,
    source: Option<Source>,
}

impl EncodeError {
    pub(crate) fn new(
        operation: Operation,
        argument: impl Into<String>,
        problem: impl Into<String>,
    ) -> Self {
        Self {
            operation,
            argument: argument.into(),
            problem: problem.into(),
            source: None,
        }
    }

    pub(crate) fn with_source(mut self, source: impl Into<Source>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The argument's name on the wire; `body` for the body.
    pub fn argument(&self) -> &str {
        &self.argument
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operation,
            argument,
            problem,
            ..
        } = self;
        write!(f, "{operation}: `{argument}` cannot be sent: {problem}")
    }
}

impl error::Error for EncodeError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// The time of a call passed before its answer was whole.
#[derive(Debug)]
pub struct TimeoutError {
    operation: Operation,
    limit: Duration,
    attempts: u32,
    waited_for: WaitedFor,
    source: Option<Box<super::Error>>,
}

/// What a call without an answer waited for when its time was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WaitedFor {
    /// An answer, or the next attempt.
    Response,
    /// One of the places for simultaneous calls.
    ConcurrencyLimit,
    /// One of the places for open streams.
    Stream,
    /// Room in the hour's quota.
    Quota,
    /// The next piece of an open body.
    BodyData,
    /// The server, to take more of an upload.
    Upload,
    /// The content of an upload.
    UploadContent,
}

impl TimeoutError {
    pub(crate) fn new(
        operation: Operation,
        limit: Duration,
        attempts: u32,
        waited_for: WaitedFor,
        last: Option<super::Error>,
    ) -> Self {
        Self {
            operation,
            limit,
            attempts,
            waited_for,
            source: last.map(Box::new),
        }
    }

    /// The deadline of the whole call, retries included; for a call that waited for the quota in vain,
    /// the limit of that wait, for an open body the limit of its silence,
    /// and for an upload that did not move that of its stalling.
    pub fn limit(&self) -> Duration {
        self.limit
    }

    /// How often the request was sent, or begun to be: 0 where the call never had its turn.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operation,
            limit,
            attempts,
            waited_for,
            ..
        } = self;
        match (waited_for, attempts) {
            (WaitedFor::Quota, _) => write!(
                f,
                "{operation}: the hour's quota has no room within {limit:?}, and nothing was sent: \
                 make fewer calls, or raise the limit of `wait_for_quota` on the client's builder"
            ),
            (WaitedFor::BodyData, _) => write!(
                f,
                "{operation}: nothing came for {limit:?} after the answer had begun: make the call \
                 again, or raise `stream_idle_timeout` on the client's builder"
            ),
            (WaitedFor::Upload, _) => write!(
                f,
                "{operation}: the server took nothing more of the upload for {limit:?}: look whether it \
                 has it, and make the call again; for a slow line raise `upload_stall_timeout` on the \
                 client's builder"
            ),
            (WaitedFor::UploadContent, _) => write!(
                f,
                "{operation}: a part of the upload brought nothing for {limit:?}: see to its reader or \
                 file, or raise `upload_stall_timeout` on the client's builder"
            ),
            (WaitedFor::ConcurrencyLimit, 0) => write!(
                f,
                "{operation}: no turn within {limit:?}, and nothing was sent: other calls take \
                 all that `max_concurrent_calls` allows: raise that or the timeout, or start fewer at \
                 once"
            ),
            (WaitedFor::Stream, 0) => write!(
                f,
                "{operation}: no turn within {limit:?}, and nothing was sent: other streams take \
                 all that `max_concurrent_streams` allows: end or drop one, or raise that"
            ),
            _ => {
                let plural = if *attempts == 1 { "" } else { "s" };
                write!(
                    f,
                    "{operation}: no answer within {limit:?} ({attempts} attempt{plural}): raise the \
                     timeout or ask for less"
                )
            }
        }
    }
}

impl error::Error for TimeoutError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// The connection could not be made, or broke, or carried more than it may.
#[derive(Debug)]
pub struct TransportError {
    operation: Operation,
    phase: Phase,
    attempts: u32,
    source: Option<Source>,
}

/// How far a request came, and why it failed there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
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
    pub(crate) fn new(operation: Operation, phase: Phase, source: Option<Source>) -> Self {
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
            Phase::Connect | Phase::NotProcessed | Phase::Refused
        )
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation)?;
        match self.phase {
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
