//! Failures on this side of the answer: the set-up, the arguments, the connection, the time.

use std::{error, fmt, time::Duration};

use crate::endpoint::Operation;

type Source = Box<dyn error::Error + Send + Sync>;

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

/// An argument that cannot be sent. It names the argument and never quotes its value.
#[derive(Debug)]
pub struct EncodeError {
    operation: Operation,
    argument: String,
    problem: String,
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
        }
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
        } = self;
        write!(f, "{operation}: `{argument}` cannot be sent: {problem}")
    }
}

impl error::Error for EncodeError {}

/// The deadline passed before the answer was whole.
#[derive(Debug)]
pub struct TimeoutError {
    operation: Operation,
    limit: Duration,
    attempts: u32,
    source: Option<Box<super::Error>>,
}

impl TimeoutError {
    pub(crate) fn new(
        operation: Operation,
        limit: Duration,
        attempts: u32,
        last: Option<super::Error>,
    ) -> Self {
        Self {
            operation,
            limit,
            attempts,
            source: last.map(Box::new),
        }
    }

    /// The deadline of the whole call, retries included.
    pub fn limit(&self) -> Duration {
        self.limit
    }

    /// How often the request was sent, or begun to be.
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
            ..
        } = self;
        let plural = if *attempts == 1 { "" } else { "s" };
        write!(
            f,
            "{operation}: no answer within {limit:?} ({attempts} attempt{plural}): raise the timeout \
             or ask for less"
        )
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

/// How far a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// The server has seen nothing of it.
    Connect,
    /// The server may have processed it.
    Answer,
    /// The headers came, the body did not.
    Body,
    /// The body is larger than the client allows.
    TooLarge { limit: usize },
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

    /// Whether the request cannot have reached the server.
    pub fn is_connect(&self) -> bool {
        self.phase == Phase::Connect
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation)?;
        match self.phase {
            Phase::Connect => f.write_str(
                "cannot connect to the API: check the base URL, the network and the proxy",
            ),
            Phase::Answer => f.write_str(
                "the connection broke before an answer came: the API may have processed the request",
            ),
            Phase::Body => f.write_str("the connection broke within the answer's body"),
            Phase::TooLarge { limit } => write!(
                f,
                "the answer's body is larger than {limit} bytes: ask for less, or raise \
                 `max_body_bytes` on the client's builder"
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
