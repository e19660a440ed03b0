//! The state of a call over its attempts: time, permits, the last error.

use std::{future::Future, sync::Arc, time::Duration};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::Instant,
};

use crate::{
    deadline::Deadline,
    error::{BoxError, Delivery, Error, TimeoutError, WaitedFor},
    quota::{Quota, QuotaPermit},
    request::{Progress, Request},
    response::RawResponse,
    retry::Attempted,
};

/// The state of a call over its attempts.
pub(super) struct CallState<'r> {
    request: &'r Request,
    /// The time limit for all attempts.
    limit: Duration,
    pub(super) deadline: Deadline,
    /// The rest of the queue timeout; `None` if the call does not wait for the quota.
    pub(super) queue_timeout: Option<Duration>,
    pub(super) attempts: u32,
    /// Set when a refused key was replaced, which happens at most once per call.
    pub(super) key_renewed: bool,
    /// How far the failed attempts came.
    pub(super) delivery: Delivery,
    /// The error of the previous attempt.
    pub(super) last: Option<Error>,
}

/// The permits to send one attempt.
pub(super) struct SendPermits {
    /// `None` if the call does not wait for the quota.
    pub(super) quota: Option<QuotaPermit>,
    pub(super) slot: OwnedSemaphorePermit,
}

impl<'r> CallState<'r> {
    pub(super) fn new(
        request: &'r Request,
        limit: Duration,
        queue_timeout: Option<Duration>,
    ) -> Self {
        Self {
            request,
            limit,
            deadline: Deadline::after(limit),
            queue_timeout,
            attempts: 0,
            key_renewed: false,
            delivery: Delivery::NotSent,
            last: None,
        }
    }

    /// Waits for the permits of one attempt: first the quota permit, if the call waits for the quota,
    /// then a slot.
    ///
    /// A call that waits for the quota waits for both within its queue timeout. Its deadline is
    /// extended by the time it waited.
    pub(super) async fn send_permits(
        &mut self,
        quota: &Arc<Quota>,
        slots: &Arc<Semaphore>,
        waits_for: WaitedFor,
    ) -> Result<SendPermits, Error> {
        let Some(queue_timeout) = self.queue_timeout else {
            let slot = self.deadline.run(slots.clone().acquire_owned()).await;
            // The semaphore is never closed.
            let slot = slot.and_then(Result::ok);
            let slot = slot.ok_or_else(|| self.timeout(waits_for, self.limit))?;
            return Ok(SendPermits { quota: None, slot });
        };
        let (began, until) = (Instant::now(), Deadline::after(queue_timeout));
        let permit = quota.permit(until).await;
        let slot = match permit {
            Some(_) => until.run(slots.clone().acquire_owned()).await,
            None => None,
        };
        let waited = began.elapsed();
        self.queue_timeout = Some(queue_timeout.saturating_sub(waited));
        self.deadline = self.deadline.later(waited);
        if let Some(Ok(slot)) = slot {
            let quota = permit;
            return Ok(SendPermits { quota, slot });
        }
        if let Some(refused) = self.last.take() {
            return Err(refused.after(self.attempts));
        }
        let waited_for = match permit {
            Some(_) => waits_for,
            None => WaitedFor::Quota,
        };
        Err(self.timeout(waited_for, queue_timeout))
    }

    /// Runs one attempt under the deadline. The time of an upload is excluded: an upload fails after
    /// `stall` without progress.
    pub(super) async fn timed(
        &mut self,
        attempt: impl Future<Output = Result<RawResponse, Error>>,
        upload: Option<Arc<Progress>>,
        stall: Duration,
    ) -> Result<RawResponse, Error> {
        let outcome = match upload {
            None => self.deadline.run(attempt).await.ok_or(WaitedFor::Response),
            Some(upload) => {
                // Boxed for the calls that upload nothing, so that their futures are smaller.
                let outcome = Box::pin(upload.watch(self.deadline, stall, attempt)).await;
                self.deadline = upload.later(self.deadline);
                outcome
            }
        };
        match outcome {
            Ok(outcome) if outcome.is_err() || !self.deadline.left().is_zero() => outcome,
            // The response was ready in time, but was polled after the deadline.
            Ok(_) => Err(self.timeout(WaitedFor::Response, self.limit)),
            Err(WaitedFor::Response) => Err(self.timeout(WaitedFor::Response, self.limit)),
            Err(upload) => Err(self.timeout(upload, stall)),
        }
    }

    /// Returns what the retry policy needs to know of the attempt.
    pub(super) fn attempted(&self) -> Attempted {
        Attempted {
            number: self.attempts,
            replayable: !self.request.is_spent(),
            key_renewed: self.key_renewed,
            left: self.deadline.left(),
            queue_left: self.queue_timeout,
        }
    }

    /// The error of a call that waited for longer than `limit`.
    fn timeout(&mut self, waited_for: WaitedFor, limit: Duration) -> Error {
        Error::Timeout(TimeoutError::new(
            self.request.operation(),
            limit,
            self.attempts,
            waited_for,
            self.last.take().map(BoxError::from),
        ))
        .at_least(self.delivery)
    }
}
