//! Stores of cached responses: bounds, failures, and no key in them.

use std::{
    future::ready,
    sync::{Arc, Mutex},
    time::Duration,
};

use profound_client::{
    KeyPlacement,
    cache::{CacheKey, CacheStore, CachedResponse, MemoryCache, StoreFuture},
};
use profound_tests::{Reply, Server};
use serde_json::json;

use super::{Cached, SECOND, numbered};

/// The bytes that a store receives.
#[derive(Clone, Default)]
struct Recorded(Arc<Mutex<Vec<u8>>>);

impl CacheStore for Recorded {
    fn get<'a>(&'a self, key: &'a CacheKey) -> StoreFuture<'a, Option<CachedResponse>> {
        self.0.lock().unwrap().extend_from_slice(key.as_bytes());
        Box::pin(ready(Ok(None)))
    }

    fn put<'a>(
        &'a self,
        key: &'a CacheKey,
        response: CachedResponse,
        _: Duration,
    ) -> StoreFuture<'a, ()> {
        let mut bytes = self.0.lock().unwrap();
        bytes.extend_from_slice(key.as_bytes());
        bytes.extend_from_slice(&response.to_bytes());
        bytes.extend_from_slice(format!("{key:?} {response:?}").as_bytes());
        Box::pin(ready(Ok(())))
    }
}

#[tokio::test]
async fn a_store_never_receives_the_key() {
    for placement in [
        KeyPlacement::Header,
        KeyPlacement::Query,
        KeyPlacement::Bearer,
    ] {
        let server = Server::start(numbered(1)).await;
        let echo = json!({"key": server.key()}).to_string();
        server.turn_to([Reply::json(200, "1"), Reply::json(200, &echo)]);
        let store = Recorded::default();
        let builder = server.builder().key_placement(placement);
        let client = builder.cache_store(store.clone()).build().unwrap();
        client.agent("a", 1).await.unwrap();
        client.agent("a", 2).await.unwrap();
        client
            .visibility(&json!({"a": server.key()}))
            .await
            .unwrap();
        let bytes = store.0.lock().unwrap().clone();
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains("/v1/agents/a"));
        assert!(!text.contains(server.key()), "{placement:?}");
    }
}

#[tokio::test]
async fn processes_with_one_scope_have_equal_keys() {
    let mut keys = Vec::new();
    for scope in [Some("team"), Some("team"), Some("other"), None, None] {
        let server = Server::start(numbered(1)).await;
        let store = Recorded::default();
        let builder = server.builder().cache_store(store.clone());
        let builder = match scope {
            Some(scope) => builder.cache_scope(scope),
            None => builder,
        };
        builder.build().unwrap().agent("a", 1).await.unwrap();
        let bytes = store.0.lock().unwrap().clone();
        // Not as UTF-8: different bytes of an id would be the same character.
        let text = bytes.escape_ascii().to_string();
        keys.push(text.replace(server.base_url(), ""));
    }
    assert_eq!(keys[0], keys[1]);
    assert_ne!(keys[0], keys[2]);
    assert_ne!(keys[0], keys[3]);
    assert_ne!(keys[3], keys[4]);
}

fn response(bytes: usize) -> CachedResponse {
    let body = vec![b' '; bytes];
    CachedResponse::new(
        profound_client::StatusCode::OK,
        &Default::default(),
        body.into(),
    )
}

#[tokio::test(start_paused = true)]
async fn the_memory_is_bounded_and_the_least_recently_used_is_removed() {
    let cache = MemoryCache::new(10_000);
    let key = |number: u32| CacheKey::from_bytes(&number.to_be_bytes());
    // Too large for an eighth of the bound.
    cache.put(&key(0), response(1_250), SECOND).await.unwrap();
    assert_eq!(cache.bytes(), 0);
    for number in 1..=10 {
        cache
            .put(&key(number), response(738), SECOND)
            .await
            .unwrap();
        assert!(cache.get(&key(1)).await.unwrap().is_some());
        assert!(cache.bytes() <= 10_000);
    }
    assert_eq!(cache.bytes(), 10_000);
    cache.put(&key(11), response(738), SECOND).await.unwrap();
    assert_eq!(cache.bytes(), 10_000);
    assert!(cache.get(&key(1)).await.unwrap().is_some());
    assert!(cache.get(&key(2)).await.unwrap().is_none());
    tokio::time::advance(SECOND).await;
    assert!(cache.get(&key(1)).await.unwrap().is_none());
    assert_eq!(cache.bytes(), 9_000);
}
