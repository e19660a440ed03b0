//! The state that the owner of a sandbox shares with its server: latency, faults and the log.

use std::{
    fmt, future,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use http::Response;
use http_body_util::Full;

use crate::http::{
    canned::Canned,
    clock::Clock,
    faults::{Fault, Faults},
    faulty_body::{FaultyResponse, Reset},
    log::{Log, ReceivedRequest},
};

/// A function that is called after each request.
pub(crate) type OnRequest = Arc<dyn Fn(&ReceivedRequest) + Send + Sync>;

/// The state that a sandbox's owner and its server share.
pub(crate) struct Controls {
    latency: Mutex<Duration>,
    pub(crate) faults: Faults,
    pub(crate) log: Log,
    pub(crate) clock: Clock,
    pub(crate) canned: Canned,
    on_request: Option<OnRequest>,
}

impl Controls {
    pub(crate) fn new(
        latency: Duration,
        faults: Vec<Fault>,
        on_request: Option<OnRequest>,
    ) -> Controls {
        let controls = Controls {
            latency: Mutex::new(latency),
            faults: Faults::default(),
            log: Log::default(),
            clock: Clock::default(),
            canned: Canned::default(),
            on_request,
        };
        controls.faults.add(faults);
        controls
    }

    pub(crate) fn set_latency(&self, latency: Duration) {
        *self.latency.lock().unwrap_or_else(PoisonError::into_inner) = latency;
    }

    fn latency(&self) -> Duration {
        *self.latency.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Delivers the response to the request with this log ticket, after the latency and with the fault.
    pub(crate) async fn deliver(
        &self,
        ticket: u64,
        fault: &Fault,
        response: Response<Full<Bytes>>,
    ) -> Result<FaultyResponse, Reset> {
        if fault.stalls() {
            future::pending::<()>().await;
        }
        let latency = self.latency();
        if !latency.is_zero() {
            tokio::time::sleep(latency).await;
        }
        let sent = fault.strike(response).await;
        if let Ok(sent) = &sent {
            self.log.answered(ticket, sent.status());
        }
        if let (Some(on_request), Some(request)) = (&self.on_request, self.log.request(ticket)) {
            on_request(&request);
        }
        sent
    }
}

impl fmt::Debug for Controls {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Controls")
            .field("latency", &self.latency())
            .field("log", &self.log)
            .finish_non_exhaustive()
    }
}
