//! The client: its settings, and handles that differ in them.

mod builder;
mod call_state;
mod has_client;
mod headers;
mod http_request;
mod origin;
mod request_builder;
mod send;

use std::{fmt, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderValue};
use tokio::sync::Semaphore;
use url::Url;

#[cfg(feature = "blocking")]
pub(crate) use self::has_client::has_client_through_pointers;
pub use self::{builder::ClientBuilder, has_client::HasClient, request_builder::RequestBuilder};
use crate::{
    credentials::{ApiKey, Credential},
    endpoint::{KeyPlacement, Retry},
    error::RateLimit,
    quota::Quota,
    retry::Budget,
    transport::Transport,
};

/// A client of the API: one key, one connection pool, one set of settings.
///
/// A clone is a handle to the same client, and cheap. The `with_…` methods give a handle that
/// differs in one setting and shares everything else; it goes before what a method or a trait says.
///
/// Its connections belong to the tokio runtime that they were opened in: a program with several
/// runtimes has a client for each.
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
#[derive(Clone)]
pub struct Client(Arc<Settings>);

/// What a handle may have of its own.
#[derive(Clone)]
struct Settings {
    inner: Arc<ClientInner>,
    credential: Arc<Credential>,
    quota: Arc<Quota>,
    timeout: Option<Duration>,
    retry: Option<Retry>,
    headers: HeaderMap,
    /// A setting that cannot work; every call ends with it.
    refused: Option<String>,
}

/// What all handles of a client share.
struct ClientInner {
    transport: Transport,
    /// The base URL without a slash at its end.
    base: String,
    /// The same as it was parsed.
    url: Url,
    /// Its path without a slash at its end.
    path: String,
    /// What the header `Host` says of it.
    host: HeaderValue,
    /// Every header that is the same for all calls, but the key's.
    headers: HeaderMap,
    placement: KeyPlacement,
    timeout: Duration,
    retry: Option<Retry>,
    attempts: u32,
    budget: Budget,
    /// How long calls wait for the quota, if they do.
    wait_for_quota: Option<Duration>,
    /// For as many requests as may be under way at one time, but for those of streams.
    request_slots: Arc<Semaphore>,
    /// For as many streams as may be open at one time.
    streams: Arc<Semaphore>,
    /// How long a stream may be silent.
    stream_idle_timeout: Duration,
    /// How long an upload may stand still.
    upload_stall_timeout: Duration,
}

impl Client {
    /// A handle with another deadline for the whole call, retries included.
    ///
    /// One of 0 makes every call of the handle end with a [configuration error](crate::Error::Configuration).
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        self.with(|settings| {
            if timeout.is_zero() {
                settings.refuse("the timeout is 0: no call could end in time")
            } else {
                settings.timeout = Some(timeout)
            }
        })
    }

    /// A handle that repeats, or does not, whatever the methods say.
    #[must_use]
    pub fn with_retry(&self, retry: Retry) -> Self {
        self.with(|settings| settings.retry = Some(retry))
    }

    /// A handle with another key, placed as before. Its quota is counted by the handle and its clones:
    /// keep it, where calls wait for the quota.
    #[must_use]
    pub fn with_key(&self, key: ApiKey) -> Self {
        self.with(|settings| {
            match Credential::new(Box::new(key), settings.credential.known().clone()) {
                Ok(credential) => {
                    settings.credential = Arc::new(credential);
                    settings.quota = Arc::default();
                }
                Err(error) => settings.refuse(error.to_string()),
            }
        })
    }

    /// A handle that sends one more header.
    ///
    /// A header that cannot be sent, or is not the caller's to set (the key's, `Host`, `Cookie`, and
    /// those that frame a message), makes every call of the handle end with a
    /// [configuration error](crate::Error::Configuration).
    #[must_use]
    pub fn with_header(&self, name: &str, value: &str) -> Self {
        self.with(|settings| match headers::own(name, value) {
            Ok((name, value)) => {
                if settings.headers.try_insert(name, value).is_err() {
                    settings.refuse("there are too many headers");
                }
            }
            Err(refused) => settings.refuse(refused),
        })
    }

    /// The quota of the key as the API last told it, without a request; empty before the first answer.
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
    /// Notes a setting that cannot work; the first note stands.
    fn refuse(&mut self, problem: impl Into<String>) {
        self.refused.get_or_insert_with(|| problem.into());
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.0.inner.base)
            .field("key", &self.0.credential.current().key)
            .field("key_placement", &self.0.inner.placement)
            .field("timeout", &self.0.timeout.unwrap_or(self.0.inner.timeout))
            .finish_non_exhaustive()
    }
}
