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

/// A server that answers as the API does, on a port of its own on `127.0.0.1`.
///
/// It runs on its own thread and its own runtime, so it can be started inside of a runtime,
/// outside of one, and beside a paused clock. It stops when it is dropped.
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
    /// A key that may ask for everything.
    pub const VALID_KEY: &'static str = keys::VALID;

    /// A key that once was valid: every request with it is answered with 401.
    pub const EXPIRED_KEY: &'static str = keys::EXPIRED;

    /// A valid key without permissions: every request with it is answered with 403.
    pub const FORBIDDEN_KEY: &'static str = keys::FORBIDDEN;

    /// Starts a sandbox with the API's own quota, 600 requests an hour a key.
    ///
    /// # Errors
    ///
    /// Fails where no port can be bound, or no thread started.
    pub fn start() -> io::Result<Sandbox> {
        Sandbox::builder().start()
    }

    /// Returns a builder, for a sandbox with settings of its own.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::new()
    }

    /// The address it listens on, such as `http://127.0.0.1:49152`, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// A client of it, with the valid key. The sandbox stops when it is dropped: keep it as long as
    /// its clients.
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
    /// They come after those that are still waiting for a request. The iterator has to end:
    /// `[fault].repeat(3)`, not `iter::repeat(fault)`.
    pub fn fail_next(&self, faults: impl IntoIterator<Item = Fault>) {
        self.controls.faults.add(faults);
    }

    /// Sets how long every answer is held back from now on, that of a request under way included
    /// unless its wait has begun.
    pub fn set_latency(&self, latency: Duration) {
        self.controls.set_latency(latency);
    }

    /// Everything that was received since the start, or since [`clear_requests`](Self::clear_requests),
    /// oldest first and without keys.
    ///
    /// A request is in it once its body has come, and so before its answer. The log keeps the latest
    /// 10,000 requests, 16 MiB of their bodies at most, the newest, and 16 MiB of all else of them.
    pub fn requests(&self) -> Vec<ReceivedRequest> {
        self.controls.log.requests()
    }

    /// Forgets the requests that were received so far.
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

/// Settings of a [`Sandbox`] that is yet to start.
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

    /// Sets how many requests an hour each key may make. Default: 600, as the API.
    ///
    /// The hour begins with a key's first request. A quota of 0 refuses every request.
    #[must_use]
    pub fn quota(mut self, requests_an_hour: u32) -> Self {
        self.quota = requests_an_hour;
        self
    }

    /// Sets how long every answer is held back. Default: not at all.
    ///
    /// The request takes effect before the wait, whether or not the client waits for the answer. What
    /// a [`Fault`] sends is held back as well, and so is a reset.
    #[must_use]
    pub fn latency(mut self, latency: Duration) -> Self {
        self.latency = latency;
        self
    }

    /// Sets the port, such as 8080. Default: 0, which is any that is free.
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

    /// Starts the sandbox. It is reachable once this returns.
    ///
    /// # Errors
    ///
    /// Fails where the port cannot be bound, or no thread started.
    pub fn start(self) -> io::Result<Sandbox> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))?;
        let base_url = format!("http://{}", listener.local_addr()?);
        let controls = Arc::new(Controls::new(self.latency, self.faults));
        let service = Service::new(self.quota, Arc::clone(&controls), routes::handler());
        let (stop, thread) = server::start(listener, service)?;
        Ok(Sandbox {
            base_url,
            controls,
            stop,
            thread: Some(thread),
        })
    }
}
