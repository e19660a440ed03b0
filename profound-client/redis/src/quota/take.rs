//! Takes leases, from Redis or without it.

use std::{sync::Arc, time::Duration};

use profound_client::quota_store::{NoRoom, QuotaReply, QuotaRequest};

use super::{
    lease::Lease,
    message::{State, Take},
    shared::Shared,
};

impl Shared {
    /// Asks for one lease.
    pub(super) async fn take(self: &Arc<Self>, request: QuotaRequest) -> QuotaReply {
        let (number, id, is_lost) = {
            let mut log = self.log();
            let number = log.begin(request.reserve);
            (number, log.id(number, request.reserve), log.is_lost())
        };
        let lease = Lease::new(self.clone(), number);
        if is_lost {
            return self.take_lost(request, lease, number);
        }
        let take = || Take {
            id: id.clone(),
            waits: request.waits,
        };
        let Ok(reply) = self.ask(take).await else {
            self.lose();
            return self.take_lost(request, lease, number);
        };
        let granted = match reply.state {
            State::Granted => {
                self.log().open(number);
                return QuotaReply::Granted(Box::new(lease));
            }
            State::Queued => {
                let granted = self.log().wait(number);
                self.wake();
                Some(granted)
            }
            State::Done | State::Refused | State::Unsynced => None,
        };
        let mut no_room = NoRoom::default();
        no_room.room = reply.room.map(Duration::from_millis);
        no_room.resets = reply.resets.map(Duration::from_millis);
        no_room.in_reserve = reply.in_reserve;
        no_room.granted = granted.map(|granted| Box::pin(lease.granted(granted)) as _);
        QuotaReply::NoRoom(no_room)
    }

    /// Takes a lease without Redis.
    fn take_lost(&self, request: QuotaRequest, lease: Lease, number: u64) -> QuotaReply {
        let mut log = self.log();
        let mut no_room = NoRoom::default();
        match log.take_lost(number) {
            Ok(()) => {
                drop(log);
                return QuotaReply::Granted(Box::new(lease));
            }
            // Redis may answer again at any time.
            Err(_) if request.waits => {
                let granted = log.wait(number);
                no_room.granted = Some(Box::pin(lease.granted(granted)));
            }
            Err(room) => {
                // Given up after the lock.
                drop(log);
                no_room.room = room;
                drop(lease);
                return QuotaReply::NoRoom(no_room);
            }
        }
        drop(log);
        self.wake();
        QuotaReply::NoRoom(no_room)
    }
}
