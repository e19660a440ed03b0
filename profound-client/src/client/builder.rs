//! The builder of a client.

use std::{env, fmt, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderValue, header};
use tokio::sync::Semaphore;

use super::{
    Client, ClientInner, Settings, headers,
    origin::{self, Origin},
};
use crate::{
    credentials::{ApiKey, Credential, KeyProvider},
    endpoint::{KeyPlacement, Retry},
    error::Error,
    retry::Budget,
    transport::{Hook, Transport},
};

const TIMEOUT: Duration = Duration::from_secs(60);
const ATTEMPTS: u32 = 3;
const MAX_BODY: usize = 64 << 20;
/// As many as servers of HTTP/2 usually take on one connection; over HTTP/1.1 each has its own.
const CONCURRENT: usize = 100;
const BASE_URL: &str = "the base URL";
const USER_AGENT: &str = concat!("profound-client/", env!("CARGO_PKG_VERSION"));

/// The setters of a key that were called: they exclude each other.
#[derive(Clone, Copy, Default)]
struct KeySetters {
    api_key: bool,
    key_provider: bool,
}

/// Sets up a [`Client`].
///
/// Nothing is checked before [`build`](Self::build), which tells everything that is wrong at once.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    key: Option<Box<dyn KeyProvider>>,
    /// Why there is no key, if one was set that is refused.
    key_problem: Option<String>,
    /// The setters that have set a key.
    key_setters: KeySetters,
    placement: KeyPlacement,
    base_url: Option<String>,
    base_url_name: &'static str,
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
    headers: HeaderMap,
    hook: Option<Hook>,
    problems: Vec<String>,
}

impl Client {
    /// Returns a client with the settings of [`ClientBuilder::from_env`].
    ///
    /// # Errors
    ///
    /// A [configuration error](Error::Configuration) if no key is set, or a variable is malformed.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env().build()
    }

    /// Returns a builder of a client. It needs an API key; all other settings have a default.
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
            base_url_name: BASE_URL,
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
            headers: HeaderMap::new(),
            hook: None,
            problems: Vec::new(),
        }
    }

    /// Returns a builder with the key in the environment variable `PROFOUND_API_KEY`, and the base URL in
    /// `PROFOUND_BASE_URL` if that is set and not empty. Later settings replace these.
    ///
    /// ```no_run
    /// # use std::time::Duration;
    /// # use profound_client::{ClientBuilder, Error};
    /// let client = ClientBuilder::from_env()
    ///     .timeout(Duration::from_secs(20))
    ///     .build()?;
    /// # Ok::<(), Error>(())
    /// ```
    pub fn from_env() -> Self {
        let mut builder = Self::new();
        match ApiKey::from_env() {
            Ok(key) => builder.key = Some(Box::new(key)),
            Err(error) => builder.key_problem = Some(error.to_string()),
        }
        let Some(url) = env::var_os("PROFOUND_BASE_URL").filter(|url| !url.is_empty()) else {
            return builder;
        };
        builder.base_url_name = "`PROFOUND_BASE_URL`";
        match url.into_string() {
            Ok(url) => builder.base_url = Some(url),
            Err(_) => builder
                .problems
                .push("`PROFOUND_BASE_URL` is not UTF-8".into()),
        }
        builder
    }

    /// The API key: an [`ApiKey`], or a string that makes one. Without it there is no client.
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

    /// Where the API key comes from, in place of [`api_key`](Self::api_key): a
    /// [`KeyFile`](crate::KeyFile), a [`SharedKey`](crate::SharedKey), a provider of your own. One
    /// that is rotated is used without a new client.
    pub fn key_provider(mut self, provider: impl KeyProvider) -> Self {
        self.key = Some(Box::new(provider));
        self.key_problem = None;
        self.key_setters.key_provider = true;
        self
    }

    /// Where calls carry the key, unless a trait or a method says otherwise: the header `X-API-Key`
    /// by default.
    pub fn key_placement(mut self, placement: KeyPlacement) -> Self {
        self.placement = placement;
        self
    }

    /// The API's address, `https://api.tryprofound.com` by default. A path in it is kept in front of
    /// every endpoint's.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self.base_url_name = BASE_URL;
        self
    }

    /// Allows plain http to one host besides this machine, and never through a proxy. Whoever can
    /// listen on the way reads the key.
    pub fn allow_plain_http(mut self, host: impl Into<String>) -> Self {
        self.plain_http = Some(host.into());
        self
    }

    /// The `User-Agent`, such as `nightly-report/1.2`; this crate's name and version by default.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = Some(name.into());
        self
    }

    /// The deadline of a whole call, retries and back-off included: 60 s by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Whether calls are sent again after a failure that may have reached the API, unless a trait or
    /// a method says otherwise. By default what reads is, and what writes is not;
    /// [`Retry::Safe`] here repeats every write too, which may then be done twice.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// How often a call is sent at most, from 1; 3 by default.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Has calls wait where the hour's quota is used up, each at most for `limit`, instead of being
    /// refused by the API with a 429.
    ///
    /// Who came first goes first; a call that is sent again queues again. The quota is the one the API
    /// tells in its answers, 600 requests an hour before the first. The limit is for the wait for the
    /// quota and for one of the [places](Self::max_concurrent_calls); a call's deadline starts after
    /// it, so with a limit of an hour a call may take an hour and its timeout. A wait that does not end
    /// within the limit is given up as soon as that is plain: with what the API last answered the call,
    /// or a [timeout](Error::Timeout) that says that nothing was sent.
    ///
    /// The quota is counted by the client and its handles. Several clients with one key, on one machine
    /// or many, find out of each other by the API's answers alone, and meet a 429 now and then, after
    /// which they wait. A key that is rotated in place takes over the count of the one before.
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
    pub fn wait_for_quota(mut self, limit: Duration) -> Self {
        self.wait_for_quota = Some(limit);
        self
    }

    /// How many requests are under way at one time, from 1; 100 by default. Further calls wait in the
    /// order they came, within their deadlines.
    pub fn max_concurrent_calls(mut self, calls: usize) -> Self {
        self.concurrent = calls;
        self
    }

    /// How many streams are open at one time, from 1, apart from other calls; 100 by default. A call
    /// for a further one waits, within its deadline, until one of them has ended or is dropped.
    pub fn max_concurrent_streams(mut self, streams: usize) -> Self {
        self.streams = streams;
        self
    }

    /// How long a stream may bring nothing before it ends with a [timeout](Error::Timeout): 60 s by
    /// default. The deadline of a call for a stream ends with the answer's headers.
    pub fn stream_idle_timeout(mut self, limit: Duration) -> Self {
        self.stream_idle_timeout = limit;
        self
    }

    /// How long the upload of a multipart body may stand still before the call ends with a
    /// [timeout](Error::Timeout): 60 s by default. It is in place of the deadline, which does not count
    /// the time that an upload takes: that is for the connection, the wait for one of the places, and,
    /// once the last byte is handed over, the answer.
    ///
    /// An upload moves when the connection takes another piece of it, of up to a few MB, as large as the
    /// system's buffers: set the limit to no less than the slowest line needs for that. What the system
    /// has taken counts as sent, though the last MB of it may still be under way, which the deadline for
    /// the answer must leave time for.
    pub fn upload_stall_timeout(mut self, limit: Duration) -> Self {
        self.upload_stall_timeout = limit;
        self
    }

    /// How large an answer's body may be, in bytes, decompressed: 64 MiB by default.
    pub fn max_body_bytes(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// A header of every call. The key's headers, `Host`, `Cookie` and those that frame a message
    /// are not the caller's to set.
    pub fn default_header(mut self, name: &str, value: &str) -> Self {
        match headers::own(name, value) {
            Ok((name, value)) => {
                if self.headers.try_insert(name, value).is_err() {
                    self.problems.push("there are too many headers".into());
                }
            }
            Err(problem) => self.problems.push(problem),
        }
        self
    }

    /// Settings of the connections: timeouts, proxies, roots of trust, pools, by reqwest's own
    /// builder. Several calls apply in their order.
    ///
    /// Where it says nothing, a connection must be made within 10 s, and an idle one is closed after
    /// 30 s. An answer may have 100 headers. With the feature `http2`, a connection of HTTP/2 that is
    /// silent for 10 s is asked whether it lives, and closed if it does not answer within another 10 s;
    /// an answer over it may have 16 KiB of headers.
    ///
    /// What this crate guarantees is set again afterwards: no redirects, no `Referer`, no retries
    /// below ours, no decompression, which is its own, no verbose logging, https alone where the base URL
    /// is https.
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
    pub fn http(
        mut self,
        settings: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + 'static,
    ) -> Self {
        self.hook = Some(match self.hook.take() {
            Some(earlier) => Box::new(|http| settings(earlier(http))),
            None => Box::new(settings),
        });
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// A [configuration error](Error::Configuration) that names every setting that cannot work, or
    /// says that there is no key.
    pub fn build(mut self) -> Result<Client, Error> {
        let text = self.base_url.as_deref().unwrap_or(origin::DEFAULT);
        let origin = Origin::parse(text, self.plain_http.as_deref());
        let named = |problem| format!("{} {problem}", self.base_url_name);
        let origin = origin.map_err(|problem| self.problems.push(named(problem)));
        let agent = HeaderValue::from_str(self.user_agent.as_deref().unwrap_or(USER_AGENT));
        let agent = agent.map_err(|_| {
            self.problems
                .push("the user agent holds a line break or other control character".into());
        });
        self.check();
        let (Ok(origin), Ok(agent), Some(key), []) = (origin, agent, self.key, &*self.problems)
        else {
            return Err(Error::configuration(self.problems.join("; ")));
        };
        self.headers.entry(header::USER_AGENT).or_insert(agent);
        let transport = Transport::new(
            &origin.url,
            origin.direct,
            self.max_body,
            self.upload_stall_timeout,
            self.hook,
        )?;
        Ok(Client(Arc::new(Settings {
            inner: Arc::new(ClientInner {
                transport,
                path: origin.url.path().trim_end_matches('/').to_owned(),
                url: origin.url,
                host: origin.host,
                base: origin.base,
                headers: self.headers,
                placement: self.placement,
                timeout: self.timeout,
                retry: self.retry,
                attempts: self.attempts,
                wait_for_quota: self.wait_for_quota,
                budget: Budget::new(),
                request_slots: Arc::new(Semaphore::new(self.concurrent)),
                streams: Arc::new(Semaphore::new(self.streams)),
                stream_idle_timeout: self.stream_idle_timeout,
                upload_stall_timeout: self.upload_stall_timeout,
            }),
            credential: Arc::new(Credential::new(key, Arc::default())?),
            quota: Arc::default(),
            timeout: None,
            retry: None,
            headers: HeaderMap::new(),
            refused: None,
        })))
    }

    /// Notes every setting that cannot work by itself.
    fn check(&mut self) {
        if self.attempts == 0 {
            self.problems
                .push("`max_attempts` is 0: a call is sent at least once".into());
        }
        for (name, request_slots) in [
            ("max_concurrent_calls", self.concurrent),
            ("max_concurrent_streams", self.streams),
        ] {
            if !(1..=Semaphore::MAX_PERMITS).contains(&request_slots) {
                self.problems.push(format!(
                    "`{name}` is {request_slots}: it is at least 1 and at most {}",
                    Semaphore::MAX_PERMITS
                ));
            }
        }
        if self.stream_idle_timeout.is_zero() {
            self.problems
                .push("`stream_idle_timeout` is 0: no stream could bring anything".into());
        }
        if self.upload_stall_timeout.is_zero() {
            self.problems
                .push("`upload_stall_timeout` is 0: no upload could move in time".into());
        }
        if self.wait_for_quota.is_some_and(|limit| limit.is_zero()) {
            self.problems
                .push("the limit of `wait_for_quota` is 0: leave it out, and no call waits".into());
        }
        if self.timeout.is_zero() {
            self.problems
                .push("the timeout is 0: no call could end in time".into());
        }
        if let KeySetters {
            api_key: true,
            key_provider: true,
        } = self.key_setters
        {
            self.problems.push(
                "both `api_key` and `key_provider` are set: remove one of the two calls".into(),
            );
        }
        match self.key_problem.take() {
            Some(problem) => self.problems.push(problem),
            None if self.key.is_none() => self.problems.push(
                "there is no API key: call `api_key` on the builder, or use `Client::from_env()` \
                 with `PROFOUND_API_KEY`"
                    .into(),
            ),
            None => {}
        }
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
