//! The data that Redis sees.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    api::Api,
    server::Redis,
    worker::{KEY, Plan, call},
};

fn plan(redis: &Redis, api: &Api) -> Plan {
    Plan {
        redis: redis.url(),
        api: api.base_url().to_owned(),
        limit: 100_000,
        window: Duration::from_secs(3600),
        tasks: 0,
        runs: Duration::ZERO,
    }
}

#[tokio::test]
async fn redis_sees_the_name_and_no_key() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let api = Api::start(Duration::ZERO).await;
    let plan = plan(&redis, &api);
    let mut monitor = TcpStream::connect(("127.0.0.1", redis.port()))
        .await
        .expect("it accepts");
    monitor.write_all(b"MONITOR\r\n").await.expect("it reads");
    let client = plan.client(plan.quota().connect().expect("sound"));
    for _ in 0..3 {
        call(&client, "one").await.expect("there is room");
    }
    redis.run("INFO").await;
    let mut seen = Vec::new();
    while !String::from_utf8_lossy(&seen).contains("\"INFO\"") {
        assert_ne!(monitor.read_buf(&mut seen).await.expect("it monitors"), 0);
    }
    let seen = String::from_utf8_lossy(&seen);
    assert!(seen.contains("{profound:fleet}:log"), "{seen}");
    assert!(!seen.contains(KEY) && !seen.contains("CANARY"), "{seen}");
    // A hash would be a long word: the only ones are the script's hash and the program's random name.
    let words = seen.split(|char: char| !char.is_ascii_alphanumeric());
    let mut long: Vec<_> = words
        .filter(|word| word.len() >= 16 && word.chars().all(|char| char.is_ascii_hexdigit()))
        .collect();
    long.sort_unstable();
    long.dedup();
    assert!(long.len() <= 2, "{long:?}");
}
