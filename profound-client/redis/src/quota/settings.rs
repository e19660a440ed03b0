//! The settings of a shared quota.

use std::time::Duration;

/// The settings of a shared quota.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) name: String,
    /// The requests in a window, until the API's headers say otherwise.
    pub(super) limit: u64,
    pub(super) window: Duration,
    /// The part of the quota that this program uses alone, from 0 to 1.
    pub(super) when_lost: f64,
    pub(super) dead_after: Duration,
}
