//! Reports that do not match the type they are decoded into.

use std::{error, fmt};

/// A report that cannot be decoded as requested. It prints the position and the problem, never a value.
///
/// Column names come from the API. One is printed if it consists of lower-case letters and underscores,
/// as all documented names do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportError {
    row: Option<usize>,
    column: Option<String>,
    message: String,
}

impl ReportError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            row: None,
            column: None,
            message: message.into(),
        }
    }

    pub(crate) fn in_column(mut self, name: &str) -> Self {
        self.column = Some(name.to_owned());
        self
    }

    pub(crate) fn in_row(mut self, row: usize) -> Self {
        self.row = Some(row);
        self
    }

    /// Returns the row, counted from 0, if a value does not match.
    pub fn row(&self) -> Option<usize> {
        self.row
    }

    /// Returns the column that does not match or is missing. It is printed only if it is plain.
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl error::Error for ReportError {}
