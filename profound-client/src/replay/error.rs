//! The errors of a recording and of its replay.

use std::{error::Error, fmt, io, path::Path};

/// The error of a recording that cannot be written or read, or that does not have a request.
///
/// Its text names the file, and says what to do. It contains no key.
#[derive(Debug)]
pub struct ReplayError {
    text: String,
    source: Option<io::Error>,
}

impl ReplayError {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            source: None,
        }
    }

    /// Returns the error of a file that cannot be used.
    pub(super) fn of_file(path: &Path, problem: &str, source: io::Error) -> Self {
        Self {
            text: format!("the recording `{}` {problem}", path.display()),
            source: Some(source),
        }
    }

    /// Returns the error of a file with a mistake in it, at a number of bytes from its start.
    pub(super) fn within_file(path: &Path, text: &str, offset: usize, problem: &str) -> Self {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n');
        let column = before.len() - start.map_or(0, |start| start + 1) + 1;
        Self::at(path, line, column, problem)
    }

    pub(super) fn at(path: &Path, line: usize, column: usize, problem: &str) -> Self {
        Self::new(format!(
            "the recording `{}` is malformed at line {line}, column {column}: {problem}; record it \
             again, or correct it",
            path.display()
        ))
    }
}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for ReplayError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
