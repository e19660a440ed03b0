//! Reads 50,000 events over a socket in chunks of several sizes, and events of several sizes.

use profound_benches::{
    count::Counting,
    feed::Feed,
    payload,
    race::{self, Contender},
    reports::Tuples,
    wire::Wire,
};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const ROUNDS: usize = 15;
const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;

fn main() {
    let body = payload::events(race::rows(payload::ROWS)).into_bytes();
    for (none, slices, events, size) in [
        ("none-16k", "slices-16k", "events-16k", 16 * KIB),
        ("none-1m", "slices-1m", "events-1m", MIB),
        ("none-one", "slices-one", "events-one", body.len()),
    ] {
        // `none` runs the setup alone.
        if !race::runs(&[none, slices, events]) {
            continue;
        }
        let wire = Wire::to(chunked(&body, size));
        let contenders = vec![
            Contender::new(slices, || wire.slices::<Tuples>()),
            Contender::new(events, || wire.events::<Tuples>()),
        ];
        race::run(ROUNDS, contenders);
    }
    by_bytes();
    by_sizes();
}

/// Reads chunks of one byte, which are mostly chunk framing. Compares with slices of the same chunks, and
/// with slices of one chunk.
fn by_bytes() {
    if !race::runs(&["slices-bytes", "events-bytes", "slices-bytes-whole"]) {
        return;
    }
    let body = payload::events(5_000).into_bytes();
    let (whole, bytes) = (chunked(&body, body.len()), chunked(&body, 1));
    let (whole, bytes) = (Wire::to(whole), Wire::to(bytes));
    let contenders = vec![
        Contender::new("slices-bytes", || bytes.slices::<Tuples>()),
        Contender::new("events-bytes", || bytes.events::<Tuples>()),
        Contender::new("slices-bytes-whole", || whole.slices::<Tuples>()),
    ];
    race::run(ROUNDS, contenders);
}

/// Reads the same number of bytes in events of 1, 4 and 16 MiB. Compares with slices cut by hand.
fn by_sizes() {
    for (slices, events, mib) in [
        ("slices-of-1m", "events-of-1m", 1),
        ("slices-of-4m", "events-of-4m", 4),
        ("slices-of-16m", "events-of-16m", 16),
    ] {
        if !race::runs(&[slices, events]) {
            continue;
        }
        let text = "x".repeat(mib * MIB - 16);
        let body = format!("event: row\ndata: \"{text}\"\n\n").repeat(16 / mib);
        let wire = Wire::to(chunked(body.as_bytes(), 16 * KIB));
        let contenders = vec![
            Contender::new(slices, || wire.slices::<String>()),
            Contender::new(events, || wire.events::<String>()),
        ];
        race::run(ROUNDS, contenders);
    }
}

fn chunked(body: &[u8], size: usize) -> Feed {
    Feed::chunked("text/event-stream", body, size)
}
