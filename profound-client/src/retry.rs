//! When a failed attempt is sent again, and after how long.

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
/// Calls that were told the same time to wait are spread over this much more.
const SPREAD: Duration = Duration::from_secs(2);

/// The limits of a call's repetition.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Policy {
    pub(crate) attempts: u32,
    pub(crate) safe: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// The outcome stands.
    Return,
    /// Send again after this long.
    Wait(Duration),
}

impl Policy {
    /// What holds for one call: `setting` is the nearest of handle, method, trait and client.
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

    /// Decides on attempt number `attempt`, from 1, with `left` until the deadline.
    pub(crate) fn decide(
        &self,
        error: &Error,
        attempt: u32,
        left: Duration,
        budget: &Budget,
    ) -> Decision {
        if attempt >= self.attempts || !self.repeats(error) {
            return Decision::Return;
        }
        let wait = match error.retry_after() {
            // What is left after the wait is for the attempt, not for the spread.
            Some(asked) => asked.saturating_add(jitter(SPREAD.min(left.saturating_sub(asked) / 2))),
            None if attempt == 1 && is_stale(error) => Duration::ZERO,
            None => jitter(CAP.min(BASE * 2_u32.saturating_pow(attempt - 1))),
        };
        // Whoever is told to come again later is no burden when it does.
        let free = match error {
            Error::RateLimited(_) => true,
            // A server that shuts down sends all calls of a connection elsewhere at once.
            Error::Transport(error) => error.phase() == Phase::NotProcessed,
            _ => false,
        };
        if wait < left && (free || budget.spend()) {
            Decision::Wait(wait)
        } else {
            Decision::Return
        }
    }

    /// Whether a refused key may be replaced and the call sent again, which the API has not processed.
    pub(crate) fn renews(&self, error: &Error, attempt: u32) -> bool {
        attempt < self.attempts && matches!(error, Error::InvalidApiKey(_))
    }

    fn repeats(&self, error: &Error) -> bool {
        match error {
            // The API has not processed what it refused for its quota, nor what never reached it.
            Error::RateLimited(_) => true,
            Error::Transport(error) => match error.phase() {
                Phase::Connect | Phase::NotProcessed | Phase::Refused => true,
                Phase::NoResponse
                | Phase::Malformed
                | Phase::Body
                | Phase::Encoding
                | Phase::UserTimeout => self.safe,
                Phase::Headers | Phase::TooLarge { .. } => false,
            },
            Error::Api(error) => self.safe && is_transient(error),
            _ => false,
        }
    }
}

/// What a client may add to the load of an API that fails: retries are a tenth of the calls, beyond a
/// reserve of ten.
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

    /// Counts a call.
    pub(crate) fn earn(&self) {
        self.change(|tenths| (tenths < Self::RESERVE).then(|| tenths + 1));
    }

    /// Takes a retry, if there is one.
    fn spend(&self) -> bool {
        self.change(|tenths| tenths.checked_sub(Self::RETRY))
    }

    fn change(&self, change: impl FnMut(u32) -> Option<u32>) -> bool {
        self.tenths.fetch_update(Relaxed, Relaxed, change).is_ok()
    }
}

/// Whether the connection may have been one that the server had closed before the request came: a fresh
/// one need not wait.
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

    fn repeats(policy: Policy, error: &Error) -> bool {
        policy.decide(error, 1, MINUTE, &Budget::new()) != Decision::Return
    }

    #[test]
    fn a_write_is_repeated_only_if_it_cannot_have_been_processed() {
        let (reads, writes) = (Policy::new(3, None, &READS), Policy::new(3, None, &WRITES));
        for (error, read, write) in [
            (answered(429, "0"), true, true),
            (broken(Phase::Connect), true, true),
            (broken(Phase::NotProcessed), true, true),
            (broken(Phase::Refused), true, true),
            (broken(Phase::NoResponse), true, false),
            (broken(Phase::Body), true, false),
            (broken(Phase::Malformed), true, false),
            (broken(Phase::Encoding), true, false),
            (broken(Phase::UserTimeout), true, false),
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
                policy.decide(&answered(429, "7.5"), 1, MINUTE, &Budget::new())
            else {
                panic!("7.5 s fit a minute");
            };
            assert!((7.5..9.5).contains(&wait.as_secs_f64()), "{wait:?}");
        }
        assert_eq!(
            policy.decide(&answered(429, "61"), 1, MINUTE, &Budget::new()),
            Decision::Return
        );
        assert_eq!(
            policy.decide(&answered(429, "1e300"), 1, MINUTE, &Budget::new()),
            Decision::Return
        );
    }

    #[test]
    fn back_off_doubles_up_to_its_cap_and_is_spread_over_all_of_it() {
        let policy = Policy::new(u32::MAX, None, &READS);
        let waits = |attempt| {
            let mut waits: Vec<_> = (0..1000)
                .map(|_| {
                    let error = answered(502, "none");
                    match policy.decide(&error, attempt, MINUTE, &Budget::new()) {
                        Decision::Wait(wait) => wait.as_secs_f64(),
                        Decision::Return => panic!("a minute is enough"),
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
            let at = |attempt| policy.decide(&broken(phase), attempt, MINUTE, &Budget::new());
            assert_eq!(at(1), Decision::Wait(Duration::ZERO));
            assert_ne!(at(2), Decision::Wait(Duration::ZERO));
        }
        let refused = policy.decide(&broken(Phase::Refused), 1, MINUTE, &Budget::new());
        assert_ne!(refused, Decision::Wait(Duration::ZERO));
        let body = policy.decide(&broken(Phase::Body), 1, MINUTE, &Budget::new());
        assert_ne!(body, Decision::Wait(Duration::ZERO));
    }

    #[test]
    fn half_of_what_is_left_is_for_the_attempt() {
        let policy = Policy::new(3, None, &READS);
        for _ in 0..100 {
            let left = Duration::from_secs(5);
            let decision = policy.decide(&answered(429, "4"), 1, left, &Budget::new());
            let Decision::Wait(wait) = decision else {
                panic!("4 s fit 5 s");
            };
            assert!((4.0..=4.5).contains(&wait.as_secs_f64()), "{wait:?}");
        }
        let exact = policy.decide(&answered(429, "60"), 1, MINUTE, &Budget::new());
        assert_eq!(exact, Decision::Return);
    }

    #[test]
    fn attempts_are_counted() {
        let policy = Policy::new(3, None, &READS);
        let at = |attempt| policy.decide(&answered(429, "0"), attempt, MINUTE, &Budget::new());
        assert!(matches!(at(2), Decision::Wait(_)));
        assert_eq!((at(3), at(4)), (Decision::Return, Decision::Return));
    }

    #[test]
    fn only_a_refused_key_is_renewed() {
        let (many, once) = (Policy::new(3, None, &WRITES), Policy::new(1, None, &READS));
        let refused = answered(401, "0");
        assert!(many.renews(&refused, 1) && many.renews(&refused, 2));
        assert!(!many.renews(&refused, 3) && !once.renews(&refused, 1));
        assert!(!many.renews(&answered(403, "0"), 1));
    }

    #[test]
    fn retries_are_a_tenth_of_the_calls_once_the_reserve_is_spent() {
        let (policy, budget) = (Policy::new(2, None, &READS), Budget::new());
        let bad_gateway = answered(502, "0");
        let mut retries = 0;
        for _ in 0..1000 {
            budget.earn();
            let decision = policy.decide(&bad_gateway, 1, MINUTE, &budget);
            retries += u32::from(decision != Decision::Return);
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
    fn what_was_not_processed_costs_no_budget_and_what_was_refused_does() {
        for (phase, left) in [
            (Phase::NotProcessed, true),
            (Phase::Refused, false),
            (Phase::Connect, false),
        ] {
            let (policy, budget) = (Policy::new(2, None, &WRITES), Budget::new());
            for _ in 0..10 {
                let decision = policy.decide(&broken(phase), 1, MINUTE, &budget);
                assert_ne!(decision, Decision::Return);
            }
            assert_eq!(budget.spend(), left, "{phase:?}");
        }
    }

    #[test]
    fn a_429_costs_no_budget() {
        let (policy, budget) = (Policy::new(2, None, &READS), Budget::new());
        for _ in 0..100 {
            let decision = policy.decide(&answered(429, "1"), 1, MINUTE, &budget);
            assert_ne!(decision, Decision::Return);
        }
        assert!(budget.spend());
    }
}
