//! Multipart bodies: the parts that a call is given, how they are written, how far they have come.
//!
//! A body is put together anew for every attempt, its files opened again, and read no faster than the
//! connection takes it. Whatever fails on the way breaks the request off before its last boundary, so
//! that no server takes a part of an upload for the whole.

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

/// Why a part cannot be sent.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The part's name.
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

    /// The failure of a part whose reader an earlier call has read.
    fn reader_spent(argument: &str) -> Self {
        Self::new(
            argument,
            "its reader was read by an earlier call: give each call a reader of its own, or a \
             `Part::file` or `Part::bytes`, which can be read again",
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
