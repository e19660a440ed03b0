//! The quota of each key in its window, which is an hour long by default.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// The quota. The window of a key begins with the key's first request.
pub(crate) struct Quota {
    limit: u32,
    window: Duration,
    windows: Mutex<HashMap<usize, Window>>,
}

/// The state of a key's quota after a request.
#[derive(Debug, PartialEq)]
pub(crate) struct Standing {
    pub(crate) limit: u32,
    pub(crate) remaining: u32,
    /// The end of the window, in Unix seconds, rounded up.
    pub(crate) reset: u64,
    /// Seconds until the end of the window, if the quota had no room for this request.
    pub(crate) retry_after: Option<u64>,
}

#[derive(Clone, Copy)]
struct Window {
    reset: Duration,
    used: u32,
}

impl Quota {
    pub(crate) fn new(limit: u32, window: Duration) -> Quota {
        Quota {
            limit,
            window,
            windows: Mutex::new(HashMap::new()),
        }
    }

    /// Counts a request made at `now`, in time since the Unix epoch. A key may have its own limit.
    pub(crate) fn take(&self, key: usize, limit: Option<u32>, now: Duration) -> Standing {
        let limit = limit.unwrap_or(self.limit);
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let window = windows.entry(key).or_insert(self.starting(now));
        // A clock that was set back must not leave a key without quota for longer than a window.
        if window.reset <= now || window.reset > now + self.window {
            *window = self.starting(now);
        }
        let exhausted = window.used >= limit;
        if !exhausted {
            window.used += 1;
        }
        Standing {
            limit,
            remaining: limit - window.used,
            reset: whole_seconds(window.reset),
            retry_after: exhausted.then(|| whole_seconds(window.reset - now)),
        }
    }

    /// Returns the full quota, for a request without a known key. Nothing is counted.
    pub(crate) fn untouched(&self, now: Duration) -> Standing {
        Standing {
            limit: self.limit,
            remaining: self.limit,
            reset: whole_seconds(now + self.window),
            retry_after: None,
        }
    }

    fn starting(&self, now: Duration) -> Window {
        Window {
            reset: now + self.window,
            used: 0,
        }
    }
}

fn whole_seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

/// The window of the API's quota.
pub(crate) const HOUR: Duration = Duration::from_secs(3600);

#[cfg(test)]
mod tests {
    use super::*;

    fn take(quota: &Quota, key: usize, now: u64) -> Standing {
        quota.take(key, None, Duration::from_secs(now))
    }

    #[test]
    fn a_window_is_fixed_to_the_first_request() {
        let quota = Quota::new(2, HOUR);
        let remaining = (
            take(&quota, 0, 1000).remaining,
            take(&quota, 0, 2000).remaining,
        );
        assert_eq!(remaining, (1, 0));
        let refused = take(&quota, 0, 4000);
        assert_eq!((refused.reset, refused.retry_after), (4600, Some(600)));
        let renewed = take(&quota, 0, 4600);
        assert_eq!(
            (renewed.remaining, renewed.reset, renewed.retry_after),
            (1, 8200, None)
        );
    }

    #[test]
    fn keys_are_counted_apart_and_may_have_limits_of_their_own() {
        let quota = Quota::new(1, HOUR);
        take(&quota, 0, 0);
        assert_eq!(take(&quota, 0, 1).retry_after, Some(3599));
        assert_eq!(take(&quota, 1, 1).retry_after, None);
        let own = quota.take(2, Some(9), Duration::ZERO);
        assert_eq!((own.limit, own.remaining), (9, 8));
    }

    #[test]
    fn a_quota_of_nothing_refuses_the_first_request() {
        assert_eq!(take(&Quota::new(0, HOUR), 0, 5).retry_after, Some(3600));
    }

    #[test]
    fn a_short_window_ends_soon() {
        let quota = Quota::new(1, Duration::from_millis(1500));
        take(&quota, 0, 10);
        let refused = take(&quota, 0, 11);
        assert_eq!((refused.reset, refused.retry_after), (12, Some(1)));
        assert_eq!(take(&quota, 0, 12).retry_after, None);
    }

    #[test]
    fn a_clock_that_is_set_back_starts_a_new_window() {
        let quota = Quota::new(1, HOUR);
        take(&quota, 0, 100_000);
        assert_eq!(take(&quota, 0, 1000).retry_after, None);
    }
}
