//! The hour's quota of a key: what the API tells of it, and waiting for it.
//!
//! Who waits is served in the order of arrival: one at a time has the turn, which tokio's semaphore
//! passes on fairly, and waits until the quota has room. There is room as long as fewer requests than
//! the quota allows are under way or have ended within the last hour. A request counts from its end,
//! because when it reached the API within its time nobody knows, so no hour of the API's, wherever it
//! begins, sees more than the quota. What the API tells beside that, of others with the same key, goes
//! before our own count.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use http::HeaderMap;
use tokio::{
    sync::{Notify, Semaphore},
    time::Instant,
};

use crate::{deadline::Deadline, error::RateLimit};

const HOUR: Duration = Duration::from_secs(3600);
/// Requests an hour, as Profound documents them, until an answer tells otherwise.
const LIMIT: u64 = 600;

/// One key's quota.
#[derive(Debug)]
pub(crate) struct Quota {
    state: Mutex<State>,
    /// Whose turn it is to wait for room.
    turn: Semaphore,
    /// That there may be room sooner than it seemed.
    changed: Notify,
}

#[derive(Debug, Default)]
struct State {
    told: RateLimit,
    /// Requests under way.
    under_way: usize,
    /// When those of the last hour ended, the oldest first.
    ended: VecDeque<Instant>,
    window: Option<Window>,
    /// Until when the API wants no requests.
    paused: Option<Instant>,
}

/// What the API last told of its own hour.
#[derive(Debug)]
struct Window {
    /// Its end as the API names it, in Unix time.
    reset: u64,
    ends: Instant,
    remaining: u64,
}

/// The right to send one request.
#[derive(Debug)]
pub(crate) struct Permit {
    quota: Arc<Quota>,
    spent: bool,
}

impl Default for Quota {
    fn default() -> Self {
        Self {
            state: Mutex::default(),
            turn: Semaphore::new(1),
            changed: Notify::new(),
        }
    }
}

impl Quota {
    /// The quota as the API last told it.
    pub(crate) fn told(&self) -> RateLimit {
        self.state().told
    }

    /// Keeps what an answer tells.
    pub(crate) fn note(&self, headers: &HeaderMap) {
        let told = RateLimit::read(headers);
        if told != RateLimit::default() {
            self.state().note(told, told.until_reset(headers));
            self.changed.notify_one();
        }
    }

    /// Gives no permit for so long, because the API has refused a request.
    pub(crate) fn pause(&self, wait: Duration) {
        let until = Instant::now().checked_add(wait);
        let mut state = self.state();
        state.paused = state.paused.max(until);
    }

    /// A permit in turn, or `None` where there is none in time: at once, where that is plain.
    pub(crate) async fn permit(self: &Arc<Self>, patience: Deadline) -> Option<Permit> {
        let _turn = patience.run(self.turn.acquire()).await?.ok()?;
        loop {
            let Err(room) = self.state().take(Instant::now()) else {
                return Some(Permit {
                    quota: self.clone(),
                    spent: false,
                });
            };
            let room = match room {
                Some(at) => at.saturating_duration_since(Instant::now()),
                None => Duration::MAX,
            };
            if patience.left().is_zero() || (room < Duration::MAX && room > patience.left()) {
                return None;
            }
            let wake = patience.at_most(room);
            let _ = wake.run(self.changed.notified()).await;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Takes room for one request, or tells when there will be some: `None` where it depends on a
    /// request that is under way.
    fn take(&mut self, now: Instant) -> Result<(), Option<Instant>> {
        while self.ended.front().is_some_and(|&ended| now >= ended + HOUR) {
            self.ended.pop_front();
        }
        if let Some(until) = self.paused.filter(|&until| now < until) {
            return Err(Some(until));
        }
        let limit = self.told.limit.unwrap_or(LIMIT).max(1);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        if let Some(over) = (self.ended.len() + self.under_way).checked_sub(limit) {
            return Err(self.ended.get(over).map(|&ended| ended + HOUR));
        }
        if let Some(window) = self.window.as_mut().filter(|window| now < window.ends) {
            window.remaining = window.remaining.checked_sub(1).ok_or(Some(window.ends))?;
        }
        self.under_way += 1;
        Ok(())
    }

    fn note(&mut self, told: RateLimit, until_reset: Option<Duration>) {
        self.told = told;
        let (Some(reset), Some(remaining), Some(left)) = (told.reset, told.remaining, until_reset)
        else {
            return;
        };
        let now = Instant::now();
        match &mut self.window {
            // Answers overtake one another: within one hour the least that was told holds.
            Some(window) if now < window.ends && reset <= window.reset => {
                if reset == window.reset {
                    window.remaining = window.remaining.min(remaining);
                }
            }
            window => {
                *window = Some(Window {
                    reset,
                    // An hour is the longest that its end can be away, whatever is told.
                    ends: now + left.min(HOUR),
                    remaining,
                });
            }
        }
    }
}

impl Permit {
    /// Counts the request as sent.
    pub(crate) fn spend(&mut self) {
        self.spent = true;
    }

    /// Counts the request as not sent after all.
    pub(crate) fn refund(&mut self) {
        self.spent = false;
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut state = self.quota.state();
        state.under_way -= 1;
        if self.spent {
            state.ended.push_back(Instant::now());
        }
        drop(state);
        self.quota.changed.notify_one();
    }
}
