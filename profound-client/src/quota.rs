//! The hourly quota of a key: the API's rate-limit headers, and waiting for the quota.
//!
//! Waiting calls are served first in, first out: one call at a time holds the semaphore, which tokio
//! makes fair, and waits for the quota. A permit is available while the requests in flight and those
//! that ended within the last hour are fewer than the limit.
//!
//! A request is counted at its end: we do not know when the server counted it, and this bounds every
//! possible one-hour window. The API's headers also count other users of the key, so they take
//! precedence over our own count.

use std::{
    collections::VecDeque,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use http::HeaderMap;
use tokio::{
    sync::{Notify, Semaphore},
    time::Instant,
};

use crate::{deadline::Deadline, error::RateLimit, trace};

const HOUR: Duration = Duration::from_secs(3600);
/// Requests per hour, as documented by Profound, until a response says otherwise.
const LIMIT: u64 = 600;

/// One key's quota.
#[derive(Debug)]
pub(crate) struct Quota {
    state: Mutex<State>,
    /// Held by the call that waits for the quota next.
    turn: Semaphore,
    /// Notified when a permit may be available earlier than expected.
    changed: Notify,
}

#[derive(Debug, Default)]
struct State {
    last_observed: RateLimit,
    /// The number of requests in flight.
    under_way: usize,
    /// The end times of the requests of the last hour, oldest first.
    ended: VecDeque<Instant>,
    window: Option<Window>,
    /// The time until which the API wants no requests.
    paused: Option<Instant>,
}

/// The API's current window, from its headers.
#[derive(Debug)]
struct Window {
    /// The end of the window as the API sends it, in Unix time.
    reset: u64,
    ends: Instant,
    remaining: u64,
}

/// The permit to send one request.
#[derive(Debug)]
pub(crate) struct QuotaPermit {
    quota: Arc<Quota>,
    /// The window of the API that the permit was taken from, by its reset time.
    hour: Option<u64>,
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
    /// Returns the last observed rate limit.
    pub(crate) fn last_observed(&self) -> RateLimit {
        self.state().last_observed
    }

    /// Records the rate-limit headers of a response.
    pub(crate) fn record_headers(&self, headers: &HeaderMap) {
        let last_observed = RateLimit::read(headers);
        if last_observed != RateLimit::default() {
            self.state()
                .record_headers(last_observed, || last_observed.until_reset(headers));
            self.changed.notify_one();
        }
    }

    /// Grants no permits for this long, because the API rejected a request. The maximum is an hour,
    /// after which every quota has reset.
    pub(crate) fn pause(&self, wait: Duration) {
        let until = Instant::now().checked_add(wait.min(HOUR));
        let mut state = self.state();
        state.paused = state.paused.max(until);
    }

    /// Returns a permit, in order of arrival, or `None` if there is none in time. Returns `None` at
    /// once if that is certain.
    pub(crate) async fn permit(self: &Arc<Self>, patience: Deadline) -> Option<QuotaPermit> {
        let mut reported = false;
        let _turn = match self.turn.try_acquire() {
            Ok(turn) => turn,
            Err(_) => {
                trace::waiting_for_quota(None);
                reported = true;
                patience.run(self.turn.acquire()).await?.ok()?
            }
        };
        loop {
            let room = match self.state().take(Instant::now()) {
                Ok(hour) => {
                    return Some(QuotaPermit {
                        quota: self.clone(),
                        hour,
                        spent: false,
                    });
                }
                Err(room) => room,
            };
            let room = match room {
                Some(at) => at.saturating_duration_since(Instant::now()),
                None => Duration::MAX,
            };
            if patience.left().is_zero() || (room < Duration::MAX && room > patience.left()) {
                return None;
            }
            if !mem::replace(&mut reported, true) {
                trace::waiting_for_quota((room < Duration::MAX).then_some(room));
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
    /// Takes a permit, from the API's window if it is known, and returns the window's reset time. The
    /// error is the time of the next permit; `None` if it depends on a request in flight.
    fn take(&mut self, now: Instant) -> Result<Option<u64>, Option<Instant>> {
        while self.ended.front().is_some_and(|&ended| now >= ended + HOUR) {
            self.ended.pop_front();
        }
        if let Some(until) = self.paused.filter(|&until| now < until) {
            return Err(Some(until));
        }
        let limit = self.last_observed.limit.unwrap_or(LIMIT).max(1);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        if let Some(over) = (self.ended.len() + self.under_way).checked_sub(limit) {
            return Err(self.ended.get(over).map(|&ended| ended + HOUR));
        }
        let mut hour = None;
        if let Some(window) = self.window.as_mut().filter(|window| now < window.ends) {
            window.remaining = window.remaining.checked_sub(1).ok_or(Some(window.ends))?;
            hour = Some(window.reset);
        }
        self.under_way += 1;
        Ok(hour)
    }

    fn record_headers(
        &mut self,
        last_observed: RateLimit,
        until_reset: impl FnOnce() -> Option<Duration>,
    ) {
        self.last_observed = last_observed;
        let (Some(reset), Some(remaining)) = (last_observed.reset, last_observed.remaining) else {
            return;
        };
        let now = Instant::now();
        match &mut self.window {
            // Responses arrive out of order: within one window, keep the lowest value.
            Some(window) if now < window.ends && reset <= window.reset => {
                if reset == window.reset {
                    window.remaining = window.remaining.min(remaining);
                }
            }
            window => {
                let Some(left) = until_reset() else {
                    return;
                };
                *window = Some(Window {
                    reset,
                    // The end is at most an hour away, even if the headers say otherwise.
                    ends: now + left.min(HOUR),
                    remaining,
                });
            }
        }
    }
}

impl QuotaPermit {
    /// Counts the request as sent.
    pub(crate) fn spend(&mut self) {
        self.spent = true;
    }

    /// Counts the request as not sent.
    pub(crate) fn refund(&mut self) {
        self.spent = false;
    }
}

impl Drop for QuotaPermit {
    fn drop(&mut self) {
        let mut state = self.quota.state();
        state.under_way -= 1;
        if self.spent {
            state.ended.push_back(Instant::now());
        } else if let Some(window) = &mut state.window {
            window.remaining += u64::from(self.hour == Some(window.reset));
        }
        drop(state);
        self.quota.changed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use tokio::{task::yield_now, time::sleep};

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const WEEK: Duration = Duration::from_secs(7 * 86_400);

    fn quota(limit: u64) -> Arc<Quota> {
        let quota = Quota::default();
        quota.state().last_observed.limit = Some(limit);
        Arc::new(quota)
    }

    /// Returns rate-limit headers, with the server's clock an hour off.
    fn last_observed(limit: u64, remaining: u64, reset_in: u64) -> HeaderMap {
        let date = SystemTime::now() - HOUR;
        let now = date.duration_since(SystemTime::UNIX_EPOCH).unwrap();
        let pairs = [
            ("date", httpdate::fmt_http_date(date)),
            ("x-ratelimit-limit", limit.to_string()),
            ("x-ratelimit-remaining", remaining.to_string()),
            ("x-ratelimit-reset", (now.as_secs() + reset_in).to_string()),
        ];
        let pairs = pairs.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        pairs.into_iter().collect()
    }

    /// Takes a permit, and simulates a request that takes no time.
    async fn send(quota: &Arc<Quota>) {
        let mut permit = quota
            .permit(Deadline::after(WEEK))
            .await
            .expect("a week is long");
        permit.spend();
    }

    /// Returns the time until the next permit.
    async fn wait(quota: &Arc<Quota>) -> Duration {
        let began = Instant::now();
        send(quota).await;
        began.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_lasts_an_hour_at_most() {
        let quota = quota(600);
        quota.pause(Duration::from_secs(99_999_999));
        assert_eq!(wait(&quota).await, HOUR);
        assert_eq!(wait(&quota).await, Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn ten_thousand_tasks_keep_the_quota_and_their_order() {
        const TASKS: usize = 10_000;
        let quota = quota(600);
        let served = Arc::new(Mutex::new((Vec::new(), Vec::new())));
        let mut tasks = Vec::new();
        for task in 0..TASKS {
            let (quota, served) = (quota.clone(), served.clone());
            tasks.push(tokio::spawn(async move {
                let permit = quota.permit(Deadline::after(WEEK)).await;
                permit.as_ref().expect("a week is long");
                served.lock().unwrap().0.push(task);
                // A request reaches the API at a random time before it ends.
                sleep(SECOND.mul_f64(fastrand::f64())).await;
                permit.expect("it is there").spend();
                served.lock().unwrap().1.push(Instant::now());
                sleep(SECOND.mul_f64(fastrand::f64())).await;
            }));
        }
        yield_now().await;
        // A random half of the tasks is cancelled while waiting, half of these in the first hours.
        let cancelled: Vec<_> = (0..TASKS).filter(|_| fastrand::bool()).collect();
        for (place, &task) in cancelled.iter().enumerate() {
            if place == cancelled.len() / 2 {
                sleep(2 * HOUR).await;
            }
            tasks[task].abort();
        }
        for task in tasks {
            let _ = task.await;
        }
        let served = served.lock().unwrap();
        let (order, arrived) = (&served.0, &served.1);
        assert!(order.windows(2).all(|two| two[0] < two[1]), "in order");
        let crowded = arrived.windows(601).find(|many| many[600] - many[0] < HOUR);
        assert!(crowded.is_none(), "{crowded:?}");
        // No permit was lost: the requests need no more hours than the quota requires.
        let hours = (arrived[arrived.len() - 1] - arrived[0]).as_secs() / 3600;
        assert!(
            hours <= order.len() as u64 / 600,
            "{hours} h for {}",
            order.len()
        );
        assert_eq!(quota.state().under_way, 0);
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_counts_from_its_end() {
        let quota = quota(1);
        let mut permit = quota.permit(Deadline::after(SECOND)).await.unwrap();
        permit.spend();
        let next = tokio::spawn({
            let quota = quota.clone();
            async move { wait(&quota).await }
        });
        sleep(10 * SECOND).await;
        drop(permit);
        assert_eq!(next.await.unwrap(), HOUR + 10 * SECOND);
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_not_sent_does_not_count() {
        let quota = quota(1);
        for _ in 0..3 {
            let mut permit = quota.permit(Deadline::after(SECOND)).await.unwrap();
            permit.spend();
            permit.refund();
        }
        assert!(quota.permit(Deadline::after(SECOND)).await.is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_not_sent_is_given_back_to_the_apis_hour() {
        let quota = quota(600);
        quota.record_headers(&last_observed(600, 2, 100));
        for _ in 0..5 {
            drop(quota.permit(Deadline::after(SECOND)).await.unwrap());
        }
        let old = quota.permit(Deadline::after(SECOND)).await.unwrap();
        send(&quota).await;
        assert!(quota.permit(Deadline::after(SECOND)).await.is_none());
        quota.record_headers(&last_observed(600, 0, 3600));
        drop(old);
        assert!(quota.permit(Deadline::after(SECOND)).await.is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_that_is_too_long_ends_at_once() {
        let quota = quota(1);
        send(&quota).await;
        let began = Instant::now();
        assert!(quota.permit(Deadline::after(HOUR - SECOND)).await.is_none());
        assert_eq!(began.elapsed(), Duration::ZERO);
        assert!(quota.permit(Deadline::after(HOUR)).await.is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_behind_another_ends_with_its_own_patience() {
        let quota = quota(1);
        send(&quota).await;
        let first = tokio::spawn({
            let quota = quota.clone();
            async move { wait(&quota).await }
        });
        yield_now().await;
        let began = Instant::now();
        assert!(quota.permit(Deadline::after(5 * SECOND)).await.is_none());
        assert_eq!(began.elapsed(), 5 * SECOND);
        assert_eq!(first.await.unwrap(), HOUR);
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_gives_up_its_turn_passes_it_on() {
        let quota = quota(1);
        send(&quota).await;
        let [first, second] = [(); 2].map(|()| {
            let quota = quota.clone();
            tokio::spawn(async move { wait(&quota).await })
        });
        yield_now().await;
        first.abort();
        assert_eq!(second.await.unwrap(), HOUR);
    }

    #[tokio::test(start_paused = true)]
    async fn what_the_api_tells_goes_before_our_count() {
        let quota = quota(600);
        quota.record_headers(&last_observed(600, 2, 100));
        assert_eq!(wait(&quota).await, Duration::ZERO);
        assert_eq!(wait(&quota).await, Duration::ZERO);
        let waited = wait(&quota).await.as_secs();
        assert!((99..=101).contains(&waited), "{waited}");
        assert_eq!(quota.last_observed().remaining, Some(2));
    }

    #[tokio::test(start_paused = true)]
    async fn answers_that_overtake_each_other_do_not_give_permits_back() {
        let quota = quota(600);
        for (remaining, reset_in) in [(5, 100), (1, 100), (5, 100), (0, 50), (9, 50)] {
            quota.record_headers(&last_observed(600, remaining, reset_in));
        }
        assert_eq!(wait(&quota).await, Duration::ZERO);
        assert!(wait(&quota).await > 90 * SECOND);
    }

    #[tokio::test(start_paused = true)]
    async fn a_new_hour_begins_anew() {
        let quota = quota(600);
        quota.record_headers(&last_observed(600, 0, 100));
        quota.record_headers(&last_observed(600, 3, 3600));
        assert_eq!(wait(&quota).await, Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn a_reset_far_away_is_not_believed() {
        let quota = quota(600);
        quota.record_headers(&last_observed(600, 0, 1_000_000));
        assert_eq!(wait(&quota).await, HOUR);
        // It does not override later headers either.
        quota.record_headers(&last_observed(600, 0, 100));
        assert!(wait(&quota).await <= 101 * SECOND);
    }

    #[tokio::test(start_paused = true)]
    async fn a_quota_that_is_raised_serves_who_waits() {
        let quota = quota(1);
        send(&quota).await;
        let next = tokio::spawn({
            let quota = quota.clone();
            async move { wait(&quota).await }
        });
        sleep(SECOND).await;
        quota.record_headers(&last_observed(2, 1, 3600));
        assert_eq!(next.await.unwrap(), SECOND);
        quota.record_headers(&last_observed(0, 0, 0));
        assert_eq!(wait(&quota).await, HOUR);
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_holds_for_all_and_the_longest_counts() {
        let quota = quota(600);
        quota.pause(7 * SECOND);
        quota.pause(3 * SECOND);
        assert_eq!(wait(&quota).await, 7 * SECOND);
        assert_eq!(wait(&quota).await, Duration::ZERO);
    }
}
