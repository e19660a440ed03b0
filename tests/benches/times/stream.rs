//! Times a stream of 50,000 events over a socket.

use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use profound_benches::{feed::Feed, payload, reports::Tuples, wire::Wire};

fn stream(criterion: &mut Criterion) {
    let body = payload::events(50_000).into_bytes();
    let mut group = criterion.benchmark_group("stream");
    group.throughput(Throughput::Bytes(body.len() as u64));
    for (name, size) in [("16k", 16 << 10), ("1m", 1 << 20)] {
        let wire = Wire::to(Feed::chunked("text/event-stream", &body, size));
        group.bench_function(format!("slices-{name}"), |bench| {
            bench.iter(|| wire.slices::<Tuples>());
        });
        group.bench_function(format!("events-{name}"), |bench| {
            bench.iter(|| wire.events::<Tuples>());
        });
    }
    group.finish();
}

fn brief() -> Criterion {
    Criterion::default()
        .sample_size(15)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
}

criterion_group! { name = benches; config = brief(); targets = stream }
criterion_main!(benches);
