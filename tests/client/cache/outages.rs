//! Stores that fail, panic or hang: calls go on without them.

use std::{
    future::{pending, ready},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};

use profound_client::{
    Error,
    cache::{CacheKey, CacheStore, CachedResponse, MemoryCache, StoreFuture},
};
use profound_tests::{Reply, Server, advance_until_ready};
use tokio::{
    task::JoinSet,
    time::{Instant, advance, sleep},
};

use super::{Cached, SECOND, numbered};

const LIMIT: Duration = Duration::from_millis(250);

/// How a method of a store ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Mode {
    Works,
    Fails,
    Hangs,
    Panics,
    PanicsLater,
}

/// A store whose methods can break, and that counts their uses.
#[derive(Clone)]
struct Breakable(Arc<Inner>);

struct Inner {
    memory: MemoryCache,
    get: Mutex<Mode>,
    put: Mutex<Mode>,
    gets: AtomicUsize,
    puts: AtomicUsize,
}

impl Breakable {
    fn new(get: Mode, put: Mode) -> Self {
        Self(Arc::new(Inner {
            memory: MemoryCache::new(1 << 20),
            get: Mutex::new(get),
            put: Mutex::new(put),
            gets: AtomicUsize::new(0),
            puts: AtomicUsize::new(0),
        }))
    }

    fn set(&self, mode: Mode) {
        *self.0.get.lock().unwrap() = mode;
        *self.0.put.lock().unwrap() = mode;
    }

    /// Returns how often each method was used since the last time.
    fn uses(&self) -> [usize; 2] {
        [&self.0.gets, &self.0.puts].map(|uses| uses.swap(0, Relaxed))
    }
}

fn output<'a, T: Send + 'a>(
    mode: Mode,
    works: impl FnOnce() -> StoreFuture<'a, T>,
) -> StoreFuture<'a, T> {
    match mode {
        Mode::Works => works(),
        Mode::Fails => Box::pin(ready(Err("the store is down".into()))),
        Mode::Hangs => Box::pin(pending()),
        Mode::Panics => panic!("a bug of a store"),
        Mode::PanicsLater => Box::pin(async {
            sleep(Duration::from_millis(1)).await;
            panic!("a bug of a store")
        }),
    }
}

impl CacheStore for Breakable {
    fn get<'a>(&'a self, key: &'a CacheKey) -> StoreFuture<'a, Option<CachedResponse>> {
        self.0.gets.fetch_add(1, Relaxed);
        let mode = *self.0.get.lock().unwrap();
        output(mode, || self.0.memory.get(key))
    }

    fn put<'a>(
        &'a self,
        key: &'a CacheKey,
        response: CachedResponse,
        ttl: Duration,
    ) -> StoreFuture<'a, ()> {
        self.0.puts.fetch_add(1, Relaxed);
        let mode = *self.0.put.lock().unwrap();
        output(mode, || self.0.memory.put(key, response, ttl))
    }
}

#[tokio::test(start_paused = true)]
async fn a_broken_store_is_skipped_for_ten_seconds_and_tried_by_one_call() {
    for mode in [Mode::Fails, Mode::Hangs, Mode::Panics, Mode::PanicsLater] {
        let server = Server::start(numbered(99)).await;
        let store = Breakable::new(mode, mode);
        let builder = server.builder().cache_store(store.clone());
        let client = builder.build().unwrap().with_cache(3600 * SECOND);
        let began = Instant::now();
        assert_eq!(advance_until_ready(client.agent("a", 1)).await.unwrap(), 1);
        assert_eq!(store.uses(), [1, 0], "{mode:?}");
        if mode == Mode::Hangs {
            assert!(began.elapsed() >= LIMIT, "{:?}", began.elapsed());
        }
        // One wait a call, and none within the pause.
        assert!(began.elapsed() < 2 * LIMIT, "{:?}", began.elapsed());
        let began = Instant::now();
        assert_eq!(advance_until_ready(client.agent("a", 1)).await.unwrap(), 2);
        assert!(began.elapsed() < LIMIT, "{:?}", began.elapsed());
        assert_eq!(store.uses(), [0, 0], "{mode:?}");
        advance(10 * SECOND).await;
        let mut calls = JoinSet::new();
        for agent in ["a", "b", "c"] {
            calls.spawn(client.agent(agent, 1));
        }
        advance_until_ready(calls.join_all()).await;
        assert_eq!(store.uses(), [1, 0], "{mode:?}");
        // A store that works again is used again.
        store.set(Mode::Works);
        advance(10 * SECOND).await;
        let fresh = advance_until_ready(client.agent("d", 1)).await.unwrap();
        let cached = advance_until_ready(client.agent("d", 1)).await.unwrap();
        assert_eq!(fresh, cached);
        assert_eq!(store.uses(), [3, 1], "{mode:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_store_that_only_refuses_writes_is_still_read() {
    let server = Server::start(numbered(9)).await;
    let store = Breakable::new(Mode::Works, Mode::Works);
    let builder = server.builder().cache_store(store.clone());
    let client = builder.build().unwrap().with_cache(3600 * SECOND);
    assert_eq!(advance_until_ready(client.agent("a", 1)).await.unwrap(), 1);
    *store.0.put.lock().unwrap() = Mode::Fails;
    assert_eq!(advance_until_ready(client.agent("b", 1)).await.unwrap(), 2);
    assert_eq!(advance_until_ready(client.agent("b", 1)).await.unwrap(), 3);
    assert_eq!(advance_until_ready(client.agent("a", 1)).await.unwrap(), 1);
    assert_eq!(store.uses()[1], 2);
}

#[tokio::test(start_paused = true)]
async fn a_store_that_hangs_leaves_a_call_time_to_send() {
    let limit = Duration::from_millis(200);
    let server = Server::start(numbered(9)).await;
    let store = Breakable::new(Mode::Hangs, Mode::Hangs);
    let builder = server.builder().cache_store(store.clone());
    let client = builder.build().unwrap().with_timeout(limit);
    for number in 1..4 {
        let began = Instant::now();
        let answer = advance_until_ready(client.agent("a", 1)).await.unwrap();
        assert_eq!(answer, number);
        assert!(began.elapsed() < limit, "{:?}", began.elapsed());
    }
    // A call with little time says nothing of the store: the next one asks it.
    assert_eq!(store.uses(), [6, 3]);
}

#[tokio::test(start_paused = true)]
async fn a_call_ends_by_its_deadline_with_a_store_that_hangs() {
    let limit = SECOND / 2;
    let server = Server::start([Reply::silence()]).await;
    let store = Breakable::new(Mode::Hangs, Mode::Hangs);
    let builder = server.builder().cache_store(store);
    let client = builder.build().unwrap().with_timeout(limit);
    let began = Instant::now();
    let error = advance_until_ready(client.agent("a", 1)).await.unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    let over = began.elapsed().saturating_sub(limit);
    assert!(over < Duration::from_millis(10), "{over:?}");
}

#[tokio::test(start_paused = true)]
async fn equal_calls_share_a_request_without_their_store() {
    for mode in [Mode::Hangs, Mode::Panics, Mode::PanicsLater] {
        let server = Server::start(numbered(9)).await;
        let store = Breakable::new(mode, mode);
        let client = server.builder().cache_store(store).build().unwrap();
        let mut calls = JoinSet::new();
        for _ in 0..20 {
            calls.spawn(client.agent("a", 1));
        }
        for result in advance_until_ready(calls.join_all()).await {
            assert_eq!(result.unwrap(), 1, "{mode:?}");
        }
        assert_eq!(server.received().len(), 1, "{mode:?}");
    }
}
