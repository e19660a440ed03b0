//! Reports that do not fit what they are read as.

use std::{error, fmt};

/// A report that cannot be read as asked for; it prints where and why, never a value.
///
/// Names of columns come from the API. One is printed where it consists of small letters and
/// underscores, as all that are documented do.
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

    /// The row, counted from 0, where it is a value that does not fit.
    pub fn row(&self) -> Option<usize> {
        self.row
    }

    /// The column that does not fit, or is missing; printed only where it is plain.
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
