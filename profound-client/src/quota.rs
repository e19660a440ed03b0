//! The hourly quota and the request slots of a key, and the calls that wait for them.
//!
//! A call needs a slot and room in the quota, and takes both at the same moment, directly before it is
//! sent. Waiting calls are first in, first out among those that have room: a call that must leave a
//! reserve, or has used its share, holds up no other.
//!
//! A request is counted at its end: we do not know when the server counted it, and this bounds every
//! possible one-hour window. The API's headers also count other users of the key, so they take
//! precedence over our own count. A request in flight may be missing in the value that they report.

mod counts;
mod ledger;
mod queue;
mod share;
mod shared;
mod store;
#[cfg(test)]
mod tests;

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use http::HeaderMap;
use tokio::time::Instant;

pub use self::store::{BoxFuture, NoRoom, QuotaLease, QuotaReply, QuotaRequest, QuotaStore};
use self::{
    counts::Counts,
    ledger::Block,
    queue::{Queue, Waiter},
};
pub(crate) use self::{
    counts::{Needs, SlotKind, SlotLimits},
    share::Share,
};
use crate::{
    deadline::Deadline,
    error::{QueuedFor, RateLimit},
    observe::{ObservedCall, WaitOutcome},
    trace,
};

/// One key's quota, its request slots, and the calls that wait for them.
pub(crate) struct Quota {
    state: Mutex<State>,
    /// The store that counts in place of the ledger.
    store: Option<Arc<dyn QuotaStore>>,
}

#[derive(Debug)]
struct State {
    counts: Counts,
    queue: Queue,
}

/// The permits to send one request.
#[derive(Debug)]
pub(crate) struct SendPermits {
    pub(crate) quota: QuotaPermit,
    pub(crate) slot: Slot,
}

/// The permit to send one request.
#[derive(Debug)]
pub(crate) struct QuotaPermit {
    /// `None` after the permit was given back.
    quota: Option<Arc<Quota>>,
    share: Option<Arc<Share>>,
    /// The lease of the store, if there is one.
    lease: Option<Box<dyn QuotaLease>>,
    spent: bool,
    /// Set if the response had rate-limit headers.
    reported: bool,
}

/// A request slot or the slot of an open stream.
#[derive(Debug)]
pub(crate) struct Slot {
    /// `None` after the slot was given back.
    quota: Option<Arc<Quota>>,
    kind: SlotKind,
}

/// The reason why a call has no permits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Denied {
    pub(crate) waited_for: QueuedFor,
    /// The time until the call would have room, if it was known.
    pub(crate) room: Option<Duration>,
    /// The time until the API's quota resets, if it is known.
    pub(crate) resets: Option<Duration>,
}

/// The place of a call in the queue.
struct Place<'q> {
    quota: &'q Quota,
    needs: &'q Needs,
    number: u64,
    waiter: Arc<Waiter>,
    /// Set when the call has used its permit.
    left: bool,
}

/// The reason why a call has to wait.
struct Wait {
    waited_for: QueuedFor,
    block: Block,
    /// Set if the call is the first of its group, which needs a timer.
    timer: bool,
}

impl Quota {
    pub(crate) fn new(limits: SlotLimits) -> Self {
        Self::in_store(limits, None)
    }

    /// Returns a quota that this store counts, or the client itself if there is none.
    pub(crate) fn in_store(limits: SlotLimits, store: Option<Arc<dyn QuotaStore>>) -> Self {
        Self {
            state: Mutex::new(State {
                counts: Counts::new(limits, store.is_some()),
                queue: Queue::default(),
            }),
            store,
        }
    }

    /// Returns the last observed rate limit.
    pub(crate) fn last_observed(&self) -> RateLimit {
        self.state().counts.ledger.last_observed()
    }

    /// Grants no permits to waiting calls for this long, because the API rejected a request. The
    /// maximum is an hour, after which every quota has reset.
    pub(crate) fn pause(&self, wait: Duration) {
        if let Some(store) = &self.store {
            store.pause(wait);
        }
        let mut state = self.state();
        state.counts.ledger.pause(Instant::now(), wait);
        state.queue.wake_heads();
    }

    /// Returns the permits of one request, if there is room now. `None` also if a store has to be asked.
    pub(crate) fn permits_at_once(self: &Arc<Self>, needs: &Needs) -> Option<SendPermits> {
        if self.store.is_some() {
            return None;
        }
        let now = Instant::now();
        let mut state = self.state();
        if state.grant(now) {
            state.queue.wake_heads();
        }
        state.counts.admit(needs, now).ok()?;
        state.counts.take(needs);
        drop(state);
        Some(self.permits_of(needs))
    }

    /// Returns the permits of one request, in order of arrival, or the reason why there are none in
    /// time. Fails at once if that is certain.
    pub(crate) async fn permits(
        self: &Arc<Self>,
        needs: &Needs,
        patience: Deadline,
        observed: &mut ObservedCall<'_>,
    ) -> Result<SendPermits, Denied> {
        match &self.store {
            None => self.local_permits(needs, patience, observed).await,
            // Boxed for the clients without a store, so that their futures are smaller.
            Some(store) => Box::pin(self.shared_permits(&**store, needs, patience, observed)).await,
        }
    }

    /// Returns the permits that this client grants. If there is a store, the quota has always room.
    async fn local_permits(
        self: &Arc<Self>,
        needs: &Needs,
        patience: Deadline,
        observed: &mut ObservedCall<'_>,
    ) -> Result<SendPermits, Denied> {
        let mut place = None;
        let mut reported = None;
        loop {
            let wait = match self.try_permits(needs, &mut place) {
                Ok(permits) => {
                    observed.wait_ended(WaitOutcome::Passed);
                    return Ok(permits);
                }
                Err(wait) => wait,
            };
            let Wait {
                waited_for, block, ..
            } = wait;
            let now = Instant::now();
            let room = match block {
                Block::Until(at) => Some(at.saturating_duration_since(now)),
                Block::Event | Block::Never => None,
            };
            let left = patience.left();
            let refused = !needs.waits && waited_for.is_quota();
            if refused
                || block == Block::Never
                || left.is_zero()
                || room.is_some_and(|room| room > left)
            {
                observed.wait_ended(WaitOutcome::GivenUp);
                let resets = self.state().counts.ledger.resets(now);
                return Err(Denied {
                    waited_for,
                    room,
                    resets: resets.map(|at| at.saturating_duration_since(now)),
                });
            }
            if reported.replace(waited_for) != Some(waited_for) {
                trace::waiting(waited_for, room);
                observed.wait_started(waited_for, room);
            }
            let wake = match room {
                Some(room) if wait.timer => patience.at_most(room),
                _ => patience,
            };
            if let Some(Place { waiter, .. }) = &place {
                let _ = wake.run(waiter.changed.notified()).await;
            }
        }
    }

    /// Takes the permits if there is room. Otherwise puts the call into the queue, and at its former
    /// place if it was there.
    fn try_permits<'q>(
        self: &'q Arc<Self>,
        needs: &'q Needs,
        place: &mut Option<Place<'q>>,
    ) -> Result<SendPermits, Wait> {
        let now = Instant::now();
        let mut state = self.state();
        if state.grant(now) {
            state.queue.wake_heads();
        }
        let State { counts, queue } = &mut *state;
        let (waited_for, block) = match place {
            None => match counts.admit(needs, now) {
                Ok(()) => {
                    counts.take(needs);
                    return Ok(self.permits_of(needs));
                }
                Err(refusal) => refusal,
            },
            Some(place) if place.waiter.take_grant() => match counts.confirm(needs, now) {
                Ok(()) => {
                    place.left = true;
                    return Ok(self.permits_of(needs));
                }
                Err(refusal) => {
                    counts.give_back(needs);
                    queue.insert(needs, place.number, place.waiter.clone());
                    state.changed(now);
                    refusal
                }
            },
            // A call without a permit has no room, since permits are granted with every change.
            Some(_) => counts
                .admit(needs, now)
                .err()
                .unwrap_or((QueuedFor::Quota, Block::Event)),
        };
        let place = place.get_or_insert_with(|| {
            let number = state.queue.next_place();
            let waiter = Arc::<Waiter>::default();
            state.queue.insert(needs, number, waiter.clone());
            Place {
                quota: self,
                needs,
                number,
                waiter,
                left: false,
            }
        });
        let timer = state.queue.is_head(needs, place.number);
        Err(Wait {
            waited_for,
            block,
            timer,
        })
    }

    fn permits_of(self: &Arc<Self>, needs: &Needs) -> SendPermits {
        SendPermits {
            quota: QuotaPermit {
                quota: Some(self.clone()),
                share: needs.share.clone(),
                lease: None,
                spent: false,
                reported: false,
            },
            slot: Slot {
                quota: Some(self.clone()),
                kind: needs.slot,
            },
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Quota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Quota")
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl State {
    /// Grants permits to the waiting calls that have room, and returns whether there were any.
    fn grant(&mut self, now: Instant) -> bool {
        let counts = &mut self.counts;
        self.queue.grant(|needs| counts.grant(needs, now))
    }

    fn end_slot(&mut self, kind: SlotKind) {
        *self.counts.used.of(kind) -= 1;
    }

    /// Serves the waiting calls after a change.
    fn changed(&mut self, now: Instant) {
        self.grant(now);
        self.queue.wake_heads();
    }
}

impl QuotaPermit {
    /// Counts the request as sent.
    pub(crate) fn spend(&mut self) {
        self.spent = true;
    }

    /// Counts the request as not sent.
    pub(crate) fn refund(&mut self) {
        self.spent = false;
    }
}

impl QuotaPermit {
    /// Records the rate-limit headers of the response. See [`record`](Self::record).
    pub(crate) fn record_headers(
        self,
        headers: &HeaderMap,
        observed: RateLimit,
        slot: Option<Slot>,
    ) {
        let by_server = || observed.until_reset_by_server(headers);
        let until_reset = || observed.until_reset(headers);
        self.record(observed, until_reset, by_server, slot);
    }

    /// Records the rate limit of a response, and the time until its reset: by the server's clock or else
    /// this machine's, and by the server's clock alone. Gives back the permit and the slot, which takes
    /// the lock once.
    pub(crate) fn record(
        mut self,
        observed: RateLimit,
        until_reset: impl FnOnce() -> Option<Duration>,
        by_server: impl FnOnce() -> Option<Duration>,
        slot: Option<Slot>,
    ) {
        let Some(quota) = self.quota.take() else {
            return;
        };
        let is_empty = observed == RateLimit::default();
        if !is_empty {
            self.reported = observed.remaining.is_some() && observed.reset.is_some();
            if let Some(store) = &quota.store {
                store.record(observed, by_server());
            }
        }
        self.end_lease();
        let now = Instant::now();
        let mut state = quota.state();
        if !is_empty {
            state.counts.ledger.record(now, observed, until_reset);
        }
        self.count(&mut state, now);
        if let Some(mut slot) = slot.filter(|slot| slot.quota.is_some()) {
            slot.quota = None;
            state.end_slot(slot.kind);
        }
        state.changed(now);
    }

    fn end_lease(&mut self) {
        if let (Some(lease), true) = (self.lease.take(), self.spent) {
            lease.sent(self.reported);
        }
    }

    /// Counts the request as ended.
    fn count(&self, state: &mut State, now: Instant) {
        if self.spent {
            state.counts.ledger.end(now, self.reported);
        } else {
            state.counts.ledger.in_flight -= 1;
        }
        if let Some(share) = &self.share {
            share.end(self.spent.then_some(now));
        }
    }
}

impl Drop for QuotaPermit {
    fn drop(&mut self) {
        let Some(quota) = self.quota.take() else {
            return;
        };
        self.end_lease();
        let now = Instant::now();
        let mut state = quota.state();
        self.count(&mut state, now);
        state.changed(now);
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let Some(quota) = self.quota.take() else {
            return;
        };
        let mut state = quota.state();
        state.end_slot(self.kind);
        state.changed(Instant::now());
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if self.left {
            return;
        }
        let mut state = self.quota.state();
        if self.waiter.take_grant() {
            state.counts.give_back(self.needs);
        } else {
            state.queue.remove(self.needs, self.number);
        }
        state.changed(Instant::now());
    }
}
