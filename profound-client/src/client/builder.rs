//! The builder of a client.

mod build;
#[cfg(feature = "tower")]
mod layers;
mod service;

use std::{borrow::Cow, fmt, sync::Arc, time::Duration};

use http::HeaderMap;

use super::{Client, headers};
#[cfg(feature = "tower")]
use crate::transport::{BoxedLayer, BoxedTransport};
use crate::{
    cache::CacheStore,
    credentials::{ApiKey, KeyProvider},
    endpoint::{KeyPlacement, Retry},
    error::{Error, RateLimitNames},
    exclusive::Exclusive,
    observe::Observe,
    quota::QuotaStore,
    transport::Hook,
};

const TIMEOUT: Duration = Duration::from_secs(60);
const ATTEMPTS: u32 = 3;
const MAX_BODY: usize = 64 << 20;
/// HTTP/2 servers usually allow this many streams on one connection. Over HTTP/1.1 each request has its
/// own connection.
const CONCURRENT: usize = 100;
const BASE_URL: &str = "the base URL";
const USER_AGENT: &str = concat!("profound-client/", env!("CARGO_PKG_VERSION"));

/// The key setters that were called. They exclude each other.
#[derive(Clone, Copy, Default)]
struct KeySetters {
    api_key: bool,
    key_provider: bool,
}

/// A builder of a [`Client`].
///
/// Guide: [Settings](crate::guide::settings), [Tracing](crate::guide::tracing).
///
/// Settings are not checked before [`build`](Self::build), which reports all invalid settings at once.
#[doc(alias("configuration", "options", "settings"))]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    key: Option<Box<dyn KeyProvider>>,
    /// Why the key that was set is invalid.
    key_problem: Option<String>,
    /// The key setters that were called.
    key_setters: KeySetters,
    placement: KeyPlacement,
    base_url: Option<String>,
    base_url_name: Cow<'static, str>,
    /// Why the default base URL cannot be used.
    no_default_url: Option<String>,
    /// The headers with the rate limit, if they are not Profound's.
    rate_limit: Option<RateLimitNames>,
    plain_http: Option<String>,
    user_agent: Option<String>,
    timeout: Duration,
    retry: Option<Retry>,
    attempts: u32,
    max_body: usize,
    concurrent: usize,
    streams: usize,
    stream_idle_timeout: Duration,
    upload_stall_timeout: Duration,
    wait_for_quota: Option<Duration>,
    quota_store: Option<Arc<dyn QuotaStore>>,
    headers: HeaderMap,
    hook: Exclusive<Option<Hook>>,
    observers: Vec<Box<dyn Observe>>,
    cache_store: Option<Box<dyn CacheStore>>,
    cache_scope: Option<String>,
    #[cfg(feature = "tower")]
    layers: Vec<BoxedLayer>,
    #[cfg(feature = "tower")]
    service: Option<BoxedTransport>,
    problems: Vec<String>,
}

impl Client {
    /// Returns a client with the settings of [`ClientBuilder::from_env`].
    ///
    /// # Errors
    ///
    /// Returns a [configuration error](Error::Configuration) if no key is set, or if a variable is
    /// malformed.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env().build()
    }

    /// Returns a builder of a client. An API key is required; all other settings have a default.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }
}

impl ClientBuilder {
    fn new() -> Self {
        Self {
            key: None,
            key_problem: None,
            key_setters: KeySetters::default(),
            placement: KeyPlacement::Header,
            base_url: None,
            base_url_name: BASE_URL.into(),
            no_default_url: None,
            rate_limit: None,
            plain_http: None,
            user_agent: None,
            timeout: TIMEOUT,
            retry: None,
            attempts: ATTEMPTS,
            max_body: MAX_BODY,
            concurrent: CONCURRENT,
            streams: CONCURRENT,
            stream_idle_timeout: TIMEOUT,
            upload_stall_timeout: TIMEOUT,
            wait_for_quota: None,
            quota_store: None,
            headers: HeaderMap::new(),
            hook: Exclusive::new(None),
            observers: Vec::new(),
            cache_store: None,
            cache_scope: None,
            #[cfg(feature = "tower")]
            layers: Vec::new(),
            #[cfg(feature = "tower")]
            service: None,
            problems: Vec::new(),
        }
    }

    /// Sets the API key: an [`ApiKey`], or a string that is converted into one. A key is required.
    #[doc(alias("authentication", "credentials", "token"))]
    pub fn api_key<K>(mut self, key: K) -> Self
    where
        K: TryInto<ApiKey>,
        Error: From<K::Error>,
    {
        self.key_setters.api_key = true;
        match key.try_into() {
            Ok(key) => {
                self.key = Some(Box::new(key));
                self.key_problem = None;
            }
            Err(error) => self.key_problem = Some(Error::from(error).to_string()),
        }
        self
    }

    /// Sets the source of the API key, instead of [`api_key`](Self::api_key): a
    /// [`KeyFile`](crate::KeyFile), a [`SharedKey`](crate::SharedKey), or your own provider. A rotated
    /// key is used without building a new client.
    ///
    /// Guide: [Keys and rotation](crate::guide::keys).
    #[doc(alias("rotation", "rotate", "vault", "secret manager"))]
    pub fn key_provider(mut self, provider: impl KeyProvider) -> Self {
        self.key = Some(Box::new(provider));
        self.key_problem = None;
        self.key_setters.key_provider = true;
        self
    }

    /// Sets the default key placement. Traits and methods can override it. The default is the header
    /// `X-API-Key`.
    ///
    /// A [header](KeyPlacement::NamedHeader) or [query parameter](KeyPlacement::NamedQuery) of another
    /// name is for another service: the [base URL](Self::base_url) must be set too, and the name is then
    /// reserved in all calls of the client. It cannot be a header that the client or the connection sets,
    /// such as `Host` or `Accept`.
    #[doc(alias("bearer", "authorization", "X-API-Key", "another API"))]
    pub fn key_placement(mut self, placement: KeyPlacement) -> Self {
        self.placement = placement;
        self
    }

    /// Sets the base URL, `https://api.tryprofound.com` by default. A path in it is put before the path
    /// of every endpoint.
    #[doc(alias("host", "staging", "server"))]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self.base_url_name = BASE_URL.into();
        self
    }

    /// Allows plain HTTP to one host besides this machine. Anyone who can listen on the network can read
    /// the key. Plain HTTP never goes through a proxy, also to this machine; HTTPS does.
    #[doc(alias("insecure"))]
    pub fn allow_plain_http(mut self, host: impl Into<String>) -> Self {
        self.plain_http = Some(host.into());
        self
    }

    /// Sets the `User-Agent`, such as `nightly-report/1.2`. The default is this crate's name and
    /// version.
    #[doc(alias("user agent", "User-Agent"))]
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = Some(name.into());
        self
    }

    /// Sets the deadline of a whole call, including retries and backoff. The default is 60 s.
    #[doc(alias("deadline"))]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets whether calls are retried after a failure that may have reached the API. Traits and methods
    /// can override it.
    ///
    /// By default, read-only operations are retried and writes are not. [`Retry::Safe`] also retries
    /// writes, which may then be applied twice.
    #[doc(alias("retries", "idempotent"))]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets the maximum number of attempts of a call, at least 1. The default is 3.
    #[doc(alias("retry", "retries", "backoff"))]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Makes calls wait when the hourly quota is used up, each for at most `limit`, the queue timeout.
    /// [`with_queue_timeout`](Client::with_queue_timeout) replaces it for a handle.
    ///
    /// Guide: [Quota and concurrency](crate::guide::quota_and_concurrency).
    ///
    /// Waiting calls are served first in, first out; a retry queues again. The quota is the one in the
    /// API's responses, and 600 requests an hour before the first response. No call is sent while the
    /// API has reported that nothing is left: a call checks this directly before it is sent, after it
    /// has its [request slot](Self::max_concurrent_calls). Only requests that were in flight at that
    /// time can still receive a 429.
    ///
    /// The limit applies to the waits for the quota and for a request slot. The deadline of a call
    /// starts afterwards: with a limit of an hour, a call may take an hour plus its timeout. If the wait
    /// cannot end within the limit, the call fails at once. It returns the API's last error, or a [queue
    /// timeout](Error::QueueTimeout), which says that nothing was sent and when there is room again.
    ///
    /// Without this setting, the API responds with a 429 to calls beyond the quota. After a response
    /// with `remaining: 0`, further calls are not sent until the quota resets. Each fails with
    /// [`RateLimited`](Error::RateLimited), or waits like a retry after a 429 if the quota resets within
    /// its deadline.
    ///
    /// The quota is counted by the client and its handles. Several clients with the same key, on one
    /// machine or many, learn of each other only from the API's responses. They receive a 429 now and
    /// then and wait after it. A rotated key keeps the count of the previous key.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use profound_client::Client;
    /// let nightly = Client::builder()
    ///     .api_key("pk_live_0123456789")
    ///     .wait_for_quota(Duration::from_secs(2 * 3600))
    ///     .build()?;
    /// # Ok::<(), profound_client::Error>(())
    /// ```
    #[doc(alias(
        "rate limit",
        "rate_limit",
        "rate limiter",
        "throttle",
        "throttling",
        "quota",
        "queue",
        "429"
    ))]
    pub fn wait_for_quota(mut self, limit: Duration) -> Self {
        self.wait_for_quota = Some(limit);
        self
    }

    /// Sets the maximum number of requests in flight, at least 1, for each key. The default is 100.
    /// Further calls of the key wait in the order of arrival, within their queue timeouts or deadlines. A
    /// call that waits for too long fails with a [queue timeout](Error::QueueTimeout).
    ///
    /// Guide: [Quota and concurrency](crate::guide::quota_and_concurrency).
    #[doc(alias("concurrency", "parallel", "in flight", "throttle"))]
    pub fn max_concurrent_calls(mut self, calls: usize) -> Self {
        self.concurrent = calls;
        self
    }

    /// Sets the maximum number of open streams, at least 1, for each key and separate from other calls.
    /// The default is 100. A call for a further stream waits, like any call, until a stream has ended or
    /// is dropped.
    #[doc(alias("concurrency"))]
    pub fn max_concurrent_streams(mut self, streams: usize) -> Self {
        self.streams = streams;
        self
    }

    /// Sets how long a stream may receive no data before it fails with a [timeout](Error::Timeout). The
    /// default is 60 s. The deadline of a streaming call ends when the response headers are received.
    #[doc(alias("stall", "read timeout"))]
    pub fn stream_idle_timeout(mut self, limit: Duration) -> Self {
        self.stream_idle_timeout = limit;
        self
    }

    /// Sets how long the upload of a multipart body may make no progress before the call fails with a
    /// [timeout](Error::Timeout). The default is 60 s. The time of the upload does not count toward the
    /// deadline. The deadline covers the connection, the wait for a request slot and, after the last
    /// byte is handed over, the response.
    ///
    /// An upload makes progress when the connection accepts another piece of it. Pieces are up to a few
    /// MB, as large as the system's buffers: set the limit so that the slowest connection can send one.
    /// Bytes that the system has accepted count as sent. The last MB may still be in transit, so the
    /// deadline must leave time for it.
    #[doc(alias("write timeout"))]
    pub fn upload_stall_timeout(mut self, limit: Duration) -> Self {
        self.upload_stall_timeout = limit;
        self
    }

    /// Sets the maximum size of a response body in bytes, after decompression. The default is 64 MiB.
    #[doc(alias("size limit", "memory limit"))]
    pub fn max_body_bytes(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Adds a header to every call. The key's headers, `Host`, `Cookie` and the headers that frame a
    /// message are reserved.
    #[doc(alias("default headers"))]
    pub fn default_header(mut self, name: &str, value: &str) -> Self {
        match headers::own(name, value) {
            Ok((name, value)) => {
                if self.headers.try_insert(name, value).is_err() {
                    self.problems.push("too many headers".into());
                }
            }
            Err(problem) => self.problems.push(problem),
        }
        self
    }

    /// Configures the connections with reqwest's builder: timeouts, proxies, root certificates, pools.
    /// Several calls apply in order.
    ///
    /// Guide: [Settings](crate::guide::settings).
    ///
    /// Defaults: a connection must be established within 10 s, and an idle one is closed after 30 s. A
    /// response may have 100 headers. With the feature `http2`, an HTTP/2 connection without data for
    /// 10 s is pinged, and is closed if there is no reply within another 10 s. A response over HTTP/2
    /// may have 16 KiB of headers.
    ///
    /// The guarantees of this crate are applied afterwards:
    ///
    /// - no redirects, no `Referer`, no verbose logging
    /// - no retries and no decompression by reqwest: this crate does both
    /// - HTTPS only, if the base URL is HTTPS
    /// - no proxy, if the base URL is plain http
    ///
    /// With the feature `rustls` and an https base URL, these settings need the process-wide default
    /// provider of rustls. If the process has none, [`build`](Self::build) installs ring as that default.
    /// An installed provider is used and never replaced. Without settings, nothing is installed.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use profound_client::Client;
    /// let client = Client::builder()
    ///     .api_key("pk_live_0123456789")
    ///     .http(|http| http.connect_timeout(Duration::from_secs(5)).pool_max_idle_per_host(4))
    ///     .build()?;
    /// # Ok::<(), profound_client::Error>(())
    /// ```
    #[doc(alias(
        "proxy",
        "certificate",
        "root certificate",
        "mTLS",
        "TLS",
        "connect timeout",
        "connection pool",
        "keep-alive",
        "DNS"
    ))]
    pub fn http(
        mut self,
        settings: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + 'static,
    ) -> Self {
        let hook = self.hook.get_mut();
        *hook = Some(match hook.take() {
            Some(earlier) => Box::new(|http| settings(earlier(http))),
            None => Box::new(settings),
        });
        self
    }

    /// Counts the quota of the key in a store that several programs share, instead of in this client. The
    /// package `profound-redis` has one.
    ///
    /// A handle [with another key](Client::with_key) does not use the store:
    /// [`with_quota_store`](Client::with_quota_store) sets one for it.
    ///
    /// Guide: [One key, many machines](crate::guide::many_machines).
    #[doc(alias(
        "distributed rate limit",
        "distributed rate limiter",
        "shared quota",
        "redis"
    ))]
    pub fn quota_store(mut self, store: impl QuotaStore) -> Self {
        self.quota_store = Some(Arc::new(store));
        self
    }

    /// Adds an observer of the calls of the client and its handles. Several observers are called in the
    /// order in which they were added.
    ///
    /// Guide: [Observing](crate::guide::observing).
    #[doc(alias("metrics", "hook", "listener", "opentelemetry", "prometheus"))]
    pub fn observe(mut self, observer: impl Observe) -> Self {
        self.observers.push(Box::new(observer));
        self
    }

    /// Sets the store of cached responses. The default is a [`MemoryCache`](crate::cache::MemoryCache) of
    /// 32 MiB, made when the first response is cached.
    ///
    /// Only calls of methods with the option `cache`, or of handles [with a
    /// cache](Client::with_cache), use it.
    ///
    /// Guide: [Cache](crate::guide::cache).
    #[doc(alias("memoize", "redis", "lru"))]
    pub fn cache_store(mut self, store: impl CacheStore) -> Self {
        self.cache_store = Some(Box::new(store));
        self
    }

    /// Sets the name under which cached responses are shared.
    ///
    /// By default each API key has a separate scope in this process, and a rotated key begins a new
    /// one. Processes that share a store need the same name. Use one name only for keys of the same
    /// account: a call with any of them receives the cached responses of the others. The name must not
    /// be a secret, because the store receives it.
    pub fn cache_scope(mut self, name: impl Into<String>) -> Self {
        self.cache_scope = Some(name.into());
        self
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("key", &self.key.as_ref().map(|_| "[redacted]"))
            .field("key_placement", &self.placement)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
