//! How far a call has come: its time, its attempts and its turns.

use std::{future::Future, sync::Arc, time::Duration};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::Instant,
};

use crate::{
    deadline::Deadline,
    error::{BoxError, Error, TimeoutError, WaitedFor},
    quota::{Quota, QuotaPermit},
    request::{Progress, Request},
    response::RawResponse,
};

/// How far a call has come.
pub(super) struct CallState<'a> {
    request: &'a Request,
    /// The time for all attempts.
    limit: Duration,
    pub(super) deadline: Deadline,
    /// How much longer it may wait for the quota, if it does.
    pub(super) queue_timeout: Option<Duration>,
    pub(super) attempts: u32,
    /// How the attempt before this one failed.
    pub(super) last: Option<Error>,
}

/// The right to send once.
pub(super) struct SendPermits {
    pub(super) permit: Option<QuotaPermit>,
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
            last: None,
        }
    }

    /// The turn to send: first the quota's, where the call waits for one, then one of the places.
    ///
    /// A call that waits for the quota does so for both, on its patience and not on its deadline.
    pub(super) async fn send_permits(
        &mut self,
        quota: &Arc<Quota>,
        request_slots: &Arc<Semaphore>,
        waits_for: WaitedFor,
    ) -> Result<SendPermits, Error> {
        let Some(queue_timeout) = self.queue_timeout else {
            let slot = self
                .deadline
                .run(request_slots.clone().acquire_owned())
                .await;
            // Nobody closes the semaphore.
            let slot = slot.and_then(Result::ok);
            let slot = slot.ok_or_else(|| self.timeout(waits_for))?;
            return Ok(SendPermits { permit: None, slot });
        };
        let (began, until) = (Instant::now(), Deadline::after(queue_timeout));
        let permit = quota.permit(until).await;
        let slot = match permit {
            Some(_) => until.run(request_slots.clone().acquire_owned()).await,
            None => None,
        };
        let waited = began.elapsed();
        self.queue_timeout = Some(queue_timeout.saturating_sub(waited));
        self.deadline = self.deadline.later(waited);
        if let Some(Ok(slot)) = slot {
            return Ok(SendPermits { permit, slot });
        }
        if let Some(refused) = self.last.take() {
            return Err(refused.after(self.attempts));
        }
        self.limit = queue_timeout;
        Err(self.timeout(match permit {
            Some(_) => waits_for,
            None => WaitedFor::Quota,
        }))
    }

    /// What comes of an attempt in its time, to which that of an upload does not count: it may go on for
    /// as long as it does not stand still for `stall`.
    pub(super) async fn timed(
        &mut self,
        attempt: impl Future<Output = Result<RawResponse, Error>>,
        upload: Option<Arc<Progress>>,
        stall: Duration,
    ) -> Result<RawResponse, Error> {
        let outcome = match upload {
            None => self.deadline.run(attempt).await.ok_or(WaitedFor::Response),
            Some(upload) => {
                // Boxed for the sake of the calls that upload nothing.
                let outcome = Box::pin(upload.watch(self.deadline, stall, attempt)).await;
                self.deadline = upload.later(self.deadline);
                outcome
            }
        };
        match outcome {
            Ok(outcome) if outcome.is_err() || !self.deadline.left().is_zero() => outcome,
            // An answer that nobody looked at in time is late.
            Ok(_) => Err(self.timeout(WaitedFor::Response)),
            Err(waited_for) => {
                if waited_for != WaitedFor::Response {
                    self.limit = stall;
                }
                Err(self.timeout(waited_for))
            }
        }
    }

    /// The error of a call whose time is over.
    pub(super) fn timeout(&mut self, waited_for: WaitedFor) -> Error {
        Error::Timeout(TimeoutError::new(
            self.request.operation(),
            self.limit,
            self.attempts,
            waited_for,
            self.last.take().map(BoxError::from),
        ))
    }
}
