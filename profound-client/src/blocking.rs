//! A client for programs and threads without async (feature `blocking`).
//!
//! A trait whose methods are not `async` is implemented for [`Client`]. Its calls block until they are
//! complete, with the same errors, deadlines and retries as those of the async [client](crate::Client).
//! Streams are iterators: [`Items`].
//!
//! # Threads
//!
//! One thread, `profound-blocking`, drives the connections and timers of all blocking clients of a
//! process. It starts with the first call and runs until the process exits. A call runs on its caller's
//! thread, and any number of threads may share a client.
//!
//! # In async programs
//!
//! In an async task, a call would block the task's thread and everything else on it. Such a call fails
//! at once with a [configuration error](Error::Configuration), and nothing is sent. Use
//! [`crate::Client`] in such a task, or make the call within `tokio::task::spawn_blocking` or
//! `tokio::task::block_in_place`, which work like any thread.
//!
//! Tasks are recognised by tokio's cooperative budget. Within `tokio::task::unconstrained` and in
//! executors other than tokio there is no budget: a call is allowed there, and blocks the task until it
//! is complete.

#[doc(hidden)]
pub mod generated;
mod items;
mod runtime;

use std::{fmt, sync::Arc, time::Duration};

use http::Method;

pub use self::items::{Items, Whole};
use crate::{
    call::{self, ResponseDecoder},
    client::{ClientBuilder, RequestBuilder, has_client_through_pointers},
    credentials::{ApiKey, KeyProvider},
    endpoint::Retry,
    error::{Error, RateLimit},
    request::Request,
    response::FromResponse,
};

/// A client whose calls block: an async [client](crate::Client) and a runtime.
///
/// Guide: [Blocking](crate::guide::blocking).
///
/// A clone is a cheap handle to the same client. Each `with_…` method returns a handle that differs in
/// one setting and shares everything else.
///
/// ```
/// use profound_client::{blocking, profound_endpoint, Error};
/// use profound_sandbox::Sandbox;
/// use serde::Deserialize;
///
/// #[profound_endpoint]
/// trait Organisation {
///     #[profound_endpoint(GET "/v1/org/categories")]
///     fn categories(&self) -> Result<Vec<Category>, Error>;
/// }
///
/// #[derive(Deserialize)]
/// struct Category {
///     name: String,
/// }
///
/// fn main() -> Result<(), Box<dyn std::error::Error>> {
///     // In production: `blocking::Client::from_env()?`.
///     let sandbox = Sandbox::start()?;
///     let client = blocking::Client::from(sandbox.client());
///     for category in client.categories()? {
///         println!("{}", category.name);
///     }
///     Ok(())
/// }
/// ```
#[doc(alias("sync", "synchronous"))]
#[derive(Clone)]
pub struct Client(crate::Client);

impl Client {
    /// Returns a client with the key in the environment variable `PROFOUND_API_KEY` and the base URL in
    /// `PROFOUND_BASE_URL`, if that is set.
    ///
    /// # Errors
    ///
    /// Returns a [configuration error](Error::Configuration) if no key is set, or if a variable is
    /// malformed.
    pub fn from_env() -> Result<Self, Error> {
        crate::Client::from_env().map(Self)
    }

    /// Returns a handle with another deadline: see [`crate::Client::with_timeout`].
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        Self(self.0.with_timeout(timeout))
    }

    /// Returns a handle that retries, or does not, instead of what the methods set.
    #[must_use]
    pub fn with_retry(&self, retry: Retry) -> Self {
        Self(self.0.with_retry(retry))
    }

    /// Returns a handle that caches its reads, or does not: see [`crate::Client::with_cache`].
    #[must_use]
    pub fn with_cache(&self, time: impl Into<Option<Duration>>) -> Self {
        Self(self.0.with_cache(time))
    }

    /// Returns a handle with another scope of cached responses: see
    /// [`crate::Client::with_cache_scope`].
    #[must_use]
    pub fn with_cache_scope(&self, name: &str) -> Self {
        Self(self.0.with_cache_scope(name))
    }

    /// Returns a handle with another key: see [`crate::Client::with_key`].
    #[must_use]
    pub fn with_key(&self, key: ApiKey) -> Self {
        Self(self.0.with_key(key))
    }

    /// Returns a handle with a source of keys: see [`crate::Client::with_key_provider`].
    #[must_use]
    pub fn with_key_provider(&self, provider: impl KeyProvider) -> Self {
        Self(self.0.with_key_provider(provider))
    }

    /// Returns a handle with another queue timeout: see [`crate::Client::with_queue_timeout`].
    #[must_use]
    pub fn with_queue_timeout(&self, limit: Duration) -> Self {
        Self(self.0.with_queue_timeout(limit))
    }

    /// Returns a handle that leaves a part of the quota for others: see
    /// [`crate::Client::with_quota_reserve`].
    #[must_use]
    pub fn with_quota_reserve(&self, requests: u64) -> Self {
        Self(self.0.with_quota_reserve(requests))
    }

    /// Returns a handle that uses at most a part of the quota: see
    /// [`crate::Client::with_quota_share`].
    #[must_use]
    pub fn with_quota_share(&self, requests: u64) -> Self {
        Self(self.0.with_quota_share(requests))
    }

    /// Returns a handle that sends one more header: see [`crate::Client::with_header`].
    #[must_use]
    pub fn with_header(&self, name: &str, value: &str) -> Self {
        Self(self.0.with_header(name, value))
    }

    /// Returns the last observed rate limit of the key, without a request. It is empty before the first
    /// response.
    pub fn rate_limit(&self) -> RateLimit {
        self.0.rate_limit()
    }

    /// Starts a call without an annotated method: see [`crate::Client::request`].
    ///
    /// ```no_run
    /// # use profound_client::{blocking, Error, Method};
    /// # fn example(client: blocking::Client) -> Result<(), Error> {
    /// let categories: serde_json::Value = client.request(Method::GET, "/v1/org/categories").send()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn request(&self, method: Method, path: impl Into<String>) -> RequestBuilder<Self> {
        RequestBuilder::new(self.clone(), method, path.into())
    }
}

/// Returns a blocking handle to the same client, with its settings and its count of the quota.
///
/// The async client must not have made a call within another runtime: its connections from there only
/// work while that runtime runs.
impl From<crate::Client> for Client {
    fn from(client: crate::Client) -> Self {
        Self(client)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl ClientBuilder {
    /// Builds a blocking client.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`build`](Self::build).
    pub fn build_blocking(self) -> Result<Client, Error> {
        self.build().map(Client)
    }
}

impl Client {
    pub(crate) fn as_async(&self) -> &crate::Client {
        &self.0
    }

    /// Makes a call and blocks until it is complete.
    fn call<R>(&self, request: Request, decoder: ResponseDecoder<R>) -> R {
        let call = self.0.call(request, decoder);
        match runtime::handle() {
            Ok(runtime) => runtime::block_on(runtime, call),
            Err(error) => call.failed(error),
        }
    }
}

impl RequestBuilder<Client> {
    /// Sends the request and decodes the response as `T`.
    ///
    /// # Errors
    ///
    /// Returns the errors of any call: see [`Error`].
    pub fn send<T: FromResponse + Whole>(self) -> Result<T, Error> {
        let (client, request) = self.finished();
        client.call(request, call::decode())
    }
}

/// A type that has a blocking client. Implement it for your own type to annotate its methods that are
/// not `async`.
///
/// ```
/// use profound_client::{blocking, profound_endpoint, Error};
///
/// struct Catalogue {
///     client: blocking::Client,
/// }
///
/// impl blocking::HasClient for Catalogue {
///     fn client(&self) -> &blocking::Client {
///         &self.client
///     }
/// }
///
/// impl Catalogue {
///     #[profound_endpoint(GET "/v1/org/categories")]
///     fn categories(&self) -> Result<Vec<serde_json::Value>, Error>;
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` gives no access to a blocking client",
    label = "expected `&blocking::Client`, or a type that implements `blocking::HasClient`",
    note = "write `async fn` to use the async `Client`",
    note = "in a trait, annotate the trait itself with `#[profound_endpoint]` too",
    note = "for your own type, implement `profound_client::blocking::HasClient`; in a function, take a \
            `&blocking::Client`"
)]
pub trait HasClient {
    /// Returns the client that calls use.
    fn client(&self) -> &Client;
}

impl HasClient for Client {
    fn client(&self) -> &Client {
        self
    }
}

has_client_through_pointers!(&T, &mut T, Box<T>, Arc<T>);
