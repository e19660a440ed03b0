//! Times a small report over loopback: the client beside reqwest by hand.

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use profound_benches::{
    calls::{self, Call},
    server,
};
use tokio::{net::TcpListener, runtime};

fn call(criterion: &mut Criterion) {
    let serving = runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("there is memory");
    let listener = serving.block_on(TcpListener::bind("127.0.0.1:0"));
    let listener = listener.expect("loopback has a free port");
    let base = format!("http://{}", listener.local_addr().expect("it is bound"));
    serving.spawn(server::serve(listener));
    let calling = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("there is memory");
    let mut group = criterion.benchmark_group("call");
    let ours = calls::ours(&base, 1, None).expect("the settings are sound");
    group.bench_function("ours", |bench| {
        bench.to_async(&calling).iter(|| ours.make());
    });
    let by_hand = calls::reqwest(&base, None);
    group.bench_function("reqwest", |bench| {
        bench.to_async(&calling).iter(|| by_hand.make());
    });
    let by_hyper = calls::hyper(&base, None);
    group.bench_function("hyper", |bench| {
        bench.to_async(&calling).iter(|| by_hyper.make());
    });
    group.finish();
}

fn brief() -> Criterion {
    Criterion::default()
        .sample_size(30)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
}

criterion_group! { name = benches; config = brief(); targets = call }
criterion_main!(benches);
