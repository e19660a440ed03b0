//! The error of settings that cannot be used.

use std::{error, fmt};

/// Settings of a [`RedisQuota`](crate::RedisQuota) that cannot be used, such as a malformed URL. It never
/// contains the URL, which may have a password.
#[derive(Debug)]
pub struct ConnectError(String);

impl ConnectError {
    pub(crate) fn new(problem: impl Into<String>) -> Self {
        Self(problem.into())
    }
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl error::Error for ConnectError {}
