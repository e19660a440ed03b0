//! The state of a call over its attempts: time, permits, the last error.

use std::{future::Future, sync::Arc, time::Duration};

use tokio::time::Instant;

use crate::{
    deadline::Deadline,
    error::{BoxError, Delivery, Error, QueueTimeoutError, QueuedFor, TimeoutError, WaitedFor},
    observe::ObservedCall,
    quota::{Denied, Needs, Quota, SendPermits},
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
    pub(super) last: Option<Box<Error>>,
}

/// The reason why an attempt has no permits.
pub(super) enum NotSent {
    /// The API has reported that the quota is used up; it resets after this time. Only for calls that
    /// do not wait for the quota.
    UsedUp(Duration),
    /// The call fails.
    Failed(Error),
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

    /// Takes the time that the call has waited from the queue timeout, and the rest from the deadline.
    pub(super) fn spend(&mut self, waited: Duration) {
        if waited.is_zero() {
            return;
        }
        let queue_timeout = self.queue_timeout.unwrap_or_default();
        self.queue_timeout = self.queue_timeout.map(|left| left.saturating_sub(waited));
        let waited = waited.saturating_sub(queue_timeout);
        self.deadline = Deadline::after(self.limit.saturating_sub(waited));
    }

    /// Waits for the permits of one attempt.
    ///
    /// A call that waits for the quota waits within its queue timeout, and its deadline is extended by
    /// the time it waited. Any other call waits for a slot within its deadline.
    pub(super) async fn send_permits(
        &mut self,
        quota: &Arc<Quota>,
        needs: &Needs,
        observed: &mut ObservedCall<'_>,
    ) -> Result<SendPermits, NotSent> {
        let began = Instant::now();
        let (limit, until) = match self.queue_timeout {
            Some(limit) => (limit, Deadline::after(limit)),
            None => (self.limit, self.deadline),
        };
        let permits = quota.permits(needs, until, observed).await;
        let permits = match permits {
            Ok(permits) if self.queue_timeout.is_none() => return Ok(permits),
            permits => permits,
        };
        let waited = began.elapsed();
        if let Some(queue_timeout) = &mut self.queue_timeout {
            *queue_timeout = queue_timeout.saturating_sub(waited);
            self.deadline = self.deadline.later(waited);
        }
        permits.map_err(|denied| self.not_sent(denied, waited, limit))
    }

    fn not_sent(&mut self, denied: Denied, waited: Duration, limit: Duration) -> NotSent {
        let Denied {
            waited_for,
            room,
            resets,
        } = denied;
        if self.queue_timeout.is_none() {
            if let (QueuedFor::Quota, Some(room)) = (waited_for, room) {
                return NotSent::UsedUp(room);
            }
            if self.attempts > 0 && !waited_for.is_quota() {
                return NotSent::Failed(self.timeout(WaitedFor::Response, limit));
            }
        }
        NotSent::Failed(match self.last.take() {
            Some(refused) => refused.after(self.attempts),
            None => Error::QueueTimeout(QueueTimeoutError::new(
                self.request.operation(),
                waited_for,
                (waited, limit),
                room,
                resets,
            )),
        })
    }

    /// Runs one attempt under the deadline. The time of an upload is excluded: an upload fails after
    /// `stall` without progress.
    pub(super) async fn timed(
        &mut self,
        attempt: impl Future<Output = Result<RawResponse, Error>>,
        upload: Option<Arc<Progress>>,
        stall: Duration,
    ) -> Result<RawResponse, Error> {
        let Some(upload) = upload else {
            return match self.deadline.run(attempt).await {
                Some(outcome) if outcome.is_err() || !self.deadline.left().is_zero() => outcome,
                // The response was ready in time, but was polled after the deadline.
                _ => Err(self.timeout(WaitedFor::Response, self.limit)),
            };
        };
        // Boxed for the calls that upload nothing, so that their futures are smaller.
        let outcome = Box::pin(upload.watch(self.deadline, stall, attempt)).await;
        self.deadline = upload.later(self.deadline);
        match outcome {
            Ok(outcome) if outcome.is_err() || !self.deadline.left().is_zero() => outcome,
            Ok(_) | Err(WaitedFor::Response) => Err(self.timeout(WaitedFor::Response, self.limit)),
            Err(upload) => Err(self.timeout(upload, stall)),
        }
    }

    /// Returns what the retry policy needs to know of the attempt.
    pub(super) fn attempted(&self) -> Attempted {
        Attempted {
            // 0 if the call was refused before its first attempt.
            number: self.attempts.max(1),
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
            self.last.take().map(|last| last as BoxError),
        ))
        .at_least(self.delivery)
    }
}
