//! Deadlines of calls.

use std::{future::Future, time::Duration};

use tokio::time::{Instant, timeout_at};

/// A deadline on the monotonic clock. A limit that exceeds the clock's range means no deadline.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline(Option<Instant>);

impl Deadline {
    /// Returns the deadline this long from now.
    pub(crate) fn after(limit: Duration) -> Self {
        Self::since(Instant::now(), limit)
    }

    /// Returns the deadline this long after a time in the past.
    pub(crate) fn since(start: Instant, limit: Duration) -> Self {
        Self(start.checked_add(limit))
    }

    /// Returns the remaining time.
    pub(crate) fn left(self) -> Duration {
        self.0.map_or(Duration::MAX, |at| {
            at.saturating_duration_since(Instant::now())
        })
    }

    /// Returns the deadline extended by this time, which does not count.
    pub(crate) fn later(self, by: Duration) -> Self {
        Self(self.0.and_then(|at| at.checked_add(by)))
    }

    /// Returns the earlier of this deadline and one this long from now.
    pub(crate) fn at_most(self, limit: Duration) -> Self {
        let other = Self::after(limit).0;
        Self(match (self.0, other) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        })
    }

    /// Returns the output of a future, or `None` if the deadline passes first.
    #[expect(
        clippy::manual_async_fn,
        reason = "an `async fn` stores its arguments twice"
    )]
    pub(crate) fn run<F: Future>(self, future: F) -> impl Future<Output = Option<F::Output>> {
        async move {
            match self.0 {
                Some(at) => timeout_at(at, future).await.ok(),
                None => Some(future.await),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use tokio::time::sleep;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn a_result_after_the_deadline_is_discarded() {
        let deadline = Deadline::after(SECOND);
        assert_eq!(deadline.run(ready(1)).await, Some(1));
        assert_eq!(deadline.run(pending::<u8>()).await, None);
        assert_eq!(deadline.left(), Duration::ZERO);
        let later = deadline.later(2 * SECOND);
        assert_eq!(later.left(), 2 * SECOND);
        assert_eq!(later.run(sleep(SECOND)).await, Some(()));
    }

    #[tokio::test(start_paused = true)]
    async fn a_limit_beyond_the_clock_is_none() {
        let forever = Deadline::after(Duration::MAX);
        assert_eq!(forever.left(), Duration::MAX);
        assert_eq!(forever.later(SECOND).left(), Duration::MAX);
        assert_eq!(forever.at_most(SECOND).left(), SECOND);
        assert_eq!(
            Deadline::after(SECOND).at_most(Duration::MAX).left(),
            SECOND
        );
    }
}
