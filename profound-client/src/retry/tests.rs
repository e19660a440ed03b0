//! Tests of the retry policy and its budget.

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
        let at =
            |attempt| policy.decide(&broken(phase), &attempted(attempt, MINUTE), &Budget::new());
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
