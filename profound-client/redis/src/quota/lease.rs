//! Leases and places in the queue. Both are given up when they are dropped.

use std::{fmt, future::pending, sync::Arc};

use profound_client::quota_store::QuotaLease;
use tokio::sync::oneshot;

use super::shared::Shared;

/// The right to send one request, or the request for it.
pub(super) struct Lease {
    shared: Arc<Shared>,
    number: u64,
    ended: bool,
}

impl Lease {
    pub(super) fn new(shared: Arc<Shared>, number: u64) -> Self {
        Self {
            shared,
            number,
            ended: false,
        }
    }

    /// Waits until it is granted.
    pub(super) async fn granted(self, granted: oneshot::Receiver<()>) -> Box<dyn QuotaLease> {
        match granted.await {
            Ok(()) => Box::new(self),
            // Not before the quota is dropped.
            Err(_) => pending().await,
        }
    }
}

impl QuotaLease for Lease {
    fn sent(mut self: Box<Self>, reported: bool) {
        self.ended = true;
        self.shared.log().sent(self.number, reported);
        self.shared.wake();
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if !self.ended {
            self.shared.log().give_up(self.number);
            self.shared.wake();
        }
    }
}

impl fmt::Debug for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lease")
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}
