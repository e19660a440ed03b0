//! Processes that die, and Redis losing its data.

use std::time::{Duration, Instant};

use crate::{
    api::{Api, most_in, rate_limit},
    server::Redis,
    worker::{Plan, call},
};

const SECOND: Duration = Duration::from_secs(1);

fn plan(redis: &Redis, api: &Api, limit: u64) -> Plan {
    Plan {
        redis: redis.url(),
        api: api.base_url().to_owned(),
        limit,
        window: 2 * SECOND,
        tasks: 1,
        runs: 60 * SECOND,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_of_a_killed_process_counts_as_sent() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let api = Api::start(3 * SECOND).await;
    let plan = plan(&redis, &api, 1);
    redis.number("INCR go").await;
    let holder = plan.spawn("holder", &[]);
    api.wait_for(1).await;
    holder.kill();
    let killed = Instant::now();
    let client = plan.client(plan.quota().connect().expect("sound"));
    let sent = tokio::spawn(async move { call(&client, "other").await });
    api.wait_for(2).await;
    let waited = api.arrivals()[1].at - killed;
    sent.abort();
    // Until it is known to be dead, at least its window; then not much longer.
    assert!(waited >= 2 * SECOND, "{waited:?}");
    assert!(waited <= 5 * SECOND, "{waited:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_process_that_waits_holds_up_nobody() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let api = Api::start(Duration::ZERO).await;
    let plan = plan(&redis, &api, 1);
    let client = plan.client(plan.quota().connect().expect("sound"));
    call(&client, "first").await.expect("there is room");
    redis.number("INCR go").await;
    let waiter = plan.spawn("waiter", &[]);
    while redis.number("ZCARD {profound:fleet}:queue:0").await == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    waiter.kill();
    let began = Instant::now();
    call(&client, "second").await.expect("it waits");
    assert!(began.elapsed() <= 4 * SECOND, "{:?}", began.elapsed());
    let workers: Vec<_> = api
        .arrivals()
        .into_iter()
        .map(|arrival| arrival.worker)
        .collect();
    assert_eq!(workers, ["first", "second"]);
    assert_eq!(most_in(2 * SECOND, &api.arrivals()), 1);
}

/// Another user of the key has used most of the quota, so only the headers know it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redis_that_loses_its_data_is_healed_from_the_headers() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let api = Api::start(Duration::ZERO).await;
    let plan = Plan {
        window: 3600 * SECOND,
        ..plan(&redis, &api, 100)
    };
    api.set_headers(rate_limit(100, 5));
    let client = plan.client(plan.quota().connect().expect("sound"));
    call(&client, "one").await.expect("there is room");
    let (left, none) = (0..20, Duration::from_millis(900));
    api.set_headers("");
    redis.run("FLUSHALL").await;
    let calls: Vec<_> = left
        .map(|_| {
            let client = client.with_queue_timeout(none);
            tokio::spawn(async move { call(&client, "two").await })
        })
        .collect();
    let mut sent = 0;
    for call in calls {
        sent += usize::from(call.await.expect("no panic").is_ok());
    }
    assert_eq!(sent, 5);
    assert_eq!(api.arrivals().len(), 6);
}

/// The program that sent most of the quota has died, so Redis had the only count of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_loss_of_data_one_response_says_what_a_dead_program_sent() {
    const LIMIT: usize = 30;
    let Some(redis) = Redis::start().await else {
        return;
    };
    let api = Api::start(SECOND / 20).await;
    api.report(LIMIT);
    let plan = Plan {
        window: 3600 * SECOND,
        ..plan(&redis, &api, LIMIT as u64)
    };
    let client = plan.client(plan.quota().connect().expect("sound"));
    call(&client, "living").await.expect("there is room");
    redis.number("INCR go").await;
    let dead = plan.spawn("dead", &[]);
    api.wait_for(15).await;
    dead.kill();
    redis.run("FLUSHALL").await;
    let before = api.arrivals().len();
    assert!(before < LIMIT - 5, "{before}");
    let calls: Vec<_> = (0..LIMIT)
        .map(|_| {
            let client = client.with_queue_timeout(3 * SECOND);
            tokio::spawn(async move { call(&client, "living").await })
        })
        .collect();
    let mut sent = 0;
    for call in calls {
        sent += usize::from(call.await.expect("no panic").is_ok());
    }
    // The living program had last seen 29 left.
    assert_eq!(before + sent, LIMIT);
    assert_eq!(api.arrivals().len(), LIMIT);
}
