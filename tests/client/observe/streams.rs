//! The events of streams.

use std::time::Duration;

use profound_client::{ByteStream, Error, EventStream, Retry, profound_endpoint};
use profound_tests::{Reply, Server, advance_until_ready};
use serde_json::{Value, json};

use super::{MILLISECOND, SECOND, near, observed};

#[profound_endpoint]
trait Streams {
    #[profound_endpoint(POST "/v2/reports/visibility/stream", timeout = "2s")]
    async fn rows(&self, query: &Value) -> Result<EventStream<Value>, Error>;

    #[profound_endpoint(GET "/v1/org/categories", timeout = "2s")]
    async fn bytes(&self) -> Result<ByteStream, Error>;
}

const ROWS: &str = "event: summary\ndata: {\"count\": 1}\n\nevent: result\ndata: {}\n\n";

/// A stream of this text that ends after a pause.
fn stream(text: &str) -> Reply {
    let head = "HTTP/1.1 200 X\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";
    let begun = Reply::bytes(head).pause(100 * MILLISECOND);
    begun.write(text).end()
}

/// The events of a call that opens a stream.
fn opened(sent: usize, stream: &str) -> Vec<String> {
    vec![
        "call".to_owned(),
        "attempt 1".to_owned(),
        format!("attempt 1 ended: ok 200, {sent} sent, ? received"),
        "call ended: ok 200, 1 attempts".to_owned(),
        stream.to_owned(),
    ]
}

#[tokio::test(start_paused = true)]
async fn a_stream_ends_after_its_call() {
    let server = Server::start([stream(ROWS)]).await;
    let (client, log) = observed(server.builder());
    let call = client.rows(&json!({"a": 1}));
    let mut events = advance_until_ready(call).await.unwrap();
    while let Some(event) = advance_until_ready(events.next()).await {
        event.unwrap();
    }
    // The end is an event before the program drops the stream.
    near(log.duration("call ended"), Duration::ZERO);
    near(log.duration("stream ended"), 100 * MILLISECOND);
    let length = ROWS.len();
    let ended = format!("stream ended: ok, {length} received");
    assert_eq!(log.take_texts(), opened(7, &ended));
    drop(events);
    assert_eq!(log.take_texts(), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_stream_is_dropped_and_not_complete() {
    let server = Server::start([
        Reply::bytes("HTTP/1.1 200 X\r\ncontent-length: 10\r\n\r\n12345").stall(),
        Reply::bytes("HTTP/1.1 200 X\r\ncontent-length: 10\r\n\r\n").stall(),
    ])
    .await;
    let (client, log) = observed(server.builder());
    let mut body = advance_until_ready(client.bytes()).await.unwrap();
    let piece = advance_until_ready(body.next()).await;
    assert_eq!(piece.unwrap().unwrap(), "12345");
    tokio::time::advance(SECOND).await;
    drop(body);
    near(log.duration("stream ended"), SECOND);
    let ended = "stream ended: dropped, 5 received";
    assert_eq!(log.take_texts(), opened(0, ended));
    drop(advance_until_ready(client.bytes()).await.unwrap());
    let ended = "stream ended: dropped, 0 received";
    assert_eq!(log.take_texts(), opened(0, ended));
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_fails_has_the_kind_of_its_error() {
    let broken = "HTTP/1.1 200 X\r\ncontent-type: text/event-stream\r\n\
                  content-length: 10\r\n\r\n12345";
    let told = "event: error\ndata: {}\n\n";
    let short = "event: summary\ndata: {\"count\": 9}\n\n";
    let unread = "event: summary\ndata: {}\n\nevent: result\ndata: {\n\n";
    for (reply, length, kind) in [
        (stream(told), told.len(), "stream"),
        (stream(short), short.len(), "stream"),
        (stream(unread), unread.len(), "decode"),
        (Reply::close(broken), 5, "transport"),
        (Reply::bytes(broken).stall(), 5, "timeout"),
    ] {
        let server = Server::start([reply]).await;
        let (client, log) = observed(server.builder().stream_idle_timeout(SECOND));
        let call = client.rows(&json!({"a": 1}));
        let mut events = advance_until_ready(call).await.unwrap();
        let mut failed = false;
        while let Some(event) = advance_until_ready(events.next()).await {
            failed = event.is_err();
        }
        assert!(failed, "{kind}");
        let ended = format!("stream ended: {kind}, {length} received");
        assert_eq!(log.take_texts(), opened(7, &ended));
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_without_a_stream_has_no_end_of_one() {
    let server = Server::start([Reply::empty(500)]).await;
    let (client, log) = observed(server.builder());
    let never = client.with_retry(Retry::Never);
    let refused = advance_until_ready(never.rows(&json!({"a": 1}))).await;
    refused.expect_err("it is refused");
    assert_eq!(
        log.take_texts()[2..],
        [
            "attempt 1 ended: 500 500, 7 sent, 0 received",
            "call ended: 500 500, 1 attempts"
        ]
    );
}
