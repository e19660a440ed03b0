//! Measures the longest poll: the CPU time for which a task holds a thread of the runtime between two
//! yields, while it reads bombs and normal responses.

use std::{future::poll_fn, io::Write, pin::pin, time::Duration};

use flate2::{Compress, Compression, FlushCompress, write::GzEncoder};
use profound_benches::{count, feed::Feed, payload, reports::Tuples};
use profound_client::{ByteStream, Client, EventStream, Method, Raw, Retry, reports::Report};
use serde::{Deserialize, de::IgnoredAny};
use tokio::runtime::Builder;

const MIB: usize = 1 << 20;
/// How often each response is read. The least longest poll counts: other programs disturb the caches.
const ROUNDS: usize = 5;

/// An enum skips the events that it has no variant for.
#[derive(Deserialize)]
enum Never {
    Other(#[expect(dead_code, reason = "no event has the name")] u8),
}

/// How a response is read.
#[derive(Clone, Copy)]
enum Read {
    Events,
    Rows,
    Pieces,
    Whole,
    Json,
    Report,
}

/// The polls of one read: their number, the longest one, and all of them.
#[derive(Default)]
struct Polls {
    count: usize,
    longest: Duration,
    all: Duration,
}

fn main() {
    println!("|  | polls | longest poll, ms | all, ms |");
    println!("| --- | --- | --- | --- |");
    let comments = ":\n".repeat(MIB / 2);
    let spaces = " ".repeat(MIB);
    let tiny = "data:\n\n".repeat(MIB / 7);
    let events = payload::events(9_000);
    let report = payload::report(payload::ROWS);
    let kind = "text/event-stream";
    for (name, encode) in [
        ("gzip", gzip as fn(&str) -> [Vec<u8>; 2]),
        ("br", |text| brotli(text, 18)),
        ("br with a window of 16 MiB", |text| brotli(text, 24)),
        ("zstd", zstd),
    ] {
        let bomb = |what: &str, text: &str, mib: usize, read| {
            let [start, repeated] = encode(text);
            let body = [start, repeated.repeat(mib)].concat();
            let encoding = name.split(' ').next().unwrap_or_default();
            let feed = Feed::encoded(kind, encoding, &body);
            measure(&format!("{what}, {name}"), feed, read);
        };
        bomb("64 MiB of comments in events", &comments, 64, Read::Events);
        bomb("8 MiB of tiny events, all skipped", &tiny, 8, Read::Events);
        bomb("a body of 64 MiB of spaces", &spaces, 64, Read::Whole);
        bomb(
            "a byte stream of 256 MiB of spaces",
            &spaces,
            256,
            Read::Pieces,
        );
    }
    let stored = [&gzip("")[0][..], &[0, 0, 0, 0xff, 0xff].repeat(MIB)].concat();
    let feed = Feed::encoded(kind, "gzip", &stored);
    measure("5 MiB of gzip blocks without output", feed, Read::Pieces);
    let feed = Feed::chunked(kind, comments.repeat(8).as_bytes(), MIB);
    measure("8 MiB of comments in events, plain", feed, Read::Events);
    let feed = Feed::chunked(kind, events.as_bytes(), MIB);
    measure("1 MiB of events", feed, Read::Rows);
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder
        .write_all(events.as_bytes())
        .expect("memory takes it");
    let body = encoder.finish().expect("memory takes it");
    measure(
        "1 MiB of events, gzip",
        Feed::encoded(kind, "gzip", &body),
        Read::Rows,
    );
    let feed = Feed::whole("application/json", report.as_bytes());
    measure(
        "a report of 5.9 MB, the decode included",
        feed,
        Read::Report,
    );
    measure("the same as JSON that is ignored", feed, Read::Json);
    measure("the same as bytes", feed, Read::Whole);
}

fn measure(name: &str, feed: Feed, read: Read) {
    let base = feed.serve();
    let client = Client::builder().api_key("a-key").base_url(&base);
    let client = client.retry(Retry::Never).max_body_bytes(1 << 30).build();
    let client = client.expect("the settings are sound");
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("there is memory");
    let rounds = (0..ROUNDS).map(|_| {
        // In a task: the first poll of `block_on` has another budget.
        let reading = polls(self::read(client.clone(), read));
        runtime
            .block_on(runtime.spawn(reading))
            .expect("it does not panic")
    });
    let least = rounds.min_by_key(|polls| polls.longest);
    let Polls {
        count,
        longest,
        all,
    } = least.expect("there are rounds");
    let [longest, all] = [longest, all].map(|time| time.as_secs_f64() * 1e3);
    println!("| {name} | {count} | {longest:.2} | {all:.0} |");
}

/// Reads a response to its end, or to its first error: a bomb has no end. Returns a whole body, because
/// the time to free its memory does not count.
async fn read(client: Client, read: Read) -> Option<Raw> {
    let request = client.request(Method::GET, "/v1/org");
    match read {
        Read::Events => {
            let mut events = request
                .send::<EventStream<Never>>()
                .await
                .expect("it begins");
            while events.next().await.is_some() {}
        }
        Read::Rows => {
            let mut events = request
                .send::<EventStream<Tuples>>()
                .await
                .expect("it begins");
            while events.next().await.is_some() {}
        }
        Read::Pieces => {
            let mut pieces = request.send::<ByteStream>().await.expect("it begins");
            while pieces.next().await.is_some() {}
        }
        Read::Whole => return request.send::<Raw>().await.ok(),
        Read::Json => drop(request.send::<IgnoredAny>().await),
        Read::Report => drop(request.send::<Report>().await),
    }
    None
}

/// Measures each poll of a future.
async fn polls(future: impl Future) -> Polls {
    let (mut future, mut polls) = (pin!(future), Polls::default());
    let output = poll_fn(|context| {
        let began = count::thread();
        let poll = future.as_mut().poll(context);
        let took = count::thread() - began;
        polls.count += 1;
        polls.longest = polls.longest.max(took);
        polls.all += took;
        poll
    })
    .await;
    drop(output);
    polls
}

/// Returns the start of a body, and a part that can be repeated: it ends with a full flush.
fn gzip(text: &str) -> [Vec<u8>; 2] {
    let mut deflate = Compress::new(Compression::best(), false);
    let mut block = Vec::with_capacity(2 * MIB);
    let flush = FlushCompress::Full;
    let done = deflate.compress_vec(text.as_bytes(), &mut block, flush);
    done.expect("there is room");
    [vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255], block]
}

/// Each part after the first refers to the same text before it.
fn brotli(text: &str, window: u32) -> [Vec<u8>; 2] {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 5, window);
    let mut more = || {
        let before = encoder.get_ref().len();
        encoder.write_all(text.as_bytes()).expect("memory takes it");
        encoder.flush().expect("memory takes it");
        encoder.get_ref()[before..].to_vec()
    };
    [more(), more()]
}

/// A frame can be followed by another one.
fn zstd(text: &str) -> [Vec<u8>; 2] {
    let frame = zstd::encode_all(text.as_bytes(), 3);
    [Vec::new(), frame.expect("memory takes it")]
}
