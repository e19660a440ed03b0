//! The store in the memory of the process: bounded in bytes, least recently used.

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    future::ready,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use super::{CacheKey, CacheStore, CachedResponse, StoreFuture};

/// The estimated size of an entry beside its key and response, in bytes.
const OVERHEAD: usize = 256;

/// A cache in the memory of the process, bounded in bytes. The least recently used entries are removed.
///
/// An entry counts with its key, headers and body, and 256 bytes. A response larger than an eighth of
/// the bound is not cached.
///
/// ```
/// use profound_client::{Client, cache::MemoryCache};
///
/// let client = Client::builder()
///     .api_key("pk_live_0123456789")
///     .cache_store(MemoryCache::new(64 << 20))
///     .build()?;
/// # Ok::<(), profound_client::Error>(())
/// ```
#[doc(alias("lru", "memoize"))]
pub struct MemoryCache {
    most: usize,
    entries: Mutex<Entries>,
}

#[derive(Default)]
struct Entries {
    by_key: HashMap<CacheKey, Entry>,
    /// The keys by the number of their last use, least recent first.
    by_use: BTreeMap<u64, CacheKey>,
    uses: u64,
    bytes: usize,
}

struct Entry {
    response: CachedResponse,
    /// `None` if it never expires.
    expires: Option<Instant>,
    last_use: u64,
    size: usize,
}

impl MemoryCache {
    /// The bound of the default cache: 32 MiB.
    pub const DEFAULT_BYTES: usize = 32 << 20;

    /// Returns an empty cache that holds at most this many bytes.
    pub fn new(bytes: usize) -> Self {
        Self {
            most: bytes,
            entries: Mutex::default(),
        }
    }

    /// Returns the size of all entries, in bytes.
    pub fn bytes(&self) -> usize {
        self.entries().bytes
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entries {
    fn get(&mut self, key: &CacheKey) -> Option<CachedResponse> {
        let entry = self.by_key.get_mut(key)?;
        if entry.expires.is_some_and(|at| at <= Instant::now()) {
            self.remove(key);
            return None;
        }
        self.uses += 1;
        self.by_use.remove(&entry.last_use);
        self.by_use.insert(self.uses, key.clone());
        entry.last_use = self.uses;
        Some(entry.response.clone())
    }

    fn put(&mut self, key: &CacheKey, response: CachedResponse, ttl: Duration, most: usize) {
        self.remove(key);
        let size = OVERHEAD + key.as_bytes().len() + response.size();
        if size > most / 8 || ttl.is_zero() {
            return;
        }
        while self.bytes + size > most {
            let Some((_, oldest)) = self.by_use.pop_first() else {
                return;
            };
            self.remove(&oldest);
        }
        self.uses += 1;
        self.bytes += size;
        self.by_use.insert(self.uses, key.clone());
        let entry = Entry {
            response,
            expires: Instant::now().checked_add(ttl),
            last_use: self.uses,
            size,
        };
        self.by_key.insert(key.clone(), entry);
    }

    fn remove(&mut self, key: &CacheKey) {
        if let Some(entry) = self.by_key.remove(key) {
            self.by_use.remove(&entry.last_use);
            self.bytes -= entry.size;
        }
    }
}

impl CacheStore for MemoryCache {
    fn get<'a>(&'a self, key: &'a CacheKey) -> StoreFuture<'a, Option<CachedResponse>> {
        Box::pin(ready(Ok(self.entries().get(key))))
    }

    fn put<'a>(
        &'a self,
        key: &'a CacheKey,
        response: CachedResponse,
        ttl: Duration,
    ) -> StoreFuture<'a, ()> {
        self.entries().put(key, response, ttl, self.most);
        Box::pin(ready(Ok(())))
    }
}

/// Never prints an entry: it is the user's data.
impl fmt::Debug for MemoryCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = self.entries();
        f.debug_struct("MemoryCache")
            .field("entries", &entries.by_key.len())
            .field("bytes", &entries.bytes)
            .finish_non_exhaustive()
    }
}
