//! The content of a facts file, and a mistake in one.

use std::fmt;

use crate::{Operation, Removed, same_path};

/// The first line of a facts file.
pub const VERSION_LINE: &str = "profound-facts 1";

/// The methods that an operation can have.
pub const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// The content of a facts file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The operations, in the order of the file.
    pub operations: Vec<Operation>,
    /// The operations that the API no longer has.
    pub removed: Vec<Removed>,
}

/// A mistake in a facts file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line; the first is 1.
    pub line: usize,
    /// The column, in characters; the first is 1.
    pub column: usize,
    /// The mistake.
    pub rule: String,
    /// The step that mends it.
    pub help: String,
}

/// Formats the position and the mistake: ``3:8: unknown word `jsn` ``.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.rule)
    }
}

impl std::error::Error for Problem {}

impl Facts {
    /// Returns the operation with this method and path. The names of path parameters are ignored.
    pub fn find(&self, method: &str, path: &str) -> Option<&Operation> {
        let mut operations = self.operations.iter();
        operations.find(|operation| operation.method == method && same_path(path, operation.path))
    }
}
