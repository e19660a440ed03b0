//! The handle of a running sandbox, and its builder.

use std::{
    fmt,
    io::{self, ErrorKind::InvalidInput},
    net::{Ipv4Addr, TcpListener},
    sync::Arc,
    thread::JoinHandle,
    time::{Duration, SystemTime},
};

#[cfg(feature = "client")]
use profound_client::Client;

use crate::{
    http::{
        canned::CannedResponse,
        controls::{Controls, OnRequest},
        faults::Fault,
        keys::{self, Keys, SandboxKey},
        log::ReceivedRequest,
        quota::HOUR,
        server::{self, Stop},
        service::Service,
    },
    routes,
};

/// A running server that behaves like the API, on its own port of `127.0.0.1`.
///
/// It has its own thread and runtime. You can start it inside or outside of a runtime, and with a
/// paused clock. It stops when it is dropped.
///
/// ```
/// use profound_sandbox::Sandbox;
///
/// let sandbox = Sandbox::start()?;
/// let categories = format!("{}/v1/org/categories", sandbox.base_url());
/// assert!(categories.starts_with("http://127.0.0.1:"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[doc(alias("mock", "mock server", "fake", "stub", "test server", "wiremock"))]
#[derive(Debug)]
pub struct Sandbox {
    base_url: String,
    controls: Arc<Controls>,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// A key that may call every operation.
    pub const VALID_KEY: &'static str = keys::VALID;

    /// An expired key: every request with it gets a 401.
    pub const EXPIRED_KEY: &'static str = keys::EXPIRED;

    /// A valid key without permissions: every request with it gets a 403.
    pub const FORBIDDEN_KEY: &'static str = keys::FORBIDDEN;

    /// Starts a sandbox with the API's own quota: 600 requests per hour and key.
    ///
    /// # Errors
    ///
    /// Returns an error if no port can be bound, or if the thread cannot be started.
    pub fn start() -> io::Result<Sandbox> {
        Sandbox::builder().start()
    }

    /// Returns a builder, for a sandbox with other settings.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::new()
    }

    /// Returns the base URL, such as `http://127.0.0.1:49152`, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Returns a client of this sandbox, with the valid key.
    ///
    /// The sandbox stops when it is dropped. Keep it as long as its clients.
    #[cfg(feature = "client")]
    pub fn client(&self) -> Client {
        self.client_of(Self::VALID_KEY)
    }

    /// Returns a client of this sandbox, with another key.
    ///
    /// # Panics
    ///
    /// Panics if the text cannot be a key, such as an empty one.
    #[cfg(feature = "client")]
    pub fn client_of(&self, key: &str) -> Client {
        let client = Client::builder().api_key(key).base_url(&self.base_url);
        client.build().expect("the key and the address are valid")
    }

    /// Makes the next requests fail: with one [`Fault`], or with several in order.
    ///
    /// They apply after the faults that are already queued. The iterator must be finite:
    /// `[fault].repeat(3)`, not `iter::repeat(fault)`.
    #[doc(alias("inject", "chaos"))]
    pub fn fail_next(&self, faults: impl IntoIterator<Item = Fault>) {
        self.controls.faults.add(faults);
    }

    /// Removes the faults that no request has got yet.
    pub fn clear_faults(&self) {
        self.controls.faults.clear();
    }

    /// Makes the next requests to an operation get canned responses: one, or several in order.
    ///
    /// The operation is named by method and path, such as `GET /v1/org/categories`. Faults, keys and the
    /// quota come first, so a request without a valid key still gets a 401.
    ///
    /// ```
    /// use profound_sandbox::{CannedResponse, Sandbox};
    /// use serde_json::json;
    ///
    /// let sandbox = Sandbox::start()?;
    /// sandbox.respond_next("GET /v1/org/categories", CannedResponse::json(&json!([])));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the API has no such operation.
    pub fn respond_next(
        &self,
        operation: &str,
        responses: impl IntoIterator<Item = CannedResponse>,
    ) {
        let Some(name) = routes::operation_name(operation) else {
            panic!("the API has no operation `{operation}`");
        };
        self.controls.canned.add(name, responses);
    }

    /// Sets the clock of the sandbox, which then stands still. Windows of the quota follow it.
    pub fn set_time(&self, time: SystemTime) {
        self.controls.clock.set(time);
    }

    /// Advances the clock of the sandbox, such as past the end of a window of the quota.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use profound_sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::builder().quota(1).start()?;
    /// sandbox.advance_time(Duration::from_secs(3600));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn advance_time(&self, time: Duration) {
        self.controls.clock.advance(time);
    }

    /// Sets the delay of every response from now on.
    ///
    /// It also applies to a request in flight, unless its delay has begun.
    pub fn set_latency(&self, latency: Duration) {
        self.controls.set_latency(latency);
    }

    /// Returns the requests received since the start, or since
    /// [`clear_requests`](Self::clear_requests), oldest first and without keys.
    ///
    /// A request is logged when its body is complete, before its response is sent. The log keeps the
    /// latest 10,000 requests, with at most 16 MiB of bodies and 16 MiB of everything else. The oldest
    /// are dropped first.
    #[doc(alias("recorded", "verify"))]
    pub fn requests(&self) -> Vec<ReceivedRequest> {
        self.controls.log.requests()
    }

    /// Clears the log of received requests.
    pub fn clear_requests(&self) {
        self.controls.log.clear();
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.stop.stop();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Settings of a [`Sandbox`] to start.
#[derive(Clone)]
pub struct SandboxBuilder {
    quota: u32,
    quota_window: Duration,
    seed: u64,
    keys: Vec<SandboxKey>,
    time: Option<SystemTime>,
    on_request: Option<OnRequest>,
    latency: Duration,
    port: u16,
    faults: Vec<Fault>,
}

impl SandboxBuilder {
    pub(crate) fn new() -> SandboxBuilder {
        SandboxBuilder {
            quota: 600,
            quota_window: HOUR,
            seed: 0,
            keys: Vec::new(),
            time: None,
            on_request: None,
            latency: Duration::ZERO,
            port: 0,
            faults: Vec::new(),
        }
    }

    /// Sets the quota: requests per hour and key. Default: 600, as the API.
    ///
    /// The hour begins with the first request of a key. A quota of 0 rejects every request.
    #[doc(alias("rate limit"))]
    #[must_use]
    pub fn quota(mut self, requests_an_hour: u32) -> Self {
        self.quota = requests_an_hour;
        self
    }

    /// Sets the length of the window of the quota. Default: an hour, as the API.
    ///
    /// The headers count in whole seconds, rounded up.
    #[must_use]
    pub fn quota_window(mut self, window: Duration) -> Self {
        self.quota_window = window;
        self
    }

    /// Sets the seed of the dataset. Default: 0. Another seed changes the numbers, not names and ids.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Adds a valid key: a text, or a [`SandboxKey`] with organisations and permissions. The built-in
    /// keys stay valid.
    #[must_use]
    pub fn key(mut self, key: impl Into<SandboxKey>) -> Self {
        self.keys.push(key.into());
        self
    }

    /// Starts with a clock that stands still at this time. Default: the clock of the system.
    #[must_use]
    pub fn time(mut self, time: SystemTime) -> Self {
        self.time = Some(time);
        self
    }

    /// Sets a function that is called after each request, with the request as the log keeps it.
    ///
    /// It is called on the sandbox's thread, and delays the response while it runs.
    #[must_use]
    pub fn on_request(mut self, call: impl Fn(&ReceivedRequest) + Send + Sync + 'static) -> Self {
        self.on_request = Some(Arc::new(call));
        self
    }

    /// Sets the delay of every response. Default: none.
    ///
    /// The request takes effect before the delay, even if the client stops waiting. Responses and
    /// resets of a [`Fault`] are delayed too.
    #[doc(alias("delay", "slow"))]
    #[must_use]
    pub fn latency(mut self, latency: Duration) -> Self {
        self.latency = latency;
        self
    }

    /// Sets the port, such as 8080. Default: 0, any free port.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Makes the first requests fail: with one [`Fault`], or with several in order.
    #[must_use]
    pub fn fail_next(mut self, faults: impl IntoIterator<Item = Fault>) -> Self {
        self.faults.extend(faults);
        self
    }

    /// Starts the sandbox. It accepts requests when this returns.
    ///
    /// # Errors
    ///
    /// Returns an error if the port cannot be bound, if the thread cannot be started, or if a key names
    /// an organisation that does not exist.
    pub fn start(self) -> io::Result<Sandbox> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))?;
        let base_url = format!("http://{}", listener.local_addr()?);
        let controls = Controls::new(self.latency, self.faults, self.on_request);
        let controls = Arc::new(controls);
        if let Some(time) = self.time {
            controls.clock.set(time);
        }
        let keys = Keys::new(self.keys);
        let handler = routes::handler(self.seed, &keys, Arc::clone(&controls));
        let handler = handler.ok_or_else(|| io::Error::new(InvalidInput, NO_ORGANIZATION))?;
        let quota = (self.quota, self.quota_window);
        let service = Service::new(quota, keys, Arc::clone(&controls), handler);
        let (stop, thread) = server::start(listener, service)?;
        Ok(Sandbox {
            base_url,
            controls,
            stop,
            thread: Some(thread),
        })
    }
}

impl fmt::Debug for SandboxBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SandboxBuilder")
            .field("quota", &self.quota)
            .field("quota_window", &self.quota_window)
            .field("seed", &self.seed)
            .field("keys", &self.keys)
            .field("time", &self.time)
            .field("latency", &self.latency)
            .field("port", &self.port)
            .field("faults", &self.faults)
            .finish_non_exhaustive()
    }
}

const NO_ORGANIZATION: &str = "a key names an organisation that the sandbox does not have";
