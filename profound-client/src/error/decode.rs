//! Answers that do not fit the type of the call.

use std::{error, fmt};

use super::ApiError;

/// An answer that is not what the call's type says; it prints where and what, never the value.
pub struct DecodeError(Box<Facts>);

struct Facts {
    response: ApiError,
    path: String,
    problem: String,
}

impl DecodeError {
    pub(crate) fn new(response: ApiError, path: String, problem: String) -> Self {
        Self(Box::new(Facts {
            response,
            path,
            problem,
        }))
    }

    /// Where in the document, such as `data[3].metrics[0]`; `.` for the whole of it.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// What does not fit, such as ``missing field `rank` at line 1 column 73``.
    pub fn problem(&self) -> &str {
        &self.0.problem
    }

    /// The answer as it came.
    pub fn response(&self) -> &ApiError {
        &self.0.response
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Facts {
            response,
            path,
            problem,
        } = &*self.0;
        write!(
            f,
            "{} {}: the answer does not fit its type: ",
            response.method(),
            response.path_template(),
        )?;
        if path != "." {
            write!(f, "`{path}`: ")?;
        }
        f.write_str(problem)?;
        match response.request_id() {
            Some(id) => write!(f, " (request id {id})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("answer", &self.0.response)
            .field("path", &self.0.path)
            .field("problem", &self.0.problem)
            .finish()
    }
}

impl error::Error for DecodeError {}
