//! The state that the handles of a quota share, and its messages to Redis.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering::Relaxed},
};

use redis::aio::ConnectionManager;
use tokio::{
    sync::Notify,
    time::{Instant, timeout},
};

use super::{
    log::{Log, milliseconds},
    message::{self, Message, News, Reply, State, Take},
    settings::Settings,
};
use crate::connection::PATIENCE;

/// The state that the handles of a quota share.
pub(super) struct Shared {
    pub(super) settings: Settings,
    keys: [String; 5],
    manager: ConnectionManager,
    log: Mutex<Log>,
    /// Notified when there is news for Redis.
    pub(super) changed: Arc<Notify>,
    /// Held by the one that sends a sync.
    syncing: tokio::sync::Mutex<()>,
    syncs: AtomicU64,
}

/// Redis did not answer in time, or with an error.
#[derive(Debug)]
pub(super) struct Lost;

impl Shared {
    pub(super) fn new(settings: Settings, manager: ConnectionManager) -> Self {
        Self {
            keys: message::keys(&settings.name),
            manager,
            log: Mutex::new(Log::new(settings.clone())),
            changed: Arc::default(),
            syncing: tokio::sync::Mutex::default(),
            syncs: AtomicU64::new(0),
            settings,
        }
    }

    pub(super) fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn wake(&self) {
        self.changed.notify_one();
    }

    /// Asks Redis for a lease. If Redis does not know this program, tells it all first.
    pub(super) async fn ask(&self, take: impl Fn() -> Take) -> Result<Reply, Lost> {
        let began = Instant::now();
        for _ in 0..2 {
            let seen = self.syncs.load(Relaxed);
            let news = self.log().take_news();
            let reply = self.send(news, Some(take()), None).await?;
            if reply.state != State::Unsynced {
                return Ok(reply);
            }
            let left = PATIENCE.saturating_sub(began.elapsed());
            timeout(left, self.sync_after(seen))
                .await
                .map_err(|_| Lost)??;
        }
        Err(Lost)
    }

    /// Sends the news and the heartbeat.
    pub(super) async fn poll(&self) -> Result<Reply, Lost> {
        let seen = self.syncs.load(Relaxed);
        let news = self.log().take_news();
        let reply = self.send(news, None, None).await?;
        if reply.state == State::Unsynced {
            return self.sync_after(seen).await;
        }
        Ok(reply)
    }

    /// Tells Redis all that this program knows.
    pub(super) async fn sync(&self) -> Result<Reply, Lost> {
        let seen = self.syncs.load(Relaxed);
        self.sync_after(seen).await
    }

    /// Sends a sync, unless there was another one meanwhile.
    async fn sync_after(&self, seen: u64) -> Result<Reply, Lost> {
        let _only = self.syncing.lock().await;
        if self.syncs.load(Relaxed) != seen {
            return Ok(Reply::default());
        }
        let (news, sync) = self.log().sync();
        let reply = self.send(news, None, Some(sync)).await?;
        self.syncs.fetch_add(1, Relaxed);
        Ok(reply)
    }

    async fn send(
        &self,
        news: News,
        take: Option<Take>,
        sync: Option<message::Sync>,
    ) -> Result<Reply, Lost> {
        let settings = &self.settings;
        let message = Message {
            owner: self.log().owner().to_owned(),
            window: milliseconds(settings.window),
            limit: settings.limit,
            dead: milliseconds(settings.dead_after),
            news,
            take,
            sync,
        };
        let began = Instant::now();
        let sent = timeout(
            PATIENCE,
            message::send(self.manager.clone(), &self.keys, &message),
        );
        let mut reply = match sent.await {
            Ok(Ok(reply)) => reply,
            Ok(Err(_)) | Err(_) => return Err(Lost),
        };
        // This program was suspended: the others may count it as dead.
        if began.elapsed() > settings.dead_after / 2 {
            return Err(Lost);
        }
        self.log().granted(std::mem::take(&mut reply.granted));
        Ok(reply)
    }

    /// Counts alone from now on, until a sync succeeds.
    pub(super) fn lose(&self) {
        let mut log = self.log();
        if log.set_lost(true) {
            #[cfg(feature = "tracing")]
            tracing::warn!(
                target: "profound_redis",
                quota = &*self.settings.name,
                share = self.settings.when_lost,
                "redis does not answer; this program uses its share of the quota",
            );
        }
        log.serve_lost();
        drop(log);
        self.wake();
    }

    /// Counts in Redis again.
    pub(super) fn heal(&self) {
        if self.log().set_lost(false) {
            #[cfg(feature = "tracing")]
            tracing::info!(
                target: "profound_redis",
                quota = &*self.settings.name,
                "redis answers again",
            );
        }
    }
}
