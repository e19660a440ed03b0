//! The cost of a lease beside that of a `PING`, in one run and on a connection of the same kind.

use std::{
    iter,
    time::{Duration, Instant},
};

use profound_client::quota_store::{QuotaReply, QuotaRequest, QuotaStore};
use profound_redis::RedisQuota;
use redis::aio::ConnectionManager;

use crate::server::Redis;

const ROUNDS: usize = 500;
const LIMIT: u64 = 100_000;

/// Takes a lease and uses it. Returns the time until it was granted.
async fn take(quota: &RedisQuota) -> Duration {
    let began = Instant::now();
    let reply = quota.take(QuotaRequest::default()).await;
    let time = began.elapsed();
    match reply {
        QuotaReply::Granted(lease) => lease.sent(false),
        QuotaReply::NoRoom(no_room) => panic!("{no_room:?}"),
    }
    time
}

async fn ping(connection: &mut ConnectionManager) -> Duration {
    let began = Instant::now();
    let pong = redis::cmd("PING").query_async::<String>(connection).await;
    let time = began.elapsed();
    assert_eq!(pong.expect("it answers"), "PONG");
    time
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// A lease costs at most 200 µs, or three times a `PING` in a build without optimisation or on a busy machine.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lease_costs_little_more_than_a_ping() {
    let Some(redis) = Redis::start_alone().await else {
        return;
    };
    let builder = || RedisQuota::builder(redis.url(), "cost").limit(LIMIT);
    let quota = builder().connect().expect("sound");
    let client = redis::Client::open(redis.url()).expect("it is a URL");
    let connection = ConnectionManager::new(client).await;
    let mut connection = connection.expect("it accepts");
    // The log of a full hour, and other programs with requests in flight.
    let others: Vec<_> = (0..10)
        .map(|_| builder().connect().expect("sound"))
        .collect();
    let mut held = Vec::new();
    for quota in others.iter().chain(iter::repeat_n(&quota, 10)) {
        held.push(quota.take(QuotaRequest::default()).await);
    }
    for _ in 0..600 {
        take(&quota).await;
    }
    let (mut takes, mut pings) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        takes.push(take(&quota).await);
        pings.push(ping(&mut connection).await);
    }
    let (lease, ping) = (median(takes), median(pings));
    let ratio = lease.as_secs_f64() / ping.as_secs_f64();
    println!("median of a lease: {lease:?}, of a PING: {ping:?}, {ratio:.2} of it");
    assert!(
        held.iter()
            .all(|reply| matches!(reply, QuotaReply::Granted(_)))
    );
    let most = Duration::from_micros(200).max(3 * ping);
    assert!(lease <= most, "{lease:?} is more than {most:?}");
}
