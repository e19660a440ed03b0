//! The handle of a running sandbox, and its builder.

use std::{
    io,
    net::{Ipv4Addr, TcpListener},
    sync::Arc,
    thread::JoinHandle,
    time::Duration,
};

#[cfg(feature = "client")]
use profound_client::Client;

use crate::{
    http::{
        controls::Controls,
        faults::Fault,
        keys,
        log::ReceivedRequest,
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
        let client = Client::builder()
            .api_key(Self::VALID_KEY)
            .base_url(&self.base_url);
        client
            .build()
            .expect("the sandbox's own key and address are sound")
    }

    /// Makes the next requests fail: with one [`Fault`], or with several in order.
    ///
    /// They apply after the faults that are already queued. The iterator must be finite:
    /// `[fault].repeat(3)`, not `iter::repeat(fault)`.
    pub fn fail_next(&self, faults: impl IntoIterator<Item = Fault>) {
        self.controls.faults.add(faults);
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
#[derive(Debug, Clone)]
pub struct SandboxBuilder {
    quota: u32,
    latency: Duration,
    port: u16,
    faults: Vec<Fault>,
}

impl SandboxBuilder {
    pub(crate) fn new() -> SandboxBuilder {
        SandboxBuilder {
            quota: 600,
            latency: Duration::ZERO,
            port: 0,
            faults: Vec::new(),
        }
    }

    /// Sets the quota: requests per hour and key. Default: 600, as the API.
    ///
    /// The hour begins with the first request of a key. A quota of 0 rejects every request.
    #[must_use]
    pub fn quota(mut self, requests_an_hour: u32) -> Self {
        self.quota = requests_an_hour;
        self
    }

    /// Sets the delay of every response. Default: none.
    ///
    /// The request takes effect before the delay, even if the client stops waiting. Responses and
    /// resets of a [`Fault`] are delayed too.
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
    /// Returns an error if the port cannot be bound, or if the thread cannot be started.
    pub fn start(self) -> io::Result<Sandbox> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))?;
        let base_url = format!("http://{}", listener.local_addr()?);
        let controls = Arc::new(Controls::new(self.latency, self.faults));
        let service = Service::new(self.quota, Arc::clone(&controls), routes::handler(0));
        let (stop, thread) = server::start(listener, service)?;
        Ok(Sandbox {
            base_url,
            controls,
            stop,
            thread: Some(thread),
        })
    }
}
