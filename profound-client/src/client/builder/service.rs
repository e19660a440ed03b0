//! Settings for services beside Profound.

use std::env;

use http::HeaderName;

use super::ClientBuilder;
use crate::{
    client::{headers, key_names},
    credentials::ApiKey,
    endpoint::KeyPlacement,
    error::RateLimitNames,
};

/// The prefix of Profound's environment variables.
const PROFOUND: &str = "PROFOUND";

impl ClientBuilder {
    /// Returns a builder with the key in the environment variable `PROFOUND_API_KEY` and the base URL
    /// in `PROFOUND_BASE_URL`, if that is set and not empty. Later settings replace these.
    ///
    /// ```no_run
    /// # use std::time::Duration;
    /// # use profound_client::{ClientBuilder, Error};
    /// let client = ClientBuilder::from_env()
    ///     .timeout(Duration::from_secs(20))
    ///     .build()?;
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias("environment", "PROFOUND_API_KEY", "PROFOUND_BASE_URL"))]
    pub fn from_env() -> Self {
        Self::new().read_env(PROFOUND)
    }

    /// Returns a builder with the key and the base URL of another service: for the prefix `WEATHER`, in
    /// the environment variables `WEATHER_API_KEY` and `WEATHER_BASE_URL`. Later settings replace these.
    ///
    /// There is no default base URL: [`build`](Self::build) fails if the variable is not set and
    /// [`base_url`](Self::base_url) is not called.
    ///
    /// Guide: [Another API](crate::guide::another_api).
    ///
    /// ```no_run
    /// # use profound_client::{ClientBuilder, Error, KeyPlacement};
    /// let weather = ClientBuilder::from_env_with_prefix("WEATHER")
    ///     .key_placement(KeyPlacement::NamedHeader("X-Token"))
    ///     .build()?;
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias("environment", "another API"))]
    pub fn from_env_with_prefix(prefix: &str) -> Self {
        let mut builder = Self::new().read_env(prefix);
        if prefix != PROFOUND {
            let variable = format!("{prefix}_BASE_URL");
            builder.no_default_url = Some(format!(
                "missing base URL: set `{variable}`, or call `base_url` on the builder"
            ));
        }
        builder
    }

    fn read_env(mut self, prefix: &str) -> Self {
        match ApiKey::from_env_var(&format!("{prefix}_API_KEY")) {
            Ok(key) => self.key = Some(Box::new(key)),
            Err(error) => self.key_problem = Some(error.to_string()),
        }
        let variable = format!("{prefix}_BASE_URL");
        let Some(url) = env::var_os(&variable).filter(|url| !url.is_empty()) else {
            return self;
        };
        self.base_url_name = format!("`{variable}`").into();
        match url.into_string() {
            Ok(url) => self.base_url = Some(url),
            Err(_) => self.problems.push(format!("`{variable}` is not UTF-8")),
        }
        self
    }

    /// Sets the names of the headers with the rate limit of another service: the limit, the requests that
    /// are left, and the reset. The default is Profound's: `X-RateLimit-Limit`, `X-RateLimit-Remaining`
    /// and `X-RateLimit-Reset`. The [base URL](Self::base_url) must be set too.
    ///
    /// The reset may be in seconds from now, or in seconds or milliseconds of Unix time. The value says
    /// which: it is a number of seconds from now if it is below 100,000,000, and in milliseconds from
    /// 100,000,000,000 on. [`RateLimit::reset`](crate::RateLimit::reset) is Unix time in each case.
    ///
    /// After a response with nothing left, no call is sent until the reset. This holds for a limit over
    /// any period. Only set [`wait_for_quota`](Self::wait_for_quota) for a service whose limit is per
    /// hour, because it counts by the hour. It assumes 600 requests until a response names the limit.
    ///
    /// ```
    /// # use profound_client::{Client, Error};
    /// let weather = Client::builder()
    ///     .api_key("wk_0123456789")
    ///     .base_url("https://api.weather.example")
    ///     .rate_limit_headers("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
    ///     .build()?;
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias(
        "rate limit",
        "quota",
        "RateLimit-Limit",
        "RateLimit-Remaining",
        "RateLimit-Reset",
        "another API"
    ))]
    pub fn rate_limit_headers(mut self, limit: &str, remaining: &str, reset: &str) -> Self {
        let mut header = |name: &str| {
            let header = HeaderName::from_bytes(name.as_bytes());
            let problem = || format!("`{}` is not a valid header name", name.escape_debug());
            header.map_err(|_| self.problems.push(problem())).ok()
        };
        let names = (header(limit), header(remaining), header(reset));
        if let (Some(limit), Some(remaining), Some(reset)) = names {
            self.rate_limit = Some(RateLimitNames {
                limit,
                remaining,
                reset,
            });
        }
        self
    }

    /// Records what is wrong with the settings for another service.
    pub(super) fn check_service(&mut self) {
        if let Some(problem) = headers::key_problem(self.placement) {
            self.problems.push(problem);
        } else if let KeyPlacement::NamedHeader(name) = self.placement {
            if self.headers.contains_key(name) {
                self.problems.push(key_names::header_problem(name));
            }
        }
        if self.base_url.is_some() {
            return;
        }
        // The key of another service must not reach Profound, whose URL is the default.
        let problem = self.no_default_url.take().or_else(|| {
            let setting = if self.placement.is_named() {
                "the `key_placement`"
            } else {
                self.rate_limit.as_ref().map(|_| "`rate_limit_headers`")?
            };
            Some(format!(
                "missing base URL: {setting} is for another service, so call `base_url` on the builder"
            ))
        });
        self.problems.extend(problem);
    }
}
