//! Calls that are dropped at any point.

use std::{future::poll_fn, pin::pin, task::Poll, time::Duration};

use profound_client::{Call, Client, Error, profound_endpoint};
use profound_tests::{Reply, Server, advance_by_until_ready, advance_until_ready};
use serde_json::{Value, json};
use tokio::time::advance;

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org")]
    async fn read(&self) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/things", unlisted)]
    async fn write(&self, thing: &str) -> Result<Value, Error>;
}

type Calling = fn(&Client) -> Call<Result<Value, Error>>;

/// Duration of a step. A backoff of up to two seconds need not be tested at every millisecond.
const TURN: Duration = Duration::from_millis(25);
const CALLS: [(&str, Calling); 2] = [
    ("read", |client| client.read()),
    ("write", |client| client.write(&"x".repeat(1 << 17))),
];

/// Polls a call up to `polls` times, with a step of the clock after each, and drops it. Returns whether it
/// ended.
async fn poll(call: Call<Result<Value, Error>>, polls: usize) -> bool {
    let mut call = pin!(call);
    for _ in 0..polls {
        let ended = poll_fn(|context| Poll::Ready(call.as_mut().poll(context).is_ready())).await;
        if ended {
            return true;
        }
        advance(TURN).await;
    }
    false
}

/// Drops a call after each number of polls, until one ends before it is dropped. After each drop, the same
/// client must be able to make another call. The server must have seen at most `most` requests of the
/// dropped call. Returns the number of polls after which a call ended.
async fn dropped_everywhere(replies: &[Reply], call: Calling, most: usize) -> usize {
    for polls in 0.. {
        let server = Server::start(replies.to_vec()).await;
        let builder = server.builder().max_concurrent_calls(1);
        let client = builder.build().expect("one is enough");
        if poll(call(&client), polls).await {
            return polls;
        }
        for _ in 0..20 {
            advance(TURN).await;
        }
        let arrived = server.received().len();
        assert!(
            arrived <= most.min(polls),
            "{polls} polls: {arrived} requests"
        );
        let answer = advance_by_until_ready(TURN, client.read()).await;
        let answer = answer.unwrap_or_else(|error| panic!("after {polls} polls: {error:?}"));
        assert_eq!(answer, json!([1]), "after {polls} polls");
        assert!(server.open() <= 1, "after {polls} polls");
    }
    unreachable!("some number of polls is enough")
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_leaves_nothing_behind() {
    let text = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\n[1]\r\n0\r\n\r\n";
    let dripped = Reply::default().drip(text, TURN);
    for (kind, call) in CALLS {
        let polls = dropped_everywhere(std::slice::from_ref(&dripped), call, 1).await;
        assert!(polls > text.len(), "{kind}: {polls} polls");
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_between_attempts_leaves_nothing_behind() {
    let soon = [("retry-after-ms", "500"), ("content-length", "2")];
    let refusal = Reply::head(429, &soon).write("\r\n").drip("no", 2 * TURN);
    let replies = [refusal, Reply::json(200, "[1]")];
    for (kind, call) in CALLS {
        let polls = dropped_everywhere(&replies, call, 2).await;
        assert!(polls > 20, "{kind}: {polls} polls");
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_while_it_waits_for_its_turn_gives_it_up() -> Result<(), Error> {
    let slow = Reply::default()
        .pause(50 * TURN)
        .write("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n[1]");
    let server = Server::start([slow]).await;
    let client = server.builder().max_concurrent_calls(1).build()?;
    for polls in 0..40 {
        let before = server.received().len();
        let first = tokio::spawn(client.read());
        advance(TURN).await;
        assert!(!poll(client.write("never"), polls).await, "it has no turn");
        let second = advance_until_ready(client.read()).await?;
        assert_eq!(second, json!([1]));
        first.await.expect("it does not panic")?;
        let arrived = &server.received()[before..];
        assert_eq!(arrived.len(), 2, "after {polls} polls");
        assert!(arrived.iter().all(|request| request.method == "GET"));
    }
    Ok(())
}
