//! Streams of events that end before their end.

use std::{error, fmt};

use super::ApiError;

/// A stream of events that failed after it had begun.
pub struct StreamError(Box<Facts>);

struct Facts {
    response: ApiError,
    events: u64,
    problem: Problem,
}

/// What is wrong with a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// The API has sent an event named `error`.
    Told,
    /// It ended with fewer rows than it had announced.
    Short { rows: u64, expected: u64 },
    /// An event is larger than this many bytes.
    TooLarge { limit: usize },
}

impl StreamError {
    pub(crate) fn new(response: ApiError, events: u64, problem: Problem) -> Self {
        Self(Box::new(Facts {
            response,
            events,
            problem,
        }))
    }

    /// The answer that the stream is: its status and headers, and for a body the data of the `error`
    /// event, where the API has sent one.
    pub fn response(&self) -> &ApiError {
        &self.0.response
    }

    /// How many events had come before.
    pub fn events(&self) -> u64 {
        self.0.events
    }

    /// Whether the stream ended, as streams do, with fewer rows than it had announced.
    pub fn is_incomplete(&self) -> bool {
        matches!(self.0.problem, Problem::Short { .. })
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
                "the API ended the stream with an error after {events} events: \
                 `response().text()` has its words"
            ),
            Problem::Short { rows, expected } => write!(
                f,
                "the stream ended after {rows} of {expected} rows: make the call again"
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
