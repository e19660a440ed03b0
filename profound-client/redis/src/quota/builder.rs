//! The settings of a shared quota.

use std::{fmt, sync::Arc, time::Duration};

use super::{RedisQuota, keeper, settings::Settings, shared::Shared};
use crate::{connection, error::ConnectError};

const HOUR: Duration = Duration::from_secs(3600);
const LIMIT: u64 = 600;

/// A builder of a [`RedisQuota`].
#[must_use = "a builder does nothing until `connect` is called"]
pub struct RedisQuotaBuilder {
    url: String,
    settings: Settings,
}

impl RedisQuota {
    /// Returns the quota with this name and the default settings. See
    /// [`RedisQuotaBuilder::connect`].
    ///
    /// The URL is `redis://[user:password@]host[:port][/database]`, or `rediss://…` for TLS, which needs
    /// one of the features `rustls` and `native-tls`. TLS trusts the certificates of the system, or those of
    /// the file that the variable `SSL_CERT_FILE` names.
    ///
    /// # Errors
    ///
    /// Fails if the URL or the name cannot be used.
    ///
    /// # Panics
    ///
    /// Panics outside a tokio runtime.
    pub fn connect(url: &str, name: &str) -> Result<Self, ConnectError> {
        Self::builder(url, name).connect()
    }

    /// Returns a builder of the quota with this name.
    pub fn builder(url: impl Into<String>, name: impl Into<String>) -> RedisQuotaBuilder {
        RedisQuotaBuilder::new(url.into(), name.into())
    }
}

impl RedisQuotaBuilder {
    fn new(url: String, name: String) -> Self {
        Self {
            url,
            settings: Settings {
                name,
                limit: LIMIT,
                window: HOUR,
                when_lost: 0.1,
                dead_after: Duration::from_secs(10),
            },
        }
    }

    /// Sets the part of the quota that this program may use while Redis does not answer, from 0 to 1. The
    /// default is a tenth. With a tenth, ten machines together stay within the quota. The number of requests
    /// is rounded down, but is at least 1 if the part is not 0.
    #[doc(alias("fallback", "fail open", "fail closed"))]
    pub fn when_lost(mut self, share: f64) -> Self {
        self.settings.when_lost = share;
        self
    }

    /// Sets the requests in a window, at least 1, until the API's header `X-RateLimit-Limit` says otherwise.
    /// The default is 600. All programs must set the same.
    pub fn limit(mut self, requests: u64) -> Self {
        self.settings.limit = requests;
        self
    }

    /// Sets the length of the rolling window, at least 1 ms. The default is an hour. All programs must set
    /// the same.
    pub fn window(mut self, window: Duration) -> Self {
        self.settings.window = window;
        self
    }

    /// Sets the time without a heartbeat after which a program counts as dead, at least 1 s. The default
    /// is 10 s. All programs must set the same.
    ///
    /// A program sends its heartbeats four times as often. If its runtime is blocked for longer, it
    /// loses its places in the queue, and then queues again.
    pub fn dead_after(mut self, limit: Duration) -> Self {
        self.settings.dead_after = limit;
        self
    }

    /// Returns the quota, and connects in the background. While there is no connection, it counts as
    /// when Redis does not answer.
    ///
    /// # Errors
    ///
    /// Fails if a setting cannot be used.
    ///
    /// # Panics
    ///
    /// Panics outside a tokio runtime.
    pub fn connect(self) -> Result<RedisQuota, ConnectError> {
        let Self { url, settings } = self;
        check(&settings)?;
        let manager = connection::open(&url)?;
        let shared = Arc::new(Shared::new(settings, manager));
        keeper::start(&shared);
        Ok(RedisQuota(shared))
    }
}

fn check(settings: &Settings) -> Result<(), ConnectError> {
    let Settings {
        name,
        limit,
        window,
        when_lost,
        dead_after,
    } = settings;
    connection::check_name(name)?;
    let problem = if *limit == 0 {
        "`limit` must be at least 1, found 0"
    } else if window.as_millis() == 0 {
        "`window` must be at least 1 ms"
    } else if *dead_after < Duration::from_secs(1) {
        "`dead_after` must be at least 1 s"
    } else if !(0.0..=1.0).contains(when_lost) {
        "`when_lost` must be from 0 to 1"
    } else {
        return Ok(());
    };
    Err(ConnectError::new(problem))
}

impl fmt::Debug for RedisQuotaBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisQuotaBuilder")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
