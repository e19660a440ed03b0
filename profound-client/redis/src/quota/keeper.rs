//! The task of a quota: heartbeats, news, the granted tickets of waiting calls, and the way back when Redis
//! did not answer.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use tokio::time::{Instant, timeout};

use super::shared::Shared;

/// The shortest and the longest time between two polls of waiting calls.
const POLL: (Duration, Duration) = (Duration::from_millis(10), Duration::from_millis(500));
/// The shortest and the longest time between two attempts to reach Redis.
const RETRY: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));
/// The time between two complete messages, which remove what a lost reply has left in Redis.
const SYNC: Duration = Duration::from_secs(30);

/// The next step of the task.
struct Plan {
    next: Instant,
    synced: Instant,
    /// The time between the last two attempts to reach Redis.
    backoff: Duration,
}

/// Starts the task, which ends when all handles and leases of the quota are dropped.
pub(super) fn start(shared: &Arc<Shared>) {
    tokio::spawn(keep(Arc::downgrade(shared)));
}

async fn keep(quota: Weak<Shared>) {
    let now = Instant::now();
    let mut plan = Plan {
        next: now,
        synced: now,
        backoff: RETRY.0,
    };
    loop {
        let Some(changed) = quota.upgrade().map(|shared| shared.changed.clone()) else {
            return;
        };
        let left = plan.next.saturating_duration_since(Instant::now());
        let is_due = timeout(left, changed.notified()).await.is_err();
        let Some(shared) = quota.upgrade() else {
            return;
        };
        let is_lost = shared.log().is_lost();
        if is_lost {
            plan.reach(&shared, is_due).await;
        } else {
            plan.poll(&shared, is_due).await;
        }
    }
}

impl Plan {
    async fn poll(&mut self, shared: &Shared, is_due: bool) {
        let (has_news, has_waiting) = {
            let log = shared.log();
            (log.has_news(), log.has_waiting())
        };
        if !(is_due || has_news || has_waiting) {
            return;
        }
        let reply = if self.synced.elapsed() > SYNC {
            self.synced = Instant::now();
            shared.sync().await
        } else {
            shared.poll().await
        };
        let Ok(reply) = reply else {
            self.backoff = RETRY.0;
            self.next = Instant::now() + RETRY.0;
            shared.lose();
            return;
        };
        let heartbeat = shared.settings.dead_after / 4;
        let pause = if shared.log().has_waiting() {
            let soonest = reply.soonest.map_or(POLL.1, Duration::from_millis);
            soonest.clamp(POLL.0, POLL.1).min(heartbeat)
        } else {
            heartbeat
        };
        self.next = Instant::now() + pause;
    }

    async fn reach(&mut self, shared: &Shared, is_due: bool) {
        let room = shared.log().serve_lost();
        if is_due {
            if shared.sync().await.is_ok() {
                self.synced = Instant::now();
                self.next = self.synced;
                self.backoff = RETRY.0;
                shared.heal();
                return;
            }
            self.backoff = (2 * self.backoff).min(RETRY.1);
            self.next = Instant::now() + self.backoff;
        }
        // Not later than there is room for a waiting call.
        if let Some(room) = room {
            self.next = self.next.min(Instant::now() + room.max(POLL.0));
        }
    }
}
