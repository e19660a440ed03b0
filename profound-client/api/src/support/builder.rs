//! What the builders of requests have in common.

/// The state of a required field that a builder does not have yet.
#[derive(Clone, Copy, Debug)]
pub struct Unset;
