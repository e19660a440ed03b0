//! Arguments that cannot be encoded.

use std::{error, fmt};

use super::{box_error::BoxError, delivery::Delivery};
use crate::endpoint::Operation;

/// An argument that cannot be encoded. The message names the argument and never quotes its value,
/// except the path of a file that cannot be read.
#[derive(Debug)]
pub struct EncodeError {
    operation: Operation,
    argument: String,
    problem: String,
    delivery: Delivery,
    source: Option<BoxError>,
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
            delivery: Delivery::NotSent,
            source: None,
        }
    }

    pub(crate) fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }

    pub(crate) fn raise_delivery(&mut self, delivery: Delivery) {
        self.delivery = self.delivery.max(delivery);
    }

    /// Returns how far the requests of the call came. Nothing was sent, except the start of an upload
    /// whose file or reader failed, and earlier attempts.
    pub fn delivery(&self) -> Delivery {
        self.delivery
    }

    /// Returns the name of the argument in the request; `body` for the body.
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
