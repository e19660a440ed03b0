//! The state that the owner of a sandbox shares with its server: latency, faults and the log.

use std::{
    future,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use http::Response;
use http_body_util::Full;

use crate::http::{
    faults::{Fault, Faults},
    faulty_body::{FaultyResponse, Reset},
    log::Log,
};

/// The state that a sandbox's owner and its server share.
#[derive(Debug)]
pub(crate) struct Controls {
    latency: Mutex<Duration>,
    pub(crate) faults: Faults,
    pub(crate) log: Log,
}

impl Controls {
    pub(crate) fn new(latency: Duration, faults: Vec<Fault>) -> Controls {
        let controls = Controls {
            latency: Mutex::new(latency),
            faults: Faults::default(),
            log: Log::default(),
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
        let sent = fault.strike(response).await?;
        self.log.answered(ticket, sent.status());
        Ok(sent)
    }
}
