//! Event streams that fail.

use std::{error, fmt};

use super::{ApiError, Delivery};

/// An event stream that failed after it had started.
pub struct StreamError(Box<Facts>);

struct Facts {
    response: ApiError,
    events: u64,
    problem: Problem,
}

/// The problem of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// The API sent an event named `error`.
    Told,
    /// The stream ended with fewer rows than it had announced.
    Short { rows: u64, expected: u64 },
    /// The stream ended without the required summary.
    NoSummary { start: Start },
    /// The stream ended within an event.
    WithinEvent,
    /// An event is larger than this many bytes.
    TooLarge { limit: usize },
}

/// The start of a body, by its first byte that is not white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Start {
    #[default]
    Nothing,
    Json,
    Markup,
    Text,
}

impl Start {
    /// Examines a piece of the body, if the pieces before it were only white space.
    pub(crate) fn note(&mut self, piece: &[u8]) {
        if *self == Self::Nothing {
            let first = piece.iter().find(|byte| !byte.is_ascii_whitespace());
            *self = match first {
                None => Self::Nothing,
                Some(b'{' | b'[') => Self::Json,
                Some(b'<') => Self::Markup,
                Some(_) => Self::Text,
            };
        }
    }
}

impl StreamError {
    pub(crate) fn new(response: ApiError, events: u64, problem: Problem) -> Self {
        Self(Box::new(Facts {
            response,
            events,
            problem,
        }))
    }

    /// Returns the response of the stream: its status and headers. The body is the data of the `error`
    /// event, if the API sent one.
    pub fn response(&self) -> &ApiError {
        &self.0.response
    }

    /// Returns [`Delivery::Processed`]: the stream began with a success.
    pub fn delivery(&self) -> Delivery {
        Delivery::Processed
    }

    /// Returns the number of events received before the failure.
    pub fn events(&self) -> u64 {
        self.0.events
    }

    /// Returns true if the stream ended without an error of the API or the connection, but is not
    /// complete. It then has fewer rows than it announced, has no summary, or ends within an event.
    pub fn is_incomplete(&self) -> bool {
        matches!(
            self.0.problem,
            Problem::Short { .. } | Problem::NoSummary { .. } | Problem::WithinEvent
        )
    }
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Facts {
            response,
            events,
            problem,
        } = &*self.0;
        write!(f, "{}: ", response.operation())?;
        match problem {
            Problem::Told => write!(
                f,
                "the API ended the stream with an error after {events} events: see \
                 `response().text()`"
            ),
            Problem::Short { rows, expected } => write!(
                f,
                "the stream ended after {rows} of {expected} rows: make the call again"
            ),
            Problem::NoSummary { start } => match start {
                Start::Json => f.write_str("expected an event stream, found JSON"),
                Start::Markup => f.write_str("expected an event stream, found HTML or XML"),
                Start::Nothing => f.write_str(
                    "the stream ended without an event or a summary: make the call again",
                ),
                Start::Text => write!(
                    f,
                    "the stream ended after {events} events without its summary: make the call again"
                ),
            },
            Problem::WithinEvent => write!(
                f,
                "the stream ended within event {}: make the call again",
                events + 1
            ),
            Problem::TooLarge { limit } => write!(
                f,
                "event {} of the stream is larger than {limit} bytes",
                events + 1
            ),
        }
    }
}

impl fmt::Debug for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamError")
            .field("answer", &self.0.response)
            .field("events", &self.0.events)
            .field("problem", &self.0.problem)
            .finish()
    }
}

impl error::Error for StreamError {}
