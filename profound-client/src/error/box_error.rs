//! The type of an error from a dependency.

use std::error::Error;

pub(crate) type BoxError = Box<dyn Error + Send + Sync>;
