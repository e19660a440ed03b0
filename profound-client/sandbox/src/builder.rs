use std::io;
use std::net::Ipv4Addr;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use crate::Sandbox;
use crate::http::controls::Controls;
use crate::http::faults::Fault;
use crate::http::server;
use crate::http::service::Service;

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

    /// Adds what the first requests get in place of their answers: one [`Fault`], or several in order.
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
        let service = Service::new(self.quota, Arc::clone(&controls));
        let (stop, thread) = server::start(listener, service)?;
        Ok(Sandbox {
            base_url,
            controls,
            stop,
            thread: Some(thread),
        })
    }
}
