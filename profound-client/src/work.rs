//! A budget of work between two yields to the runtime.

use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, ready},
};

use tokio::task::{coop, yield_now};

/// The units of work between two yields. One unit is the work of one byte that is decompressed or
/// parsed, a few nanoseconds, so that the whole is less than a millisecond.
const BUDGET: usize = 128 << 10;

/// The units of one item that is returned or skipped.
pub(crate) const ITEM: usize = 256;

/// A budget of work. It limits the time for which one poll, or a loop over items that are ready, holds a
/// thread of the runtime.
///
/// The budget is kept when an item is returned, because the caller may ask for the next one without a
/// pause. It is renewed whenever the task waits.
#[derive(Debug)]
pub(crate) struct Work {
    left: usize,
}

impl Default for Work {
    fn default() -> Self {
        Self { left: BUDGET }
    }
}

impl Work {
    /// Records work that was done.
    #[inline]
    pub(crate) fn spend(&mut self, units: usize) {
        self.left = self.left.saturating_sub(units);
    }

    /// Returns true if [`poll_proceed`](Self::poll_proceed) will yield.
    pub(crate) fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Renews the budget, because the task waits for something else.
    pub(crate) fn renew(&mut self) {
        self.left = BUDGET;
    }

    /// Is pending once when the budget is used up, or that of the task, which tokio keeps. The task is
    /// polled again after the runtime has looked at its other tasks, timers and sockets.
    #[inline]
    pub(crate) fn poll_proceed(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if self.left > 0 {
            // Several streams in one task share its budget.
            if let Poll::Ready(unit) = coop::poll_proceed(context) {
                unit.made_progress();
                return Poll::Ready(());
            }
            self.renew();
            return Poll::Pending;
        }
        self.renew();
        // A plain wake would let the task run again before the timers.
        let () = ready!(pin!(yield_now()).poll(context));
        Poll::Ready(())
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::poll_fn,
        task::Waker,
        time::{Duration, Instant},
    };

    use tokio::time::timeout;

    use super::*;

    #[test]
    fn a_used_budget_is_pending_once() {
        let mut context = Context::from_waker(Waker::noop());
        let mut work = Work::default();
        work.spend(BUDGET - 1);
        assert!(work.poll_proceed(&mut context).is_ready());
        work.spend(7);
        assert!(work.is_spent());
        assert!(work.poll_proceed(&mut context).is_pending());
        assert!(work.poll_proceed(&mut context).is_ready());
    }

    #[tokio::test]
    async fn a_timer_fires_between_two_budgets() {
        let mut work = Work::default();
        let forever = poll_fn(|context| -> Poll<()> {
            loop {
                ready!(work.poll_proceed(context));
                work.spend(BUDGET / 2);
            }
        });
        let began = Instant::now();
        assert!(timeout(Duration::from_millis(5), forever).await.is_err());
        assert!(began.elapsed() < Duration::from_secs(5));
    }

    #[tokio::test]
    async fn a_task_with_many_budgets_yields() {
        let mut works: Vec<Work> = (0..1000).map(|_| Work::default()).collect();
        let ready = poll_fn(|context| {
            let mut ready = 0;
            while ready < works.len() && works[ready].poll_proceed(context).is_ready() {
                ready += 1;
            }
            Poll::Ready(ready)
        });
        assert!(ready.await < 1000);
    }
}
