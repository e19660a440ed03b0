//! The span of a cached call, and the warning of an outage of its store.

use std::{
    future::ready,
    sync::{Arc, Mutex},
    time::Duration,
};

use profound_client::{
    Client, Error,
    cache::{CacheKey, CacheStore, CachedResponse, StoreFuture},
    profound_endpoint,
};
use profound_tests::{Reply, Server, advance_until_ready};
use serde_json::Value;
use tokio::time::advance;
use tracing::Level;

use super::{
    SECRET,
    keeper::{Keeper, assert_fields},
};

#[profound_endpoint(GET "/v1/org", cache = "1h")]
async fn org(client: &Client) -> Result<Value, Error>;

#[tokio::test]
async fn the_span_of_a_cached_call_says_so_and_has_no_attempt() {
    let server = Server::start([Reply::json(200, "1")]).await;
    let client = server.client();
    let (first, keeper) = Keeper::of(org(&client)).await;
    first.unwrap();
    let (call, attempts) = keeper.call();
    assert_eq!((call.field("profound.cached"), attempts.len()), (None, 1));
    let (second, keeper) = Keeper::of(org(&client)).await;
    second.unwrap();
    let (call, attempts) = keeper.call();
    assert_eq!(call.field("profound.cached"), Some("true"));
    assert_eq!(call.field("http.response.status_code"), Some("200"));
    assert_eq!(attempts.len(), 0);
}

/// A store that fails on request.
#[derive(Clone, Default)]
struct Switched(Arc<Mutex<bool>>);

impl Switched {
    fn output<'a, T: Send + 'a>(&self, output: T) -> StoreFuture<'a, T> {
        let fails = *self.0.lock().unwrap();
        let output = if fails {
            Err(SECRET.into())
        } else {
            Ok(output)
        };
        Box::pin(ready(output))
    }
}

impl CacheStore for Switched {
    fn get<'a>(&'a self, _: &'a CacheKey) -> StoreFuture<'a, Option<CachedResponse>> {
        self.output(None)
    }

    fn put<'a>(&'a self, _: &'a CacheKey, _: CachedResponse, _: Duration) -> StoreFuture<'a, ()> {
        self.output(())
    }
}

#[tokio::test(start_paused = true)]
async fn each_outage_of_a_store_has_one_warning() {
    let server = Server::start([Reply::json(200, "1")]).await;
    let store = Switched::default();
    let builder = server.builder().cache_store(store.clone());
    let client = builder.build().unwrap();
    let ((), keeper) = Keeper::of(async {
        for fails in [true, true, false, true] {
            *store.0.lock().unwrap() = fails;
            for _ in 0..3 {
                advance_until_ready(org(&client)).await.unwrap();
            }
            advance(Duration::from_secs(10)).await;
        }
    })
    .await;
    let warnings = keeper.events(Level::WARN);
    assert_eq!(warnings.len(), 2, "{warnings:#?}");
    let message = "the cache store failed: calls continue without it";
    assert_fields(&warnings[0], &[("message", message)]);
}
