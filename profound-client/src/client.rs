//! The client, its settings, and handles with different settings.

mod builder;
mod cached;
mod call_state;
mod client_cache;
mod fixed_urls;
mod has_client;
mod headers;
mod http_request;
mod key_names;
mod origin;
mod received;
mod request_builder;
mod send;

use std::{fmt, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderValue};
use url::Url;

#[cfg(feature = "blocking")]
pub(crate) use self::has_client::has_client_through_pointers;
pub use self::{builder::ClientBuilder, has_client::HasClient, request_builder::RequestBuilder};
use self::{client_cache::ClientCache, fixed_urls::FixedUrls};
use crate::{
    credentials::{ApiKey, Credential, KeyProvider},
    endpoint::{CacheSetting, KeyPlacement, Retry},
    error::{RateLimit, RateLimitNames},
    observe::Observers,
    quota::{Quota, QuotaStore, Share, SlotLimits},
    retry::Budget,
    transport::Transport,
};

/// A client of the API: one key, one connection pool, one set of settings.
///
/// Guide: [Settings](crate::guide::settings), [Cookbook](crate::guide::cookbook).
///
/// A clone is a cheap handle to the same client. Each `with_…` method returns a handle that differs in
/// one setting and shares everything else. This setting takes precedence over the one of a method or a
/// trait.
///
/// The connections belong to the tokio runtime in which they were opened. A program with several
/// runtimes needs a client for each.
///
/// ```no_run
/// use std::time::Duration;
/// use profound_client::{ApiKey, Client, KeyPlacement};
///
/// # fn main() -> Result<(), profound_client::Error> {
/// let client = Client::from_env()?;
/// let other = Client::builder()
///     .api_key(ApiKey::from_file("/run/secrets/profound")?)
///     .key_placement(KeyPlacement::Bearer)
///     .timeout(Duration::from_secs(20))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[doc(alias("session", "sdk", "connection pool"))]
#[derive(Clone)]
pub struct Client(Arc<Settings>);

/// Settings that a handle can replace.
#[derive(Clone)]
struct Settings {
    inner: Arc<ClientInner>,
    credential: Arc<Credential>,
    quota: Arc<Quota>,
    timeout: Option<Duration>,
    /// The queue timeout; `None` if calls do not wait for the quota.
    queue_timeout: Option<Duration>,
    /// The number of requests of the quota that calls leave for others.
    reserve: u64,
    /// The share of the quota that calls may use; `None` if they may use all of it.
    share: Option<Arc<Share>>,
    retry: Option<Retry>,
    cache: Option<CacheSetting>,
    /// The name of the cache's scope; `None` if the scope is the key.
    cache_scope: Option<Arc<str>>,
    headers: HeaderMap,
    /// A setting that is invalid; every call fails with it.
    refused: Option<String>,
}

/// The state and settings that all handles of a client share.
struct ClientInner {
    transport: Transport,
    observers: Observers,
    /// The base URL without a trailing slash.
    base: String,
    /// The parsed base URL.
    url: Url,
    /// The path of the base URL without a trailing slash.
    path: String,
    fixed_urls: FixedUrls,
    /// The value of the `Host` header.
    host: HeaderValue,
    /// The headers that all calls send, except the key's.
    headers: HeaderMap,
    placement: KeyPlacement,
    /// The headers with the rate limit, if they are not Profound's.
    rate_limit: Option<RateLimitNames>,
    timeout: Duration,
    retry: Option<Retry>,
    attempts: u32,
    budget: Budget,
    cache: ClientCache,
    /// The limits of the requests in flight and of the open streams, for each key.
    slots: SlotLimits,
    /// The time without data after which a stream fails.
    stream_idle_timeout: Duration,
    /// The time without progress after which an upload fails.
    upload_stall_timeout: Duration,
}

impl Client {
    /// Returns a handle with another deadline for each whole call, including retries.
    ///
    /// If the timeout is 0, every call of the handle fails with a [configuration
    /// error](crate::Error::Configuration).
    #[doc(alias("deadline"))]
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        self.with(|settings| {
            if timeout.is_zero() {
                settings.refuse("the timeout must not be 0")
            } else {
                settings.timeout = Some(timeout)
            }
        })
    }

    /// Returns a handle that retries, or does not, instead of what the methods set.
    #[doc(alias("idempotent"))]
    #[must_use]
    pub fn with_retry(&self, retry: Retry) -> Self {
        self.with(|settings| settings.retry = Some(retry))
    }

    /// Returns a handle that caches the responses of its reads for this long, or with `None` not at all.
    ///
    /// Equal reads in flight share one request. Writes, streams and uploads are sent as without the
    /// setting, and errors are not cached. The default is the option `cache` of the method or trait.
    ///
    /// If the time is 0, every call of the handle fails with a [configuration
    /// error](crate::Error::Configuration).
    ///
    /// Guide: [Cache](crate::guide::cache).
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use profound_client::Client;
    /// # fn example(client: Client) {
    /// let dashboard = client.with_cache(Duration::from_secs(3600));
    /// let fresh = dashboard.with_cache(None);
    /// # }
    /// ```
    #[doc(alias("memoize", "coalesce", "dedupe", "single-flight"))]
    #[must_use]
    pub fn with_cache(&self, time: impl Into<Option<Duration>>) -> Self {
        self.with(|settings| match time.into() {
            Some(Duration::ZERO) => settings.refuse("the time of `with_cache` must not be 0"),
            Some(time) => settings.cache = Some(CacheSetting::For(time)),
            None => settings.cache = Some(CacheSetting::Never),
        })
    }

    /// Returns a handle whose cached responses belong to the scope of this name: see
    /// [`cache_scope`](ClientBuilder::cache_scope).
    #[must_use]
    pub fn with_cache_scope(&self, name: &str) -> Self {
        self.with(|settings| settings.cache_scope = Some(name.into()))
    }

    /// Returns a handle with another key and the same key placement.
    ///
    /// The handle and its clones have their own count of the quota, and their own [request
    /// slots](ClientBuilder::max_concurrent_calls): no call waits for those of another key. Keep the
    /// handle, because a second one with the same key begins a new count. Connections are shared. The
    /// handle has no [cache scope](Self::with_cache_scope), and shares no cached response. It uses no
    /// [quota store](ClientBuilder::quota_store): see [`with_quota_store`](Self::with_quota_store).
    #[doc(alias("tenant", "multi-tenant"))]
    #[must_use]
    pub fn with_key(&self, key: ApiKey) -> Self {
        self.with_key_provider(key)
    }

    /// Returns a handle with a source of keys, and the same key placement. A rotated key is used without
    /// a new handle. In all else it is like [`with_key`](Self::with_key).
    ///
    /// The provider is called for its first key when the first call needs it; concurrent calls share
    /// that key. If the provider fails then, these calls fail with its error and are not sent, and the
    /// next call asks again.
    ///
    /// A handle needs about 1 KiB of memory, and 16 bytes for each request of the last hour. It shares the
    /// connections. A program for many tenants can keep one for each.
    ///
    /// ```
    /// use profound_client::{ApiKey, Client, SharedKey};
    ///
    /// # let client = Client::builder().api_key("pk_live_0123456789").build()?;
    /// let key = SharedKey::new(ApiKey::new("pk_tenant_a")?);
    /// let tenant = client.with_key_provider(key.clone());
    /// key.set(ApiKey::new("pk_tenant_a_next")?); // used by the tenant's next attempt
    /// # Ok::<(), profound_client::Error>(())
    /// ```
    #[must_use]
    pub fn with_key_provider(&self, provider: impl KeyProvider) -> Self {
        self.with(|settings| {
            let known = settings.credential.known().clone();
            settings.credential = Arc::new(Credential::new(Box::new(provider), known));
            settings.quota = Arc::new(Quota::new(settings.inner.slots));
            settings.share = settings.share.take().map(|share| Arc::new(share.renewed()));
            // The name belongs to the former key.
            settings.cache_scope = None;
        })
    }

    /// Returns a handle with the same key whose quota is counted by this store. See
    /// [`quota_store`](ClientBuilder::quota_store).
    ///
    /// The handle and its clones have their own [request slots](ClientBuilder::max_concurrent_calls) and
    /// begin a new [share](Self::with_quota_share). Name one quota for each key: a handle from
    /// [`with_key`](Self::with_key) never uses the store of the handle that it was made from.
    #[doc(alias("distributed rate limit", "shared quota"))]
    #[must_use]
    pub fn with_quota_store(&self, store: impl QuotaStore) -> Self {
        self.with(|settings| {
            let store = Some(Arc::new(store) as _);
            settings.quota = Arc::new(Quota::in_store(settings.inner.slots, store));
            settings.share = settings.share.take().map(|share| Arc::new(share.renewed()));
        })
    }

    /// Returns a handle whose calls wait for the quota and a request slot, each for at most `limit`. See
    /// [`wait_for_quota`](ClientBuilder::wait_for_quota), which this replaces.
    ///
    /// If the limit is 0, a call that cannot be sent at once fails.
    ///
    /// Handles with different limits share one queue. A call that gives up holds up no other.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use profound_client::Client;
    /// let nightly = Client::builder()
    ///     .api_key("pk_live_0123456789")
    ///     .wait_for_quota(Duration::from_secs(2 * 3600))
    ///     .build()?;
    /// let dashboard = nightly
    ///     .with_queue_timeout(Duration::from_millis(100))
    ///     .with_timeout(Duration::from_secs(5));
    /// # Ok::<(), profound_client::Error>(())
    /// ```
    #[must_use]
    pub fn with_queue_timeout(&self, limit: Duration) -> Self {
        self.with(|settings| settings.queue_timeout = Some(limit))
    }

    /// Returns a handle whose calls leave at least this many requests of the hourly quota for other
    /// handles of the key. The default is 0.
    ///
    /// While no more than the reserve is left, by our own count or by the API's, its calls wait. Calls of
    /// other handles pass them in the queue. Calls that do not [wait for the
    /// quota](ClientBuilder::wait_for_quota), and all calls if the reserve is not smaller than the
    /// quota, fail at once with a [queue timeout](crate::Error::QueueTimeout).
    ///
    /// ```
    /// # use profound_client::Client;
    /// # fn example(interactive: Client) {
    /// let batch = interactive.with_quota_reserve(100).with_quota_share(400);
    /// # }
    /// ```
    #[must_use]
    pub fn with_quota_reserve(&self, requests: u64) -> Self {
        self.with(|settings| settings.reserve = requests)
    }

    /// Returns a handle that sends at most this many requests in any hour, together with its clones and
    /// the handles made from it. It waits, or fails, as with a
    /// [reserve](Self::with_quota_reserve).
    ///
    /// A share of a handle that has one already is a part of that share. A handle with another key
    /// begins a new count.
    ///
    /// If the share is 0, every call of the handle fails with a [configuration
    /// error](crate::Error::Configuration).
    #[must_use]
    pub fn with_quota_share(&self, requests: u64) -> Self {
        self.with(|settings| {
            if requests == 0 {
                settings.refuse("`with_quota_share` must be at least 1, found 0")
            } else {
                let share = Share::new(requests, settings.share.take());
                settings.share = Some(Arc::new(share));
            }
        })
    }

    /// Returns a handle that sends one more header.
    ///
    /// If the header is malformed or reserved, every call of the handle fails with a [configuration
    /// error](crate::Error::Configuration). The key's headers, `Host`, `Cookie` and the headers that
    /// frame a message are reserved.
    /// So is the header of a [named placement](KeyPlacement::NamedHeader).
    #[doc(alias("request id", "correlation id"))]
    #[must_use]
    pub fn with_header(&self, name: &str, value: &str) -> Self {
        self.with(|settings| match headers::own(name, value) {
            Ok((name, value)) => {
                if settings.headers.try_insert(name, value).is_err() {
                    settings.refuse("too many headers");
                }
            }
            Err(refused) => settings.refuse(refused),
        })
    }

    /// Returns the last observed rate limit of the key, without a request. It is empty before the first
    /// response.
    ///
    /// Guide: [Quota and concurrency](crate::guide::quota_and_concurrency).
    #[doc(alias("quota", "remaining", "X-RateLimit-Remaining"))]
    pub fn rate_limit(&self) -> RateLimit {
        self.0.quota.last_observed()
    }

    fn with(&self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Settings::clone(&self.0);
        change(&mut settings);
        Self(Arc::new(settings))
    }
}

impl Settings {
    /// Records a setting that is invalid; only the first one is kept.
    fn refuse(&mut self, problem: impl Into<String>) {
        self.refused.get_or_insert_with(|| problem.into());
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.0.inner.base)
            .field("key", &format_args!("[redacted]"))
            .field("key_placement", &self.0.inner.placement)
            .field("timeout", &self.0.timeout.unwrap_or(self.0.inner.timeout))
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::mem::size_of;

    use super::*;

    #[test]
    fn a_handle_needs_less_than_a_kibibyte() {
        let key = size_of::<Credential>() + size_of::<Quota>();
        let size = size_of::<Settings>() + key;
        assert!(size < 1024, "{size}");
    }
}
