//! The hourly quota of each key.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// The hourly quota. The window of a key begins with the key's first request.
pub(crate) struct Quota {
    limit: u32,
    windows: Mutex<HashMap<&'static str, Window>>,
}

/// The state of a key's quota after a request.
#[derive(Debug, PartialEq)]
pub(crate) struct Standing {
    pub(crate) limit: u32,
    pub(crate) remaining: u32,
    /// The end of the window, in Unix seconds.
    pub(crate) reset: u64,
    /// Seconds until the end of the window, if the quota had no room for this request.
    pub(crate) retry_after: Option<u64>,
}

#[derive(Clone, Copy)]
struct Window {
    reset: u64,
    used: u32,
}

impl Quota {
    pub(crate) fn new(limit: u32) -> Quota {
        Quota {
            limit,
            windows: Mutex::new(HashMap::new()),
        }
    }

    /// Counts a request made at `now`, in Unix seconds.
    pub(crate) fn take(&self, key: &'static str, now: u64) -> Standing {
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let window = windows.entry(key).or_insert(Window::starting(now));
        if window.reset <= now {
            *window = Window::starting(now);
        }
        let exhausted = window.used >= self.limit;
        if !exhausted {
            window.used += 1;
        }
        Standing {
            limit: self.limit,
            remaining: self.limit - window.used,
            reset: window.reset,
            retry_after: exhausted.then(|| window.reset - now),
        }
    }

    /// Returns the full quota, for a request without a known key. Nothing is counted.
    pub(crate) fn untouched(&self, now: u64) -> Standing {
        Standing {
            limit: self.limit,
            remaining: self.limit,
            reset: now + HOUR,
            retry_after: None,
        }
    }
}

impl Window {
    fn starting(now: u64) -> Window {
        Window {
            reset: now + HOUR,
            used: 0,
        }
    }
}

const HOUR: u64 = 3600;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_fixed_to_the_first_request() {
        let quota = Quota::new(2);
        assert_eq!(
            (
                quota.take("a", 1000).remaining,
                quota.take("a", 2000).remaining
            ),
            (1, 0)
        );
        let refused = quota.take("a", 4000);
        assert_eq!((refused.reset, refused.retry_after), (4600, Some(600)));
        let renewed = quota.take("a", 4600);
        assert_eq!(
            (renewed.remaining, renewed.reset, renewed.retry_after),
            (1, 8200, None)
        );
    }

    #[test]
    fn keys_are_counted_apart() {
        let quota = Quota::new(1);
        quota.take("a", 0);
        assert_eq!(quota.take("a", 1).retry_after, Some(3599));
        assert_eq!(quota.take("b", 1).retry_after, None);
    }

    #[test]
    fn a_quota_of_nothing_refuses_the_first_request() {
        assert_eq!(Quota::new(0).take("a", 5).retry_after, Some(3600));
    }
}
