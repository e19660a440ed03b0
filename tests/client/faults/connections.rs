//! Connections that cannot be established, or end early.

// On Windows, a full queue rejects a connection instead of leaving it without an answer.
#[cfg(not(windows))]
mod unanswered;

use std::{collections::HashSet, time::Duration};

use profound_client::{Client, Error, profound_endpoint, reqwest};
use profound_tests::{Begin, NOBODY, PLACEMENTS, Reply, Server, advance_until_ready, printed};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::{Ends, Fault, check};

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org")]
    async fn read(&self) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/things", unlisted)]
    async fn write(&self, thing: &str) -> Result<Value, Error>;
}

const HALF_A_HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-le";
const HALF_A_BODY: &str = "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"a\"";
const HALF_A_CHUNK: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\n{\"a\"";

const NO_ANSWER: Ends = Ends::Broken("the connection broke before a response");
const UNSEEN: Ends = Ends::Unprocessed("the server closed the connection without processing the");
const NO_BODY: Ends = Ends::Broken("the connection broke within the response body");

#[tokio::test(start_paused = true)]
async fn a_connection_that_is_reset_is_told_by_how_far_it_came() {
    let soon = Duration::from_millis(20);
    let reset = |text: &str| Reply::bytes(text).pause(soon).reset();
    let at_once = || Reply::default().reset();
    check::<Value>([
        Fault::new("upon accept", at_once().upon(Begin::Accept), UNSEEN),
        Fault::new(
            "within the request",
            at_once().upon(Begin::Bytes(9)),
            NO_ANSWER,
        ),
        Fault::new("after its head", at_once().upon(Begin::Head), NO_ANSWER),
        Fault::new("after the request", at_once(), NO_ANSWER),
        Fault::new("a while after it", reset(""), NO_ANSWER),
        Fault::new("within the status", reset("HTTP/1.1 2"), NO_ANSWER),
        Fault::new("within the headers", reset(HALF_A_HEAD), NO_ANSWER),
        Fault::new("within the body", reset(HALF_A_BODY), NO_BODY),
        Fault::new("within a chunk", reset(HALF_A_CHUNK), NO_BODY),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_is_half_closed_is_told_by_how_far_it_came() {
    let half = |text: &str| Reply::bytes(text).half_close().stall();
    let whole = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
    check::<Value>([
        Fault::new("upon accept", half("").upon(Begin::Accept), UNSEEN),
        Fault::new("after the request", half(""), NO_ANSWER),
        Fault::new("within the status", half("HTTP/1.1 2"), NO_ANSWER),
        Fault::new("within the headers", half(HALF_A_HEAD), NO_ANSWER),
        Fault::new("within the body", half(HALF_A_BODY), NO_BODY),
        Fault::new("within a chunk", half(HALF_A_CHUNK), NO_BODY),
        Fault::new("after the answer", half(whole), Ends::Well),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn an_answer_to_no_request_is_none() {
    let early = Reply::json(200, "[]").upon(Begin::Accept);
    check::<Value>([Fault::new("early", early, UNSEEN)]).await;
}

#[tokio::test(start_paused = true)]
async fn a_refused_connection_is_tried_again_whatever_the_call() -> Result<(), Error> {
    for placement in PLACEMENTS {
        let builder = Client::builder().api_key("pk_CANARY").base_url(NOBODY);
        let client = builder.key_placement(placement).http(unrooted).build()?;
        for call in [client.read(), client.write("")] {
            let began = Instant::now();
            let error = advance_until_ready(call)
                .await
                .expect_err("no server listens there");
            assert_unconnected(&error, 3);
            assert!(began.elapsed() < Duration::from_millis(1600));
            assert!(!printed(&error).contains("CANARY"), "{}", printed(&error));
        }
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_server_that_does_not_read_is_given_up_at_the_deadline() {
    let server = Server::start([Reply::default().ignore().upon(Begin::Accept)]).await;
    let client = server.client().with_timeout(Duration::from_secs(1));
    // More than the socket buffers can hold.
    let call = client.write(&"x".repeat(16 << 20));
    let began = Instant::now();
    let error = advance_until_ready(call)
        .await
        .expect_err("the server does not read");
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    let took = began.elapsed().as_millis();
    assert!((1000..1005).contains(&took), "{took} ms");
    assert_eq!(server.connections(), 1);
}

fn unrooted(http: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    http.tls_danger_accept_invalid_certs(true)
}

#[track_caller]
fn assert_unconnected(error: &Error, attempts: u32) {
    let Error::Transport(transport) = error else {
        panic!("it is another error: {error:?}");
    };
    assert_eq!(transport.attempts(), attempts);
    assert!(transport.is_connect() && !transport.may_have_been_processed());
    assert!(error.to_string().contains(": cannot connect to the API"));
}

/// The server closes each connection right after a response, or without one.
#[tokio::test]
async fn a_stale_connection_fails_no_read_and_repeats_no_write() {
    const ROUNDS: usize = 200;
    for closing in [Reply::close as fn(_) -> _, |text: &str| {
        Reply::bytes(text).reset()
    }] {
        let whole =
            closing("HTTP/1.1 200 X\r\nconnection: keep-alive\r\ncontent-length: 2\r\n\r\n{}");
        let server = Server::start([whole]).await;
        let client = server.client();
        let mut written = 0;
        for round in 0..ROUNDS {
            let answer = client.read().await.expect("a read is repeated");
            assert_eq!(answer, json!({}));
            match client.write(&round.to_string()).await {
                Ok(_) => written += 1,
                Err(Error::Transport(_)) => {}
                Err(error) => panic!("{error:?}"),
            }
        }
        let mut seen = HashSet::new();
        let mut arrived = server.received();
        arrived.retain(|request| request.method == "POST");
        for write in &arrived {
            assert!(seen.insert(&write.body), "{} twice", write.text());
        }
        assert!(written > 0, "some were written");
    }
}
