//! The permits of a client whose quota is in a store: slots and shares are local, the store counts.

use std::sync::Arc;

use super::{
    Denied, Needs, Quota, SendPermits,
    store::{NoRoom, QuotaReply, QuotaRequest, QuotaStore},
};
use crate::{
    deadline::Deadline,
    error::QueuedFor,
    observe::{ObservedCall, WaitOutcome},
    trace,
};

impl Quota {
    /// Returns the permits of one request: a slot and the share first, then the store's lease. A call
    /// that waits for its lease holds no slot, and takes one again afterwards.
    pub(super) async fn shared_permits(
        self: &Arc<Self>,
        store: &dyn QuotaStore,
        needs: &Needs,
        patience: Deadline,
        observed: &mut ObservedCall<'_>,
    ) -> Result<SendPermits, Denied> {
        let SendPermits { mut quota, slot } = self.local_permits(needs, patience, observed).await?;
        let request = QuotaRequest {
            waits: needs.waits,
            reserve: needs.reserve,
        };
        let no_room = match patience.run(store.take(request)).await {
            Some(QuotaReply::Granted(lease)) => {
                quota.lease = Some(lease);
                return Ok(SendPermits { quota, slot });
            }
            Some(QuotaReply::NoRoom(no_room)) => no_room,
            None => NoRoom::default(),
        };
        drop(slot);
        let waited_for = if no_room.in_reserve {
            QueuedFor::QuotaReserve
        } else {
            QueuedFor::Quota
        };
        let asked = tokio::time::Instant::now();
        let denied = || Denied {
            waited_for,
            room: no_room
                .room
                .map(|room| room.saturating_sub(asked.elapsed())),
            resets: no_room.resets.map(|at| at.saturating_sub(asked.elapsed())),
        };
        let too_late = no_room.room.is_some_and(|room| room > patience.left());
        let granted = match no_room.granted {
            Some(granted) if needs.waits && !too_late && !patience.left().is_zero() => granted,
            _ => {
                observed.wait_ended(WaitOutcome::GivenUp);
                return Err(denied());
            }
        };
        trace::waiting(waited_for, no_room.room);
        observed.wait_started(waited_for, no_room.room);
        let Some(lease) = patience.run(granted).await else {
            observed.wait_ended(WaitOutcome::GivenUp);
            return Err(denied());
        };
        quota.lease = Some(lease);
        let slot_only = Needs {
            share: None,
            ..needs.clone()
        };
        let SendPermits { slot, .. } = self.local_permits(&slot_only, patience, observed).await?;
        Ok(SendPermits { quota, slot })
    }
}
