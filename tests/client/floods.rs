//! Floods of data that is cheap to send: a task that reads one still yields, and its timers fire.

use std::{
    future::{Future, poll_fn},
    io::Write,
    iter,
    pin::pin,
    task::Poll,
    time::Duration,
};

use flate2::{Compress, Compression, FlushCompress};
use profound_client::{
    ByteStream, Client, Error, EventStream, FromResponse, Method, Pages, Raw, blocking,
    http::{HeaderMap, HeaderValue},
    private::streamed,
    profound_endpoint,
};
use profound_tests::{Reply, Server, advance_until_ready};
use serde::Deserialize;
use tokio::{select, sync::oneshot, task, time::Instant};

const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;
/// The units of work between two yields.
const BUDGET: usize = 128 * KIB;

#[profound_endpoint(GET "/v1/org", timeout = "200ms")]
async fn body(client: &Client) -> Result<Raw, Error>;

#[profound_endpoint(GET "/v1/org", timeout = "200ms")]
fn blocking_body(client: &blocking::Client) -> Result<Raw, Error>;

/// An enum skips the events that it has no variant for.
#[derive(Debug, Deserialize)]
enum Never {
    Other(#[expect(dead_code, reason = "no event has the name")] u8),
}

#[derive(Clone, Copy, Debug)]
enum Encoding {
    Gzip,
    Brotli,
    Zstd,
}

const ENCODINGS: [Encoding; 3] = [Encoding::Gzip, Encoding::Brotli, Encoding::Zstd];

/// A body, made of a start and a part that is repeated.
struct Flood {
    encoding: Encoding,
    start: Vec<u8>,
    repeated: Vec<u8>,
}

impl Flood {
    /// A text that is repeated to one MiB, which can be repeated without an end.
    fn of(encoding: Encoding, text: &str) -> Self {
        let text = text.repeat(MIB / text.len());
        let [start, repeated] = match encoding {
            Encoding::Gzip => gzip(text.as_bytes()),
            Encoding::Brotli => brotli(text.as_bytes()),
            Encoding::Zstd => zstd(text.as_bytes()),
        };
        Self {
            encoding,
            start,
            repeated,
        }
    }

    /// A response of so many MiB, and then the end of the connection. A task that does not yield reaches it.
    fn reply(&self, kind: &str, mib: usize) -> Reply {
        let name = match self.encoding {
            Encoding::Gzip => "gzip",
            Encoding::Brotli => "br",
            Encoding::Zstd => "zstd",
        };
        let mut sent = self.start.clone();
        sent.extend(self.repeated.repeat(mib));
        let headers = [("content-type", kind), ("content-encoding", name)];
        Reply::head(200, &headers).write("\r\n").write(sent).end()
    }
}

/// A block that ends with a full flush is self-contained, so it can be repeated.
fn gzip(text: &[u8]) -> [Vec<u8>; 2] {
    let mut deflate = Compress::new(Compression::best(), false);
    let mut block = Vec::with_capacity(2 * MIB);
    let flush = FlushCompress::Full;
    deflate
        .compress_vec(text, &mut block, flush)
        .expect("there is room");
    let header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    [header.to_vec(), block]
}

/// Each part after the first refers to the same text before it.
fn brotli(text: &[u8]) -> [Vec<u8>; 2] {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4 * KIB, 5, 20);
    let mut more = || {
        let before = encoder.get_ref().len();
        encoder.write_all(text).expect("memory takes it");
        encoder.flush().expect("memory takes it");
        encoder.get_ref()[before..].to_vec()
    };
    [more(), more()]
}

/// A frame can be followed by another one.
fn zstd(text: &[u8]) -> [Vec<u8>; 2] {
    [
        Vec::new(),
        zstd::encode_all(text, 3).expect("memory takes it"),
    ]
}

/// Returns the output of a future, and how often it was pending; at most `most` times.
async fn pending<F: Future>(most: usize, future: F) -> (Option<F::Output>, usize) {
    let (mut future, mut times) = (pin!(future), 0);
    let output = poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending if times == most => Poll::Ready(None),
        Poll::Pending => {
            times += 1;
            Poll::Pending
        }
    });
    (output.await, times)
}

/// Opens a stream of events from this reply, for a type that skips all of them.
async fn events(reply: Reply) -> (Server, EventStream<Never>) {
    let server = Server::start([reply]).await;
    let request = server.client().request(Method::GET, "/v1/org");
    let events = request.send().await.expect("it begins");
    (server, events)
}

#[tokio::test]
async fn comments_and_tiny_events_are_read_in_bounded_pieces() {
    // A text, and its least units of work for a byte: one to decompress, one to parse, 256 an event.
    for (text, units) in [(":\n", 2), (": comment \n", 2), ("data:\n\n", 256 / 7)] {
        for encoding in ENCODINGS {
            let yields = 2 * MIB * units / BUDGET;
            let reply = Flood::of(encoding, text).reply("text/event-stream", 3);
            let (_server, mut events) = events(reply).await;
            let (event, times) = pending(yields, events.next()).await;
            assert!(
                event.is_none(),
                "{text:?} {encoding:?}: {times} of {yields}"
            );
        }
    }
}

#[tokio::test]
async fn input_without_any_output_is_read_in_bounded_pieces() {
    // Stored blocks of no bytes. All of them are one chunk: a socket yields between smaller ones.
    let [mut sent, _] = gzip(b"");
    sent.extend([0, 0, 0, 0xff, 0xff].repeat(100 * KIB));
    let mut headers = HeaderMap::new();
    headers.insert("content-encoding", HeaderValue::from_static("gzip"));
    let response = streamed(headers, vec![sent.into()], false);
    let mut body = ByteStream::from_response(response).expect("it begins");
    // One byte of gzip is 16 units.
    let yields = 400 * KIB * 16 / BUDGET;
    let (piece, times) = pending(yields, body.next()).await;
    assert!(piece.is_none(), "{times} of {yields}");
}

#[tokio::test(start_paused = true)]
async fn a_timeout_of_an_event_fires_within_a_flood() {
    for encoding in ENCODINGS {
        let reply = Flood::of(encoding, ":\n").reply("text/event-stream", 64);
        let server = Server::start([reply]).await;
        let request = server.client().request(Method::GET, "/v1/org");
        let mut events = advance_until_ready(request.send::<EventStream<Never>>())
            .await
            .expect("it begins");
        let began = Instant::now();
        let next = tokio::time::timeout(Duration::from_millis(50), events.next());
        assert!(advance_until_ready(next).await.is_err(), "{encoding:?}");
        assert!(began.elapsed() < Duration::from_millis(60), "{encoding:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_deadline_holds_within_a_bomb() {
    for encoding in ENCODINGS {
        let reply = Flood::of(encoding, " ").reply("application/json", 512);
        let server = Server::start([reply]).await;
        let client = server.builder().max_body_bytes(256 * MIB).build();
        let client = client.expect("the settings are sound");
        let began = Instant::now();
        let error = advance_until_ready(body(&client))
            .await
            .expect_err("a bomb");
        let took = began.elapsed().as_millis();
        assert!(
            matches!(error, Error::Timeout(_)),
            "{encoding:?}: {error:?}"
        );
        assert!((200..=300).contains(&took), "{encoding:?}: {took} ms");
    }
}

#[tokio::test]
async fn a_deadline_of_the_blocking_client_holds_within_a_bomb() {
    let reply = Flood::of(Encoding::Gzip, " ").reply("application/json", 1024);
    let server = Server::start([reply]).await;
    let client = server.builder().max_body_bytes(1023 * MIB).build();
    let client = blocking::Client::from(client.expect("the settings are sound"));
    let calling = task::spawn_blocking(move || blocking_body(&client));
    let error = calling
        .await
        .expect("it does not panic")
        .expect_err("a bomb");
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
}

/// Reads items, each ready at once, until another task has run. Fails if it does not run.
async fn until_another_task<T>(mut next: impl AsyncFnMut() -> Option<T>) {
    const MOST: usize = 10_000;
    let (sender, mut told) = oneshot::channel();
    tokio::spawn(async { sender.send(()).expect("it is awaited") });
    for _ in 0..MOST {
        select! {
            biased;
            item = next() => assert!(item.is_some(), "the items have no end"),
            _ = &mut told => return,
        }
    }
    panic!("no other task has run within {MOST} items");
}

#[tokio::test]
async fn items_that_are_ready_leave_time_to_others() {
    let mut events = EventStream::fake(iter::repeat_with(|| Ok(1)));
    until_another_task(async || events.next().await).await;
    let mut pieces = ByteStream::fake(iter::repeat_with(|| Ok("x")));
    until_another_task(async || pieces.next().await).await;
    let mut items = Pages::fake(iter::repeat_with(|| Ok(1)));
    until_another_task(async || items.next().await).await;
}

#[tokio::test]
async fn events_that_have_arrived_leave_time_to_others() {
    for encoding in ENCODINGS {
        let reply = Flood::of(encoding, "data:1\n\n").reply("text/event-stream", 4);
        let server = Server::start([reply]).await;
        let request = server.client().request(Method::GET, "/v1/org");
        let mut events = request.send::<EventStream<u8>>().await.expect("it begins");
        until_another_task(async || events.next().await).await;
    }
}

#[tokio::test]
async fn pieces_of_a_bomb_leave_time_to_others() {
    for encoding in ENCODINGS {
        let reply = Flood::of(encoding, " ").reply("application/json", 1024);
        let server = Server::start([reply]).await;
        let request = server.client().request(Method::GET, "/v1/org");
        let mut body = request.send::<ByteStream>().await.expect("it begins");
        until_another_task(async || body.next().await).await;
    }
}
