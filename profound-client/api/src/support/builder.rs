//! The common parts of the builders of requests.

/// The state of a required field that a builder does not have yet.
#[derive(Clone, Copy, Debug)]
pub struct Unset;
