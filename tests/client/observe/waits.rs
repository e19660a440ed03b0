//! The events of waits for the quota and for slots.

use std::time::Duration;

use profound_client::Error;
use profound_tests::{EventLog, Reply, Server, advance_until_ready};
use tokio::time::timeout;

use super::{Calls as _, MILLISECOND, SECOND, near, observed};

const HOUR: Duration = Duration::from_secs(3600);

const SENT: [&str; 3] = [
    "attempt 1",
    "attempt 1 ended: ok 200, 0 sent, 1 received",
    "call ended: ok 200, 1 attempts",
];

/// A response after which the quota is used up for 20 s.
const LAST: &str = "HTTP/1.1 200 X\r\ndate: Sun, 09 Sep 2001 01:46:40 GMT\r\n\
                    x-ratelimit-limit: 600\r\nx-ratelimit-remaining: 0\r\n\
                    x-ratelimit-reset: 1000000020\r\ncontent-length: 1\r\n\r\n1";

#[track_caller]
fn texts(log: &EventLog, before: &[&str], after: &[&str]) {
    assert_eq!(log.take_texts(), [before, after].concat());
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_the_quota_begins_and_ends() {
    let server = Server::start([Reply::bytes(LAST), Reply::json(200, "1")]).await;
    let (client, log) = observed(server.builder().wait_for_quota(HOUR));
    advance_until_ready(client.agent("a", 1)).await.unwrap();
    texts(&log, &["call"], &SENT);
    let call = client.agent("a", 1);
    advance_until_ready(call).await.unwrap();
    let expected = log.only("wait: Quota").wait.expect("it is known");
    assert!(
        expected <= 20 * SECOND && expected > 19 * SECOND,
        "{expected:?}"
    );
    for ended in ["wait ended", "call ended"] {
        near(log.duration(ended), expected);
    }
    near(log.duration("attempt 1 ended"), Duration::ZERO);
    let waited = ["call", "wait: Quota", "wait ended: Quota, Passed"];
    texts(&log, &waited, &SENT);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_does_not_queue_waits_for_the_quota_within_its_deadline() {
    let server = Server::start([Reply::bytes(LAST), Reply::json(200, "1")]).await;
    let (client, log) = observed(server.builder());
    let patient = client.with_timeout(60 * SECOND);
    advance_until_ready(patient.agent("a", 1)).await.unwrap();
    texts(&log, &["call"], &SENT);
    let call = patient.agent("a", 1);
    advance_until_ready(call).await.unwrap();
    let wait = log.only("wait: Quota").wait.expect("it is known");
    assert!((19 * SECOND..22 * SECOND).contains(&wait), "{wait:?}");
    near(log.duration("wait ended"), wait);
    let waited = ["call", "wait: Quota", "wait ended: Quota, Passed"];
    texts(&log, &waited, &SENT);
    // A call without the time for it does not wait.
    server.turn_to([Reply::bytes(LAST)]);
    advance_until_ready(client.agent("a", 1)).await.unwrap();
    log.take_texts();
    client.agent("a", 1).await.unwrap_err();
    texts(&log, &["call", "call ended: quota -, 0 attempts"], &[]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_after_a_429_is_one_for_the_quota() {
    let replies = [
        Reply::with(429, &[("retry-after", "5")], ""),
        Reply::json(200, "1"),
    ];
    let server = Server::start(replies).await;
    let (client, log) = observed(server.builder().wait_for_quota(HOUR));
    let call = client.agent("a", 1);
    advance_until_ready(call).await.unwrap();
    let wait = log.only("attempt 1 ended").wait.expect("it is retried");
    assert!((5 * SECOND..8 * SECOND).contains(&wait), "{wait:?}");
    near(log.duration("wait ended"), wait);
    assert_eq!(
        log.take_texts(),
        [
            "call",
            "attempt 1",
            "attempt 1 ended: 429 429, 0 sent, 0 received, again",
            "wait: Quota",
            "wait ended: Quota, Passed",
            "attempt 2",
            "attempt 2 ended: ok 200, 0 sent, 1 received",
            "call ended: ok 200, 2 attempts"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_a_slot_can_pass_or_be_given_up_or_dropped() {
    let slow = Reply::default().pause(100 * MILLISECOND);
    let reply = "HTTP/1.1 200 X\r\ncontent-length: 1\r\n\r\n1";
    let server = Server::start([slow.write(reply)]).await;
    let (client, log) = observed(server.builder().max_concurrent_calls(1));
    let holder = || async {
        advance_until_ready(client.agent("a", 1)).await.unwrap();
    };
    let second = async {
        tokio::task::yield_now().await;
        client.agent("a", 1).await
    };
    let (_, passed) = tokio::join!(holder(), second);
    passed.unwrap();
    near(log.duration("wait ended"), 100 * MILLISECOND);
    let of_second = |log: &EventLog, call| {
        let mut events = log.events();
        events.retain(|seen| seen.call == call);
        let texts = events.into_iter().map(|seen| seen.text);
        texts.collect::<Vec<_>>()
    };
    let waited = [
        "call",
        "wait: ConcurrencyLimit",
        "wait ended: ConcurrencyLimit, Passed",
    ];
    assert_eq!(of_second(&log, 2), [&waited[..], &SENT].concat());
    log.take_texts();

    let impatient = client.with_timeout(10 * MILLISECOND);
    let second = async {
        tokio::task::yield_now().await;
        impatient.agent("a", 1).await
    };
    let (_, given_up) = tokio::join!(holder(), second);
    assert!(
        matches!(given_up, Err(Error::QueueTimeout(_))),
        "{given_up:?}"
    );
    near(log.duration("wait ended"), 10 * MILLISECOND);
    let given_up = [
        "call",
        "wait: ConcurrencyLimit",
        "wait ended: ConcurrencyLimit, GivenUp",
        "call ended: queue_timeout -, 0 attempts",
    ];
    assert_eq!(of_second(&log, 4), given_up);
    log.take_texts();

    let second = async {
        tokio::task::yield_now().await;
        timeout(10 * MILLISECOND, client.agent("a", 1)).await
    };
    let (_, dropped) = tokio::join!(holder(), second);
    dropped.unwrap_err();
    let dropped = [
        "call",
        "wait: ConcurrencyLimit",
        "wait ended: ConcurrencyLimit, Dropped",
        "call ended: dropped -, 0 attempts",
    ];
    assert_eq!(of_second(&log, 6), dropped);
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_a_slot_and_then_for_the_quota_are_two_waits() {
    let slow = Reply::default().pause(100 * MILLISECOND);
    let server = Server::start([slow.write(LAST), Reply::json(200, "1")]).await;
    let builder = server.builder().wait_for_quota(HOUR);
    let (client, log) = observed(builder.max_concurrent_calls(1));
    let second = async {
        tokio::task::yield_now().await;
        client.agent("a", 1).await
    };
    let both = async { tokio::join!(client.agent("a", 1), second) };
    let (first, second) = advance_until_ready(both).await;
    first.and(second).unwrap();
    near(log.duration("wait ended: Concurrency"), 100 * MILLISECOND);
    near(log.duration("wait ended: Quota"), 20 * SECOND);
    let mut events = log.events();
    events.retain(|seen| seen.call == 2);
    let texts: Vec<_> = events.iter().map(|seen| &*seen.text).collect();
    assert_eq!(
        texts[..5],
        [
            "call",
            "wait: ConcurrencyLimit",
            "wait ended: ConcurrencyLimit, Passed",
            "wait: Quota",
            "wait ended: Quota, Passed"
        ]
    );
}
