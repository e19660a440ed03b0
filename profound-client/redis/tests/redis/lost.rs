//! Redis does not answer.

use std::time::{Duration, Instant};

use profound_client::{Error, errors::QueuedFor};

use crate::{
    api::{Api, most_in},
    server::Redis,
    worker::{Plan, call},
};

const WINDOW: Duration = Duration::from_secs(5);

fn plan(redis: String, api: &Api) -> Plan {
    Plan {
        redis,
        api: api.base_url().to_owned(),
        limit: 100,
        window: WINDOW,
        tasks: 0,
        runs: Duration::ZERO,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_go_on_at_the_stated_share_and_then_heal() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let api = Api::start(Duration::ZERO).await;
    let plan = plan(redis.url(), &api);
    let quota = plan.quota().connect().expect("sound");
    let client = plan.client(quota.clone());
    for _ in 0..5 {
        call(&client, "before").await.expect("there is room");
    }
    redis.signal("STOP");
    let stopped = Instant::now();
    let calls: Vec<_> = (0..40)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { call(&client, "alone").await })
        })
        .collect();
    api.wait_for(15).await;
    let alone = api.arrivals()[14].at - stopped;
    println!("ten calls went on after {alone:?}");
    assert!(alone <= Duration::from_millis(300), "{alone:?}");
    while stopped.elapsed() < Duration::from_secs(2) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(api.arrivals().len(), 15);
    assert!(quota.is_lost());
    redis.signal("CONT");
    api.wait_for(45).await;
    assert!(!quota.is_lost());
    for call in calls {
        call.await.expect("no panic").expect("it was sent");
    }
    // Requests that were sent alone count.
    let late: Vec<_> = (0..100)
        .map(|_| {
            let client = client.with_queue_timeout(Duration::from_millis(500));
            tokio::spawn(async move { call(&client, "late").await })
        })
        .collect();
    for call in late {
        let _ = call.await;
    }
    let arrivals = api.arrivals();
    assert!(arrivals.len() >= 90, "{}", arrivals.len());
    assert!(
        most_in(WINDOW, &arrivals) <= 100,
        "{}",
        most_in(WINDOW, &arrivals)
    );
}

/// No Redis is needed for this.
#[tokio::test]
async fn without_a_connection_a_call_fails_with_the_queue_timeout() {
    let api = Api::start(Duration::ZERO).await;
    let plan = plan("redis://127.0.0.1:1/".into(), &api);
    let quota = plan.quota().when_lost(0.02).connect().expect("sound");
    let client = plan.client(quota);
    call(&client, "one").await.expect("within the share");
    call(&client, "two").await.expect("within the share");
    let client = client.with_queue_timeout(Duration::from_millis(50));
    match call(&client, "three").await {
        Err(Error::QueueTimeout(error)) => assert_eq!(error.waited_for(), QueuedFor::Quota),
        other => panic!("{other:?}"),
    }
    assert_eq!(api.arrivals().len(), 2);
}

#[tokio::test]
async fn settings_that_cannot_be_used_are_refused() {
    let builder = || profound_redis::RedisQuota::builder("redis://127.0.0.1:1/", "name");
    for (builder, problem) in [
        (builder().limit(0), "`limit` must be at least 1, found 0"),
        (builder().when_lost(1.5), "`when_lost` must be from 0 to 1"),
        (
            builder().window(Duration::ZERO),
            "`window` must be at least 1 ms",
        ),
        (
            builder().dead_after(Duration::ZERO),
            "`dead_after` must be at least 1 s",
        ),
        (
            profound_redis::RedisQuota::builder("redis://:secret@[", "name"),
            "the URL of Redis is malformed or needs TLS",
        ),
        (
            profound_redis::RedisQuota::builder("redis://127.0.0.1:1/", "{a}"),
            "the name must not be empty or contain a brace",
        ),
    ] {
        let error = builder.connect().expect_err("it is refused");
        assert_eq!(error.to_string(), problem);
    }
}
