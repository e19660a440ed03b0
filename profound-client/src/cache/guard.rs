//! A guard of a store: its time limit, and its outages.

use std::{
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Mutex, MutexGuard, OnceLock, PoisonError},
    task::Poll,
    time::Duration,
};

use tokio::time::Instant;

use super::{CacheKey, CacheStore, CachedResponse, MemoryCache, StoreFuture};
use crate::{deadline::Deadline, trace};

/// The time after which a call goes on without the store.
const LIMIT: Duration = Duration::from_millis(250);
/// A call waits for at most this part of its remaining time, so that it can still send.
const PART: u32 = 4;
/// The time without the store after it failed.
const PAUSE: Duration = Duration::from_secs(10);

/// A store that can fail, panic or hang without an effect on calls, except for a short wait.
#[derive(Default)]
pub(crate) struct GuardedStore {
    store: OnceLock<Box<dyn CacheStore>>,
    outages: Mutex<Outages>,
}

/// The times at which a method of the store is tried again; `None` if it did not fail.
#[derive(Default)]
struct Outages {
    get: Option<Instant>,
    put: Option<Instant>,
}

/// A method of a store.
#[derive(Clone, Copy)]
enum Verb {
    Get,
    Put,
}

/// The end of a method.
enum Outcome<T> {
    Returned(T),
    /// It failed, panicked, or took longer than [`LIMIT`].
    Failed,
    /// The call had less time than [`LIMIT`], which says nothing of the store.
    TooLate,
}

impl GuardedStore {
    /// Returns a guard of this store, or of the default one, which is made when it is needed.
    pub(crate) fn new(store: Option<Box<dyn CacheStore>>) -> Self {
        Self {
            store: store.map_or_else(OnceLock::new, OnceLock::from),
            outages: Mutex::default(),
        }
    }

    fn store(&self) -> &dyn CacheStore {
        &**self
            .store
            .get_or_init(|| Box::new(MemoryCache::new(MemoryCache::DEFAULT_BYTES)))
    }

    /// Returns the stored response of a key. The call has this deadline.
    pub(crate) async fn get(&self, key: &CacheKey, deadline: Deadline) -> Option<CachedResponse> {
        let method = || self.store().get(key);
        self.guarded(Verb::Get, method, deadline).await.flatten()
    }

    /// Stores a response. The call has this deadline.
    pub(crate) async fn put(
        &self,
        key: &CacheKey,
        response: CachedResponse,
        ttl: Duration,
        deadline: Deadline,
    ) {
        let method = || self.store().put(key, response, ttl);
        self.guarded(Verb::Put, method, deadline).await;
    }

    /// Returns the output of a method; `None` if it fails, takes too long, or is skipped.
    async fn guarded<'a, T>(
        &self,
        verb: Verb,
        method: impl FnOnce() -> StoreFuture<'a, T>,
        deadline: Deadline,
    ) -> Option<T> {
        if !self.outages().allow(verb) {
            return None;
        }
        let outcome = run(method, deadline).await;
        let is_news = self.outages().ended(verb, &outcome);
        if is_news {
            trace::cache_store_failed();
        }
        match outcome {
            Outcome::Returned(output) => Some(output),
            Outcome::Failed | Outcome::TooLate => None,
        }
    }

    fn outages(&self) -> MutexGuard<'_, Outages> {
        self.outages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Outages {
    fn of(&self, verb: Verb) -> Option<Instant> {
        match verb {
            Verb::Get => self.get,
            Verb::Put => self.put,
        }
    }

    /// Sets when a method is tried again. A store that cannot be read is not worth a wait to write.
    fn set(&mut self, verb: Verb, again: Option<Instant>) {
        self.put = again;
        if let Verb::Get = verb {
            self.get = again;
        }
    }

    /// Returns whether a call may use a method. In an outage, one call in each pause may.
    fn allow(&mut self, verb: Verb) -> bool {
        let now = Instant::now();
        match self.of(verb) {
            None => true,
            Some(again) if again > now => false,
            Some(_) => {
                self.set(verb, Some(now + PAUSE));
                true
            }
        }
    }

    /// Takes note of the end of a method. Returns true if an outage begins.
    fn ended<T>(&mut self, verb: Verb, outcome: &Outcome<T>) -> bool {
        let was_out = self.of(verb).is_some();
        match outcome {
            Outcome::TooLate => false,
            Outcome::Returned(_) => {
                if was_out {
                    self.set(verb, None);
                }
                false
            }
            Outcome::Failed => {
                self.set(verb, Some(Instant::now() + PAUSE));
                !was_out
            }
        }
    }
}

/// Runs a method within the limits. A panic is a failure, as that of an observer is.
async fn run<'a, T>(method: impl FnOnce() -> StoreFuture<'a, T>, deadline: Deadline) -> Outcome<T> {
    let Ok(mut future) = catch_unwind(AssertUnwindSafe(method)) else {
        return Outcome::Failed;
    };
    let caught = poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context)));
        match polled {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(output)) => Poll::Ready(output.ok()),
            Err(_) => Poll::Ready(None),
        }
    });
    let limit = LIMIT.min(deadline.left() / PART);
    match Deadline::after(limit).run(caught).await {
        Some(Some(output)) => Outcome::Returned(output),
        None if limit < LIMIT => Outcome::TooLate,
        Some(None) | None => Outcome::Failed,
    }
}
