//! The cache store on Redis.

use std::{error::Error, fmt, time::Duration};

use profound_client::cache::{CacheKey, CacheStore, CachedResponse, StoreFuture};
use redis::{RedisError, aio::ConnectionManager};
use tokio::time::timeout;

use crate::{
    connection::{self, PATIENCE},
    error::ConnectError,
};

/// The largest entry in bytes, by default.
const LARGEST: usize = 1 << 20;

/// A cache of responses on Redis, shared by all programs that use the same name.
///
/// Programs share an entry only if they name the same
/// [scope](profound_client::ClientBuilder::cache_scope). Redis holds the requests without their keys, and the responses: protect it as you
/// protect the data.
///
/// Each method takes at most 250 ms, after which the call goes on without the cache. Redis removes an entry
/// when it expires. Set `maxmemory` and an eviction policy of Redis to bound the memory of all entries.
#[doc(alias("memoize", "shared cache", "distributed cache"))]
#[derive(Clone)]
pub struct RedisCache {
    name: String,
    largest: usize,
    manager: ConnectionManager,
}

impl RedisCache {
    /// Returns the cache with this name, and connects in the background.
    ///
    /// The URL is that of [`RedisQuota::connect`](crate::RedisQuota::connect).
    ///
    /// # Errors
    ///
    /// Fails if the URL or the name cannot be used.
    ///
    /// # Panics
    ///
    /// Panics outside a tokio runtime.
    pub fn connect(url: &str, name: &str) -> Result<Self, ConnectError> {
        connection::check_name(name)?;
        Ok(Self {
            name: name.to_owned(),
            largest: LARGEST,
            manager: connection::open(url)?,
        })
    }

    /// Sets the size of the largest entry, in bytes. The default is 1 MiB. A larger one is not stored.
    #[must_use]
    pub fn max_entry_bytes(mut self, bytes: usize) -> Self {
        self.largest = bytes;
        self
    }

    /// Returns the name of an entry in Redis. The entry has the whole key, so that two keys with one hash
    /// are no match.
    fn entry(&self, key: &CacheKey) -> String {
        let hash = sha1_smol::Sha1::from(key.as_bytes()).digest();
        format!("profound:{}:cache:{hash}", self.name)
    }
}

impl CacheStore for RedisCache {
    fn get<'a>(&'a self, key: &'a CacheKey) -> StoreFuture<'a, Option<CachedResponse>> {
        Box::pin(async move {
            let mut get = redis::cmd("GET");
            get.arg(self.entry(key));
            let entry: Option<Vec<u8>> = match within(self.manager.clone(), &get).await {
                // Another program has put something else there, which the response will replace.
                Err(error) if is_other_type(&*error) => None,
                entry => entry?,
            };
            Ok(entry.and_then(|entry| response_of(key, &entry)))
        })
    }

    fn put<'a>(
        &'a self,
        key: &'a CacheKey,
        response: CachedResponse,
        ttl: Duration,
    ) -> StoreFuture<'a, ()> {
        Box::pin(async move {
            let milliseconds = u64::try_from(ttl.as_millis())?.min(1 << 52);
            // Checked before the copy, which has a few bytes more.
            let size = key.as_bytes().len() + response.body().len();
            if milliseconds == 0 || size > self.largest {
                return Ok(());
            }
            let length = key.as_bytes().len() as u64;
            let response = response.to_bytes();
            let entry = [&length.to_be_bytes(), key.as_bytes(), &response].concat();
            if entry.len() > self.largest {
                return Ok(());
            }
            let mut set = redis::cmd("SET");
            set.arg(self.entry(key))
                .arg(entry)
                .arg("PX")
                .arg(milliseconds);
            within(self.manager.clone(), &set).await
        })
    }
}

/// Returns the response of an entry, if it is one of this key and is not damaged.
fn response_of(key: &CacheKey, entry: &[u8]) -> Option<CachedResponse> {
    let (length, rest) = entry.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_be_bytes(*length)).ok()?;
    let (stored, response) = rest.split_at_checked(length)?;
    (stored == key.as_bytes())
        .then(|| CachedResponse::from_bytes(response))
        .flatten()
}

fn is_other_type(error: &(dyn Error + 'static)) -> bool {
    let error = error.downcast_ref::<RedisError>();
    error.is_some_and(|error| error.code() == Some("WRONGTYPE"))
}

async fn within<T: redis::FromRedisValue>(
    mut manager: ConnectionManager,
    command: &redis::Cmd,
) -> Result<T, Box<dyn Error + Send + Sync>> {
    Ok(timeout(PATIENCE, command.query_async(&mut manager)).await??)
}

impl fmt::Debug for RedisCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisCache")
            .field("name", &self.name)
            .field("largest", &self.largest)
            .finish_non_exhaustive()
    }
}
