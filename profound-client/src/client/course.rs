//! How far a call has come: its time, its attempts and its turns.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::Instant,
};

use crate::{
    deadline::Deadline,
    error::{Error, TimeoutError, WaitedFor},
    quota::{Permit, Quota},
    request::Request,
};

/// How far a call has come.
pub(super) struct Course<'a> {
    request: &'a Request,
    /// The time for all attempts.
    limit: Duration,
    pub(super) deadline: Deadline,
    /// How much longer it may wait for the quota, if it does.
    pub(super) patience: Option<Duration>,
    pub(super) attempts: u32,
    /// How the attempt before this one failed.
    pub(super) last: Option<Error>,
}

/// The right to send once.
pub(super) struct Turn {
    pub(super) permit: Option<Permit>,
    pub(super) place: OwnedSemaphorePermit,
}

impl<'r> Course<'r> {
    pub(super) fn new(request: &'r Request, limit: Duration, patience: Option<Duration>) -> Self {
        Self {
            request,
            limit,
            deadline: Deadline::after(limit),
            patience,
            attempts: 0,
            last: None,
        }
    }

    /// The turn to send: first the quota's, then one of the places.
    pub(super) async fn turn(
        &mut self,
        quota: &Arc<Quota>,
        places: &Arc<Semaphore>,
    ) -> Result<Turn, Error> {
        let permit = self.permit(quota).await?;
        match self.deadline.run(places.clone().acquire_owned()).await {
            Some(Ok(place)) => Ok(Turn { permit, place }),
            // Nobody closes the semaphore.
            Some(Err(_)) | None => Err(self.timeout(WaitedFor::Place)),
        }
    }

    /// A permit of the quota, where the call waits for one: that time does not count.
    async fn permit(&mut self, quota: &Arc<Quota>) -> Result<Option<Permit>, Error> {
        let Some(patience) = self.patience else {
            return Ok(None);
        };
        let began = Instant::now();
        let permit = quota.permit(Deadline::after(patience)).await;
        let waited = began.elapsed();
        self.patience = Some(patience.saturating_sub(waited));
        self.deadline = self.deadline.later(waited);
        match (permit, self.last.take()) {
            (Some(permit), last) => {
                self.last = last;
                Ok(Some(permit))
            }
            (None, Some(refused)) => Err(refused.after(self.attempts)),
            (None, None) => {
                self.limit = patience;
                Err(self.timeout(WaitedFor::Quota))
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
            self.last.take(),
        ))
    }
}
