//! The cache store on Redis.

use std::{
    env,
    process::Command,
    time::{Duration, Instant},
};

use profound_client::{
    StatusCode,
    cache::{CacheKey, CacheStore, CachedResponse},
    http::HeaderMap,
};
use profound_redis::RedisCache;
use proptest::{
    collection::vec,
    prelude::any,
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use redis::{Cmd, FromRedisValue, aio::MultiplexedConnection};

use crate::server::Redis;

const HOUR: Duration = Duration::from_secs(3600);

fn response(body: &'static str) -> CachedResponse {
    CachedResponse::new(StatusCode::OK, &HeaderMap::new(), body.into())
}

#[tokio::test]
async fn two_processes_share_the_cache() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let this = env::current_exe().expect("a test has a program");
    let status = Command::new(this)
        .args(["--exact", "cache::other_process"])
        .env("CACHE_REDIS", redis.url())
        .status();
    assert!(status.expect("it starts").success());
    let cache = RedisCache::connect(&redis.url(), "shared").expect("sound");
    let found = cache.get(&CacheKey::from_bytes(b"key")).await;
    assert_eq!(found.expect("Redis answers"), Some(response("theirs")));
    let other = RedisCache::connect(&redis.url(), "other").expect("sound");
    let found = other.get(&CacheKey::from_bytes(b"key")).await;
    assert_eq!(found.expect("Redis answers"), None);
}

/// The task of the other process. Without the variable there is nothing to do.
#[tokio::test]
async fn other_process() {
    let Ok(url) = env::var("CACHE_REDIS") else {
        return;
    };
    let cache = RedisCache::connect(&url, "shared").expect("sound");
    let key = CacheKey::from_bytes(b"key");
    let stored = cache.put(&key, response("theirs"), HOUR).await;
    stored.expect("Redis answers");
}

#[tokio::test]
async fn an_entry_expires_and_a_large_one_is_not_stored() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let cache = RedisCache::connect(&redis.url(), "small").expect("sound");
    let cache = cache.max_entry_bytes(100);
    let (brief, large) = (
        CacheKey::from_bytes(b"brief"),
        CacheKey::from_bytes(b"large"),
    );
    let brief_ttl = Duration::from_millis(300);
    cache
        .put(&brief, response("1"), brief_ttl)
        .await
        .expect("it stores");
    let text = "0123456789012345678901234567890123456789012345678901234567890123456789";
    cache
        .put(&large, response(text), HOUR)
        .await
        .expect("it does nothing");
    assert_eq!(redis.number("DBSIZE").await, 1);
    assert_eq!(cache.get(&large).await.expect("it answers"), None);
    assert_eq!(
        cache.get(&brief).await.expect("it answers"),
        Some(response("1"))
    );
    let began = Instant::now();
    while cache.get(&brief).await.expect("it answers").is_some() {
        assert!(began.elapsed() < Duration::from_secs(5), "it expires");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn a_redis_that_does_not_answer_costs_a_quarter_of_a_second() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let cache = RedisCache::connect(&redis.url(), "slow").expect("sound");
    let key = CacheKey::from_bytes(b"key");
    cache.get(&key).await.expect("it answers");
    redis.signal("STOP");
    let began = Instant::now();
    assert!(cache.get(&key).await.is_err());
    assert!(
        began.elapsed() < Duration::from_millis(400),
        "{:?}",
        began.elapsed()
    );
    redis.signal("CONT");
    let began = Instant::now();
    while cache.get(&key).await.is_err() {
        assert!(began.elapsed() < Duration::from_secs(5), "it heals");
    }
}

/// Writes other bytes in place of an entry. Each is a miss, and the next response replaces it.
#[tokio::test]
async fn a_damaged_entry_is_a_miss() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let mut connection = redis.connection().await.expect("it accepts");
    let cache = RedisCache::connect(&redis.url(), "damaged").expect("sound");
    let (key, other) = (CacheKey::from_bytes(b"key"), CacheKey::from_bytes(b"kex"));
    cache
        .put(&other, response("other"), HOUR)
        .await
        .expect("it answers");
    let names: Vec<String> = query(&mut connection, redis::cmd("KEYS").arg("*")).await;
    let foreign: Vec<u8> = query(&mut connection, redis::cmd("GET").arg(&names[0])).await;
    query::<()>(&mut connection, redis::cmd("DEL").arg(&names)).await;
    cache
        .put(&key, response("theirs"), HOUR)
        .await
        .expect("it answers");
    let names: Vec<String> = query(&mut connection, redis::cmd("KEYS").arg("*")).await;
    let sound: Vec<u8> = query(&mut connection, redis::cmd("GET").arg(&names[0])).await;
    let mut runner = TestRunner::default();
    let damage = vec((0..sound.len(), 1..=u8::MAX), 1..4);
    let random = vec(any::<u8>(), 0..sound.len() + 20);
    let mut entries = vec![foreign, Vec::new(), [&sound[..], b"0"].concat()];
    entries.extend((0..sound.len()).map(|length| sound[..length].to_vec()));
    for _ in 0..200 {
        let changes = damage.new_tree(&mut runner).expect("no filter").current();
        let mut entry = sound.clone();
        for (place, change) in changes {
            entry[place] ^= change;
        }
        entries.push(entry);
        entries.push(random.new_tree(&mut runner).expect("no filter").current());
    }
    for entry in entries.into_iter().filter(|entry| *entry != sound) {
        query::<()>(
            &mut connection,
            redis::cmd("SET").arg(&names[0]).arg(&entry),
        )
        .await;
        let found = cache.get(&key).await;
        assert_eq!(found.expect("Redis answers"), None, "{entry:?}");
    }
    // Not even a string.
    query::<()>(&mut connection, redis::cmd("DEL").arg(&names)).await;
    query::<()>(&mut connection, redis::cmd("LPUSH").arg(&names[0]).arg("1")).await;
    assert_eq!(cache.get(&key).await.expect("Redis answers"), None);
    cache
        .put(&key, response("new"), HOUR)
        .await
        .expect("it answers");
    let found = cache.get(&key).await;
    assert_eq!(found.expect("Redis answers"), Some(response("new")));
}

async fn query<T: FromRedisValue>(connection: &mut MultiplexedConnection, command: &Cmd) -> T {
    command.query_async(connection).await.expect("it executes")
}
