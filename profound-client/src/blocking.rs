//! The client for programs and threads without async (feature `blocking`).
//!
//! A trait whose methods are not `async` is implemented for [`Client`]: its calls return when they
//! have ended, with the same errors, deadlines and retries as those of the async
//! [client](crate::Client). Streams are iterators here, [`Items`].
//!
//! # Threads
//!
//! One thread, `profound-blocking`, drives the connections and timers of all blocking clients of a
//! process. It begins with the first call and ends with the process. A call itself runs on the thread
//! that makes it; any number of threads may share a client.
//!
//! # In programs with async
//!
//! A call in an async task would hold up its thread, and whatever else runs there: it ends with a
//! [configuration error](Error::Configuration) at once, and nothing is sent. Use [`crate::Client`] in
//! such a task, or make the call within `tokio::task::spawn_blocking` or
//! `tokio::task::block_in_place`, where it works as on any thread.
//!
//! Tasks are told from threads by tokio's budget for cooperation. Where there is none, within
//! `tokio::task::unconstrained` and in executors other than tokio, a call is not refused, and holds up
//! the task until it has ended.

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
    credentials::ApiKey,
    endpoint::Retry,
    error::{Error, RateLimit},
    request::Request,
    response::FromResponse,
};

/// A client whose calls return when they have ended: an async [client](crate::Client) and what waits
/// for it.
///
/// A clone is a handle to the same client, and cheap. The `with_…` methods give a handle that
/// differs in one setting and shares everything else.
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
#[derive(Clone)]
pub struct Client(crate::Client);

impl Client {
    /// A client with the key in the environment variable `PROFOUND_API_KEY`, and the base URL in
    /// `PROFOUND_BASE_URL` where that is set.
    ///
    /// # Errors
    ///
    /// A [configuration error](Error::Configuration) where no key is set, or either is malformed.
    pub fn from_env() -> Result<Self, Error> {
        crate::Client::from_env().map(Self)
    }

    /// A handle with another deadline: see [`crate::Client::with_timeout`].
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        Self(self.0.with_timeout(timeout))
    }

    /// A handle that repeats, or does not, whatever the methods say.
    #[must_use]
    pub fn with_retry(&self, retry: Retry) -> Self {
        Self(self.0.with_retry(retry))
    }

    /// A handle with another key: see [`crate::Client::with_key`].
    #[must_use]
    pub fn with_key(&self, key: ApiKey) -> Self {
        Self(self.0.with_key(key))
    }

    /// A handle that sends one more header: see [`crate::Client::with_header`].
    #[must_use]
    pub fn with_header(&self, name: &str, value: &str) -> Self {
        Self(self.0.with_header(name, value))
    }

    /// The quota of the key as the API last told it, without a request; empty before the first answer.
    pub fn rate_limit(&self) -> RateLimit {
        self.0.rate_limit()
    }

    /// Begins a call that nobody declared: see [`crate::Client::request`].
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

/// The same client, its settings and its count of the quota.
///
/// Give it one that has made no call within an async runtime: the connections it has from there are
/// of use only while that runtime runs.
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
    /// The client for programs and threads without async.
    ///
    /// # Errors
    ///
    /// Those of [`build`](Self::build).
    pub fn build_blocking(self) -> Result<Client, Error> {
        self.build().map(Client)
    }
}

impl Client {
    /// Makes a call, and waits for it.
    fn call<R>(&self, request: Request, decoder: ResponseDecoder<R>) -> R {
        let call = self.0.call(request, decoder);
        match runtime::handle() {
            Ok(runtime) => runtime::block_on(runtime, call),
            Err(error) => call.failed(error),
        }
    }
}

impl RequestBuilder<Client> {
    /// Makes the call, and returns its answer read as `T`.
    ///
    /// # Errors
    ///
    /// Those of any call: see [`Error`].
    pub fn send<T: FromResponse + Whole>(self) -> Result<T, Error> {
        let (client, request) = self.finished();
        client.call(request, call::decode())
    }
}

/// What gives access to a blocking client: implement it for a type of your own to annotate its
/// methods that are not `async`.
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
    label = "no blocking client in here",
    note = "write `async fn`, or implement `profound_client::blocking::HasClient` for it, or pass a \
            `&blocking::Client`"
)]
pub trait HasClient {
    /// The client that calls go through.
    fn client(&self) -> &Client;
}

impl HasClient for Client {
    fn client(&self) -> &Client {
        self
    }
}

has_client_through_pointers!(&T, &mut T, Box<T>, Arc<T>);
