//! Multipart bodies: their parts, encoding and progress.
//!
//! Each attempt builds the body anew and opens its files again. The body is read no faster than the
//! connection accepts it. If anything fails, the request is aborted before its last boundary, so that
//! no server mistakes a partial upload for the whole.

mod body;
mod part;
mod parts;
mod progress;
mod value;

use std::{borrow::Cow, io};

pub(crate) use self::{
    body::{Upload, UploadHandle},
    parts::Parts,
    progress::Progress,
};
pub use self::{
    part::Part,
    value::{FileValue, PartSingle, PartValue},
};
use crate::{
    endpoint::Operation,
    error::{EncodeError, Error},
};

/// The reason why a part cannot be sent.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The name of the part.
    argument: String,
    problem: Cow<'static, str>,
    source: Option<io::Error>,
}

impl Failure {
    fn new(argument: &str, problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            argument: argument.to_owned(),
            problem: problem.into(),
            source: None,
        }
    }

    /// Returns the failure of a part whose reader was consumed by an earlier call.
    fn reader_spent(argument: &str) -> Self {
        Self::new(
            argument,
            "its reader was consumed by an earlier call: use a new reader for each call, or \
             `Part::file` or `Part::bytes`",
        )
    }

    fn with_source(mut self, source: io::Error) -> Self {
        self.source = Some(source);
        self
    }

    pub(crate) fn into_error(self, operation: Operation) -> Error {
        let error = EncodeError::new(operation, self.argument, self.problem);
        Error::Encode(match self.source {
            Some(source) => error.with_source(source),
            None => error,
        })
    }
}
