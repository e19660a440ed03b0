//! The count of a key's requests: what we sent, and what the API reported.

use std::{collections::VecDeque, time::Duration};

use tokio::time::Instant;

use crate::error::RateLimit;

pub(super) const HOUR: Duration = Duration::from_secs(3600);
/// Requests per hour, as documented by Profound, until a response says otherwise.
const LIMIT: u64 = 600;

/// The count of a key's requests.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    last_observed: RateLimit,
    /// The number of permits that were granted to a waiting call, which has not yet used them.
    pub(super) granted: usize,
    /// The number of requests in flight.
    pub(super) in_flight: usize,
    /// The end times of the requests of the last hour, oldest first; at most as many as the limit.
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
    /// The lowest value that a response has reported. It includes neither the requests in flight nor
    /// the `unreported` ones.
    remaining: u64,
    /// The number of requests that have ended since then without a report of the API.
    unreported: u64,
}

/// The reason why there is no room for a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// There is room at this time, at the latest.
    Until(Instant),
    /// There may be room when a request in flight ends.
    Event,
    /// There is no room with these settings.
    Never,
}

impl Ledger {
    pub(super) fn last_observed(&self) -> RateLimit {
        self.last_observed
    }

    /// Returns when the API's window ends, if it is known.
    pub(super) fn resets(&self, now: Instant) -> Option<Instant> {
        let window = self.window.as_ref()?;
        Some(window.ends).filter(|&ends| now < ends)
    }

    /// Returns the end of the API's window if the API has reported that nothing is left in it.
    pub(super) fn used_up(&self, now: Instant) -> Option<Instant> {
        let window = self.window.as_ref()?;
        let used_up = window.remaining == 0 && now < window.ends;
        used_up.then_some(window.ends)
    }

    /// Checks that one more request leaves at least `reserve` requests of the quota, if `open` requests
    /// are in flight or about to be sent.
    pub(super) fn room(&mut self, now: Instant, reserve: u64, open: usize) -> Result<(), Block> {
        if let Some(until) = self.paused.filter(|&until| now < until) {
            return Err(Block::Until(until));
        }
        hour_before(&mut self.ended, now);
        let limit = self.limit().saturating_sub(number(reserve));
        beside(&self.ended, open, limit)?;
        let Some(window) = self.window.as_ref().filter(|window| now < window.ends) else {
            return Ok(());
        };
        let left = window.remaining.saturating_sub(window.unreported);
        match left.checked_sub(reserve) {
            None | Some(0) => Err(Block::Until(window.ends)),
            Some(left) if number(left) <= open => Err(Block::Event),
            Some(_) => Ok(()),
        }
    }

    /// Counts a request in flight as ended. `reported` is set if its response had rate-limit headers.
    pub(super) fn end(&mut self, now: Instant, reported: bool) {
        self.in_flight -= 1;
        // A call that does not wait for the quota may exceed it: keep the latest ones.
        while self.ended.len() >= self.limit() {
            self.ended.pop_front();
        }
        self.ended.push_back(now);
        if let (Some(window), false) = (&mut self.window, reported) {
            window.unreported += 1;
        }
    }

    /// Grants no permits for this long. The maximum is an hour, after which every quota has reset.
    pub(super) fn pause(&mut self, now: Instant, wait: Duration) {
        self.paused = self.paused.max(now.checked_add(wait.min(HOUR)));
    }

    pub(super) fn record(
        &mut self,
        now: Instant,
        observed: RateLimit,
        until_reset: impl FnOnce() -> Option<Duration>,
    ) {
        self.last_observed = observed;
        let (Some(reset), Some(remaining)) = (observed.reset, observed.remaining) else {
            return;
        };
        match &mut self.window {
            // Responses arrive out of order: within one window, keep the lowest value.
            Some(window) if now < window.ends && reset <= window.reset => {
                if reset == window.reset && remaining < window.remaining {
                    window.remaining = remaining;
                    window.unreported = 0;
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
                    unreported: 0,
                });
            }
        }
    }

    fn limit(&self) -> usize {
        number(self.last_observed.limit.unwrap_or(LIMIT).max(1))
    }
}

/// Removes the times that are at least an hour ago.
pub(super) fn hour_before(ended: &mut VecDeque<Instant>, now: Instant) {
    while ended.front().is_some_and(|&at| now >= at + HOUR) {
        ended.pop_front();
    }
}

/// Checks that a limit of requests an hour has room beside those that ended and those that are open.
pub(super) fn beside(ended: &VecDeque<Instant>, open: usize, limit: usize) -> Result<(), Block> {
    let Some(over) = (ended.len() + open).checked_sub(limit) else {
        return Ok(());
    };
    Err(match ended.get(over) {
        Some(&at) => Block::Until(at + HOUR),
        None if limit > 0 => Block::Event,
        None => Block::Never,
    })
}

fn number(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
