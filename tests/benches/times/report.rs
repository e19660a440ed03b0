//! Times the decoding of a report of 50,000 rows.

use std::{hint::black_box, time::Duration};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use profound_benches::{
    payload,
    reports::{self, Tuples},
};

fn report(criterion: &mut Criterion) {
    let json = payload::report(50_000).into_bytes();
    let json = json.as_slice();
    let mut group = criterion.benchmark_group("report");
    group.throughput(Throughput::Bytes(json.len() as u64));
    group.bench_function("tuples", |bench| {
        bench.iter(|| reports::by_hand::<Tuples>(black_box(json)));
    });
    group.bench_function("rows", |bench| {
        bench.iter(|| reports::rows(black_box(json)))
    });
    group.bench_function("columns", |bench| {
        bench.iter(|| reports::columns(black_box(json)))
    });
    group.finish();
}

fn brief() -> Criterion {
    Criterion::default()
        .sample_size(15)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
}

criterion_group! { name = benches; config = brief(); targets = report }
criterion_main!(benches);
