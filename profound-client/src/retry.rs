//! The retry policy: which failed attempts are retried, and after how long.

use std::{
    sync::atomic::{AtomicU32, Ordering::Relaxed},
    time::Duration,
};

use crate::{
    endpoint::{Endpoint, Retry},
    error::{ApiError, Error, Phase},
};

const BASE: Duration = Duration::from_millis(500);
const CAP: Duration = Duration::from_secs(8);
/// The extra random wait after a `Retry-After`, so that calls with the same value are spread out.
const SPREAD: Duration = Duration::from_secs(2);

/// The limits on a call's retries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Policy {
    attempts: u32,
    /// Set if an attempt that may have been processed is retried.
    safe: bool,
}

/// A failed attempt.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attempted {
    /// The number of the attempt, from 1.
    pub(crate) number: u32,
    /// Set if the request can be sent again: no reader of its upload was read.
    pub(crate) replayable: bool,
    /// Set if the call has already replaced a refused key.
    pub(crate) key_renewed: bool,
    /// The time until the deadline.
    pub(crate) left: Duration,
    /// The rest of the queue timeout, if the call waits for the quota.
    pub(crate) queue_left: Option<Duration>,
}

/// The decision after a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Return the error.
    Stop,
    /// Retry at once, if the key provider returns another key than the refused one.
    ResendWithNewKey,
    /// Pause all calls of the key for this long, and wait for the quota again.
    Requeue(Duration),
    /// Wait for this long, and retry.
    Wait(Duration),
}

impl Decision {
    /// Returns the wait before the next attempt, or `None` if there is none.
    pub(crate) fn wait(self) -> Option<Duration> {
        match self {
            Self::Stop => None,
            Self::ResendWithNewKey => Some(Duration::ZERO),
            Self::Requeue(wait) | Self::Wait(wait) => Some(wait),
        }
    }
}

impl Policy {
    /// Returns the policy of one call. `setting` is the most specific of handle, method, trait and
    /// client.
    pub(crate) fn new(attempts: u32, setting: Option<Retry>, endpoint: &Endpoint) -> Self {
        Self {
            attempts: if setting == Some(Retry::Never) {
                1
            } else {
                attempts
            },
            safe: setting == Some(Retry::Safe) || (setting.is_none() && endpoint.reads),
        }
    }

    /// Decides what to do after a failed attempt.
    pub(crate) fn decide(&self, error: &Error, attempted: &Attempted, budget: &Budget) -> Decision {
        let Attempted { number, left, .. } = *attempted;
        if number >= self.attempts || !attempted.replayable {
            return Decision::Stop;
        }
        // The API does not process a request if it refuses the key.
        if matches!(error, Error::InvalidApiKey(_)) && !attempted.key_renewed {
            return Decision::ResendWithNewKey;
        }
        if !self.repeats(error) {
            return Decision::Stop;
        }
        // A call that waits for the quota uses its queue timeout here, and not its deadline.
        let queue_left = attempted
            .queue_left
            .filter(|_| matches!(error, Error::RateLimited(_)));
        let left = queue_left.unwrap_or(left);
        let wait = match error.retry_after() {
            Some(asked) => after(asked, left),
            None if number == 1 && is_stale(error) => Duration::ZERO,
            None => jitter(CAP.min(BASE * 2_u32.saturating_pow(number - 1))),
        };
        if wait >= left || !(is_free(error) || budget.spend()) {
            return Decision::Stop;
        }
        match queue_left {
            Some(_) => Decision::Requeue(wait),
            None => Decision::Wait(wait),
        }
    }

    /// Decides what to do about a call that was not sent, because the quota has no room for this time.
    pub(crate) fn decide_unsent(&self, room: Duration, attempted: &Attempted) -> Decision {
        let Attempted { number, left, .. } = *attempted;
        if number >= self.attempts || room >= left {
            return Decision::Stop;
        }
        Decision::Wait(after(room, left))
    }

    fn repeats(&self, error: &Error) -> bool {
        match error {
            // The API does not process a request that exceeds its quota, or that never reached it.
            Error::RateLimited(_) => true,
            Error::Transport(error) => match error.phase() {
                Phase::Connect | Phase::Handshake | Phase::NotProcessed | Phase::Refused => true,
                Phase::NoResponse
                | Phase::Malformed
                | Phase::Body
                | Phase::Encoding
                | Phase::UserTimeout => self.safe,
                Phase::NotSent | Phase::Headers | Phase::TooLarge { .. } => false,
                #[cfg(feature = "tower")]
                Phase::Layer | Phase::LayerBody => false,
                #[cfg(feature = "replay")]
                Phase::NotRecorded => false,
            },
            Error::Api(error) => self.safe && is_transient(error),
            _ => false,
        }
    }
}

/// Returns true if a retry costs no budget, because it adds no load to a failing API.
fn is_free(error: &Error) -> bool {
    match error {
        // The retry comes when the API asked for it.
        Error::RateLimited(_) => true,
        // A server that shuts down makes all calls of its connection retry elsewhere at once.
        Error::Transport(error) => error.phase() == Phase::NotProcessed,
        _ => false,
    }
}

/// The retry budget, which limits the load that a client adds to a failing API: 10 retries, plus 10 %
/// of the calls.
#[derive(Debug)]
pub(crate) struct Budget {
    /// In tenths of a retry.
    tenths: AtomicU32,
}

impl Budget {
    const RESERVE: u32 = 100;
    const RETRY: u32 = 10;

    pub(crate) fn new() -> Self {
        Self {
            tenths: AtomicU32::new(Self::RESERVE),
        }
    }

    /// Earns a tenth of a retry for a call.
    pub(crate) fn earn(&self) {
        self.change(|tenths| (tenths < Self::RESERVE).then(|| tenths + 1));
    }

    /// Takes a retry from the budget, if there is one.
    fn spend(&self) -> bool {
        self.change(|tenths| tenths.checked_sub(Self::RETRY))
    }

    fn change(&self, change: impl FnMut(u32) -> Option<u32>) -> bool {
        self.tenths.fetch_update(Relaxed, Relaxed, change).is_ok()
    }
}

/// Returns true if the server may have closed the connection before the request arrived. A new
/// connection can be tried without a wait.
fn is_stale(error: &Error) -> bool {
    let phase = match error {
        Error::Transport(error) => error.phase(),
        _ => return false,
    };
    matches!(phase, Phase::NotProcessed | Phase::NoResponse)
}

fn is_transient(error: &ApiError) -> bool {
    matches!(error.status().as_u16(), 408 | 500 | 502 | 503 | 504 | 529)
}

/// Returns the wait after which an attempt is not earlier than asked. Leaves the attempt at least half of
/// the time that remains after the wait.
fn after(asked: Duration, left: Duration) -> Duration {
    asked.saturating_add(jitter(SPREAD.min(left.saturating_sub(asked) / 2)))
}

fn jitter(most: Duration) -> Duration {
    most.mul_f64(fastrand::f64())
}

#[cfg(test)]
mod tests;
