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
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, Method, StatusCode};

    use super::*;
    use crate::error::TransportError;

    const READS: Endpoint = Endpoint::new(Method::GET, "/v1/org").reads();
    const WRITES: Endpoint = Endpoint::new(Method::POST, "/v1/agents");
    const MINUTE: Duration = Duration::from_secs(60);

    fn answered(status: u16, after: &'static str) -> Error {
        let mut headers = HeaderMap::new();
        headers.insert("retry-after", after.parse().unwrap());
        let status = StatusCode::from_u16(status).unwrap();
        ApiError::new(READS.operation(), status, headers, Bytes::new()).into()
    }

    fn broken(phase: Phase) -> Error {
        Error::Transport(TransportError::new(READS.operation(), phase, None))
    }

    fn attempted(number: u32, left: Duration) -> Attempted {
        Attempted {
            number,
            replayable: true,
            key_renewed: false,
            left,
            queue_left: None,
        }
    }

    /// Returns true if the policy retries a call whose key cannot be refreshed again.
    fn repeats(policy: Policy, error: &Error) -> bool {
        let attempted = Attempted {
            key_renewed: true,
            ..attempted(1, MINUTE)
        };
        policy.decide(error, &attempted, &Budget::new()) != Decision::Stop
    }

    #[test]
    fn a_write_is_repeated_only_if_it_cannot_have_been_processed() {
        let (reads, writes) = (Policy::new(3, None, &READS), Policy::new(3, None, &WRITES));
        for (error, read, write) in [
            (answered(429, "0"), true, true),
            (broken(Phase::Connect), true, true),
            (broken(Phase::Handshake), true, true),
            (broken(Phase::NotProcessed), true, true),
            (broken(Phase::Refused), true, true),
            (broken(Phase::NoResponse), true, false),
            (broken(Phase::Body), true, false),
            (broken(Phase::Malformed), true, false),
            (broken(Phase::Encoding), true, false),
            (broken(Phase::UserTimeout), true, false),
            (broken(Phase::NotSent), false, false),
            (broken(Phase::Headers), false, false),
            (broken(Phase::TooLarge { limit: 9 }), false, false),
            (answered(502, "0"), true, false),
            (answered(501, "0"), false, false),
            (answered(404, "0"), false, false),
            (answered(401, "0"), false, false),
        ] {
            assert_eq!(
                (repeats(reads, &error), repeats(writes, &error)),
                (read, write),
                "{error}"
            );
        }
    }

    #[test]
    fn the_nearest_setting_decides() {
        let bad_gateway = answered(502, "0");
        assert!(repeats(
            Policy::new(3, Some(Retry::Safe), &WRITES),
            &bad_gateway
        ));
        assert!(!repeats(
            Policy::new(3, Some(Retry::Never), &READS),
            &answered(429, "0")
        ));
        assert!(!repeats(Policy::new(1, None, &READS), &bad_gateway));
    }

    #[test]
    fn retry_after_is_never_undershot_and_returned_where_it_does_not_fit() {
        let policy = Policy::new(3, None, &READS);
        for _ in 0..100 {
            let Decision::Wait(wait) =
                policy.decide(&answered(429, "7.5"), &attempted(1, MINUTE), &Budget::new())
            else {
                panic!("7.5 s fit a minute");
            };
            assert!((7.5..9.5).contains(&wait.as_secs_f64()), "{wait:?}");
        }
        assert_eq!(
            policy.decide(&answered(429, "61"), &attempted(1, MINUTE), &Budget::new()),
            Decision::Stop
        );
        assert_eq!(
            policy.decide(
                &answered(429, "1e300"),
                &attempted(1, MINUTE),
                &Budget::new()
            ),
            Decision::Stop
        );
    }

    #[test]
    fn back_off_doubles_up_to_its_cap_and_is_spread_over_all_of_it() {
        let policy = Policy::new(u32::MAX, None, &READS);
        let waits = |attempt| {
            let mut waits: Vec<_> = (0..1000)
                .map(|_| {
                    let error = answered(502, "none");
                    match policy.decide(&error, &attempted(attempt, MINUTE), &Budget::new()) {
                        Decision::Wait(wait) => wait.as_secs_f64(),
                        other => panic!("{other:?}: a minute is enough"),
                    }
                })
                .collect();
            waits.sort_by(f64::total_cmp);
            waits
        };
        for (attempt, most) in [(1, 0.5), (2, 1.0), (4, 4.0), (5, 8.0), (6, 8.0), (99, 8.0)] {
            let waits = waits(attempt);
            assert!(
                waits[0] < 0.1 * most && waits[999] > 0.9 * most,
                "{attempt}"
            );
            assert!(waits[999] <= most, "{attempt}");
            let middle = waits[500] / most;
            assert!((0.4..0.6).contains(&middle), "{attempt}: {middle}");
        }
    }

    #[test]
    fn a_stale_connection_is_replaced_at_once_and_only_once() {
        let policy = Policy::new(9, None, &READS);
        for phase in [Phase::NoResponse, Phase::NotProcessed] {
            let at = |attempt| {
                policy.decide(&broken(phase), &attempted(attempt, MINUTE), &Budget::new())
            };
            assert_eq!(at(1), Decision::Wait(Duration::ZERO));
            assert_ne!(at(2), Decision::Wait(Duration::ZERO));
        }
        let refused = policy.decide(
            &broken(Phase::Refused),
            &attempted(1, MINUTE),
            &Budget::new(),
        );
        assert_ne!(refused, Decision::Wait(Duration::ZERO));
        let body = policy.decide(&broken(Phase::Body), &attempted(1, MINUTE), &Budget::new());
        assert_ne!(body, Decision::Wait(Duration::ZERO));
    }

    #[test]
    fn half_of_what_is_left_is_for_the_attempt() {
        let policy = Policy::new(3, None, &READS);
        for _ in 0..100 {
            let left = Duration::from_secs(5);
            let decision = policy.decide(&answered(429, "4"), &attempted(1, left), &Budget::new());
            let Decision::Wait(wait) = decision else {
                panic!("4 s fit 5 s");
            };
            assert!((4.0..=4.5).contains(&wait.as_secs_f64()), "{wait:?}");
        }
        let exact = policy.decide(&answered(429, "60"), &attempted(1, MINUTE), &Budget::new());
        assert_eq!(exact, Decision::Stop);
    }

    #[test]
    fn attempts_are_counted() {
        let policy = Policy::new(3, None, &READS);
        let at = |attempt| {
            policy.decide(
                &answered(429, "0"),
                &attempted(attempt, MINUTE),
                &Budget::new(),
            )
        };
        assert!(matches!(at(2), Decision::Wait(_)));
        assert_eq!((at(3), at(4)), (Decision::Stop, Decision::Stop));
    }

    #[test]
    fn only_a_refused_key_is_renewed_and_once_a_call() {
        let (many, once) = (Policy::new(3, None, &WRITES), Policy::new(1, None, &READS));
        let refused = answered(401, "0");
        let decide = |policy: Policy, error: &Error, attempted: &Attempted| {
            policy.decide(error, attempted, &Budget::new())
        };
        let at = |number| attempted(number, MINUTE);
        assert_eq!(decide(many, &refused, &at(1)), Decision::ResendWithNewKey);
        assert_eq!(decide(many, &refused, &at(2)), Decision::ResendWithNewKey);
        assert_eq!(decide(many, &refused, &at(3)), Decision::Stop);
        assert_eq!(decide(once, &refused, &at(1)), Decision::Stop);
        assert_eq!(decide(many, &answered(403, "0"), &at(1)), Decision::Stop);
        let renewed = Attempted {
            key_renewed: true,
            ..at(2)
        };
        assert_eq!(decide(many, &refused, &renewed), Decision::Stop);
    }

    #[test]
    fn a_request_that_cannot_be_replayed_is_not_sent_again() {
        let policy = Policy::new(3, Some(Retry::Safe), &READS);
        let spent = Attempted {
            replayable: false,
            ..attempted(1, MINUTE)
        };
        for error in [
            answered(401, "0"),
            answered(429, "0"),
            answered(502, "0"),
            broken(Phase::Connect),
        ] {
            let decision = policy.decide(&error, &spent, &Budget::new());
            assert_eq!(decision, Decision::Stop, "{error}");
        }
    }

    #[test]
    fn a_call_that_waits_for_the_quota_waits_for_it_again_after_a_429() {
        let policy = Policy::new(3, None, &READS);
        let queued = Attempted {
            queue_left: Some(MINUTE),
            ..attempted(1, Duration::from_secs(1))
        };
        let decide = |error: &Error| policy.decide(error, &queued, &Budget::new());
        let Decision::Requeue(wait) = decide(&answered(429, "30")) else {
            panic!("30 s fit the queue timeout");
        };
        assert!((30.0..=32.0).contains(&wait.as_secs_f64()), "{wait:?}");
        // This exceeds the queue timeout; the deadline does not apply here.
        assert_eq!(decide(&answered(429, "61")), Decision::Stop);
        // The deadline applies to all other errors.
        assert_eq!(decide(&answered(502, "30")), Decision::Stop);
    }

    #[test]
    fn retries_are_a_tenth_of_the_calls_once_the_reserve_is_spent() {
        let (policy, budget) = (Policy::new(2, None, &READS), Budget::new());
        let bad_gateway = answered(502, "0");
        let mut retries = 0;
        for _ in 0..1000 {
            budget.earn();
            let decision = policy.decide(&bad_gateway, &attempted(1, MINUTE), &budget);
            retries += u32::from(decision != Decision::Stop);
        }
        assert!((100..=110).contains(&retries), "{retries}");
    }

    #[test]
    fn the_reserve_does_not_grow_beyond_ten() {
        let budget = Budget::new();
        (0..100).for_each(|_| budget.earn());
        assert!((0..10).all(|_| budget.spend()));
        (0..9).for_each(|_| budget.earn());
        assert!(!budget.spend());
        budget.earn();
        assert!(budget.spend());
    }

    #[test]
    fn a_retry_after_not_processed_is_free_and_one_after_a_refusal_is_not() {
        for (phase, left) in [
            (Phase::NotProcessed, true),
            (Phase::Refused, false),
            (Phase::Connect, false),
        ] {
            let (policy, budget) = (Policy::new(2, None, &WRITES), Budget::new());
            for _ in 0..10 {
                let decision = policy.decide(&broken(phase), &attempted(1, MINUTE), &budget);
                assert_ne!(decision, Decision::Stop);
            }
            assert_eq!(budget.spend(), left, "{phase:?}");
        }
    }

    #[test]
    fn a_429_costs_no_budget() {
        let (policy, budget) = (Policy::new(2, None, &READS), Budget::new());
        for _ in 0..100 {
            let decision = policy.decide(&answered(429, "1"), &attempted(1, MINUTE), &budget);
            assert_ne!(decision, Decision::Stop);
        }
        assert!(budget.spend());
    }

    #[test]
    fn a_call_that_was_not_sent_waits_only_within_its_deadline() {
        let policy = |setting| Policy::new(3, setting, &READS);
        let decide =
            |setting, number, room| policy(setting).decide_unsent(room, &attempted(number, MINUTE));
        let wait = decide(None, 1, MINUTE / 2);
        assert!(matches!(wait, Decision::Wait(wait) if (30..32).contains(&wait.as_secs())));
        assert_eq!(decide(None, 1, MINUTE), Decision::Stop);
        assert_eq!(decide(None, 3, MINUTE / 2), Decision::Stop);
        assert_eq!(decide(Some(Retry::Never), 1, MINUTE / 2), Decision::Stop);
    }
}
