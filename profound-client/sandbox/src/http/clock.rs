//! The clock of a sandbox, which tests can set.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// The clock of a sandbox. It follows the system until it is set.
#[derive(Debug, Default)]
pub(crate) struct Clock(Mutex<Reading>);

#[derive(Debug, Default, Clone, Copy)]
struct Reading {
    /// The time at which the clock stands still, if it was set.
    set: Option<SystemTime>,
    /// The time by which it is ahead.
    ahead: Duration,
}

impl Clock {
    /// Returns the time since the Unix epoch.
    pub(crate) fn now(&self) -> Duration {
        let reading = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let base = reading.set.unwrap_or_else(SystemTime::now);
        let elapsed = base.duration_since(UNIX_EPOCH).unwrap_or_default();
        elapsed.saturating_add(reading.ahead)
    }

    /// Sets the clock. From now on it stands still.
    pub(crate) fn set(&self, time: SystemTime) {
        let mut reading = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *reading = Reading {
            set: Some(time),
            ahead: Duration::ZERO,
        };
    }

    pub(crate) fn advance(&self, time: Duration) {
        let mut reading = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        reading.ahead = reading.ahead.saturating_add(time);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_stands_still_until_it_is_advanced() {
        let clock = Clock::default();
        clock.set(UNIX_EPOCH + Duration::from_secs(1000));
        assert_eq!(clock.now(), Duration::from_secs(1000));
        clock.advance(Duration::from_secs(60));
        assert_eq!(clock.now(), Duration::from_secs(1060));
    }
}
