//! The conditions under which a call may be sent, and the counts that decide them.

use std::sync::Arc;

use tokio::time::Instant;

use super::{
    ledger::{Block, Ledger},
    share::Share,
};
use crate::error::QueuedFor;

/// The counts of a key's requests and slots.
#[derive(Debug)]
pub(super) struct Counts {
    pub(super) ledger: Ledger,
    limits: SlotLimits,
    pub(super) used: SlotLimits,
    /// Set if a store counts the quota, which is then not checked here.
    in_store: bool,
}

/// A number of slots of each kind.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SlotLimits {
    pub(crate) calls: usize,
    pub(crate) streams: usize,
}

/// The kind of a request slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SlotKind {
    Call,
    Stream,
}

/// The conditions under which a call may be sent.
#[derive(Clone, Debug)]
pub(crate) struct Needs {
    pub(crate) slot: SlotKind,
    /// Set if the call waits for the quota. Otherwise it is refused only if the API has reported that
    /// nothing is left, or if its reserve or its share does not allow it.
    pub(crate) waits: bool,
    /// The number of requests of the quota that must be left for others.
    pub(crate) reserve: u64,
    pub(crate) share: Option<Arc<Share>>,
}

/// The permit that a call has no room in, and until when.
type Refusal = (QueuedFor, Block);

impl Counts {
    pub(super) fn new(limits: SlotLimits, in_store: bool) -> Self {
        Self {
            ledger: Ledger::default(),
            limits,
            used: SlotLimits::default(),
            in_store,
        }
    }

    /// Checks that there is room for a call that arrives, or waits.
    pub(super) fn admit(&mut self, needs: &Needs, now: Instant) -> Result<(), Refusal> {
        self.quota_room(needs, now, self.ledger.granted + self.ledger.in_flight)?;
        self.share_room(needs, now)?;
        self.slot_room(needs)
    }

    /// Takes permits for a call that is sent at once.
    pub(super) fn take(&mut self, needs: &Needs) {
        *self.used.of(needs.slot) += 1;
        self.ledger.in_flight += 1;
        needs.share.iter().for_each(|share| share.take());
    }

    /// Takes permits on behalf of a waiting call. A call that does not wait for the quota waits for its
    /// slot only.
    pub(super) fn grant(&mut self, needs: &Needs, now: Instant) -> Result<(), Refusal> {
        if needs.waits {
            self.admit(needs, now)?;
            needs.share.iter().for_each(|share| share.take());
        } else {
            self.slot_room(needs)?;
        }
        *self.used.of(needs.slot) += 1;
        self.ledger.granted += 1;
        Ok(())
    }

    /// Checks again, when a granted permit is used: responses may have arrived meanwhile.
    pub(super) fn confirm(&mut self, needs: &Needs, now: Instant) -> Result<(), Refusal> {
        self.quota_room(needs, now, self.ledger.in_flight)?;
        if !needs.waits {
            self.share_room(needs, now)?;
            needs.share.iter().for_each(|share| share.take());
        }
        self.ledger.granted -= 1;
        self.ledger.in_flight += 1;
        Ok(())
    }

    /// Takes back a granted permit that is not used.
    pub(super) fn give_back(&mut self, needs: &Needs) {
        *self.used.of(needs.slot) -= 1;
        self.ledger.granted -= 1;
        if needs.waits {
            needs.share.iter().for_each(|share| share.end(None));
        }
    }

    fn quota_room(&mut self, needs: &Needs, now: Instant, open: usize) -> Result<(), Refusal> {
        if self.in_store {
            return Ok(());
        }
        if !needs.waits {
            if let Some(ends) = self.ledger.used_up(now) {
                return Err((QueuedFor::Quota, Block::Until(ends)));
            }
            if needs.reserve == 0 {
                return Ok(());
            }
        }
        let room = self.ledger.room(now, needs.reserve, open);
        room.map_err(|block| {
            let reserve =
                needs.reserve > 0 && (!needs.waits || self.ledger.room(now, 0, open).is_ok());
            let waited_for = if reserve {
                QueuedFor::QuotaReserve
            } else {
                QueuedFor::Quota
            };
            (waited_for, block)
        })
    }

    fn share_room(&self, needs: &Needs, now: Instant) -> Result<(), Refusal> {
        let room = needs.share.as_ref().map_or(Ok(()), |share| share.room(now));
        room.map_err(|block| (QueuedFor::QuotaShare, block))
    }

    fn slot_room(&mut self, needs: &Needs) -> Result<(), Refusal> {
        if *self.used.of(needs.slot) < *self.limits.of(needs.slot) {
            return Ok(());
        }
        Err(match needs.slot {
            SlotKind::Call => (QueuedFor::ConcurrencyLimit, Block::Event),
            SlotKind::Stream => (QueuedFor::StreamLimit, Block::Event),
        })
    }
}

impl SlotLimits {
    pub(super) fn of(&mut self, kind: SlotKind) -> &mut usize {
        match kind {
            SlotKind::Call => &mut self.calls,
            SlotKind::Stream => &mut self.streams,
        }
    }
}

impl PartialEq for Needs {
    fn eq(&self, other: &Self) -> bool {
        let share = |needs: &Self| needs.share.as_ref().map(Arc::as_ptr);
        self.slot == other.slot
            && self.waits == other.waits
            && self.reserve == other.reserve
            && share(self) == share(other)
    }
}
