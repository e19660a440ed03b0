//! Responses that do not match the return type of the call.

use std::{error, fmt};

use super::{ApiError, Delivery};

/// A response that does not match the return type of the call. It prints the JSON path and the problem,
/// never the value.
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

    /// Returns the JSON path, such as `data[3].metrics[0]`; `.` is the whole document.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Returns the problem, such as ``missing field `rank` at line 1 column 73``.
    pub fn problem(&self) -> &str {
        &self.0.problem
    }

    /// Returns [`Delivery::Processed`]: the response is a success.
    pub fn delivery(&self) -> Delivery {
        Delivery::Processed
    }

    /// Returns the raw response.
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
            "{} {}: the response does not match its type: ",
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
