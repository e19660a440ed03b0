//! The quota store on Redis.

mod builder;
mod keeper;
mod lease;
mod log;
mod message;
mod settings;
mod shared;
mod take;

use std::{fmt, sync::Arc, time::Duration};

use profound_client::{
    RateLimit,
    quota_store::{BoxFuture, QuotaReply, QuotaRequest, QuotaStore},
};

pub use self::builder::RedisQuotaBuilder;
use self::shared::Shared;

/// The quota of one key, shared through Redis by all programs that use the same name.
///
/// Set it with [`ClientBuilder::quota_store`](profound_client::ClientBuilder::quota_store). A clone is
/// the same quota. It has a task in the tokio runtime in which it was made: keep that runtime.
#[derive(Clone)]
pub struct RedisQuota(Arc<Shared>);

impl RedisQuota {
    /// Returns true while Redis does not answer, and this program counts alone.
    pub fn is_lost(&self) -> bool {
        self.0.log().is_lost()
    }
}

impl QuotaStore for RedisQuota {
    fn take(&self, request: QuotaRequest) -> BoxFuture<'_, QuotaReply> {
        Box::pin(self.0.take(request))
    }

    fn record(&self, rate_limit: RateLimit, until_reset: Option<Duration>) {
        self.0.log().record(rate_limit, until_reset);
        self.0.wake();
    }

    fn pause(&self, wait: Duration) {
        self.0.log().pause(wait);
        self.0.wake();
    }
}

impl fmt::Debug for RedisQuota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisQuota")
            .field("name", &self.0.settings.name)
            .finish_non_exhaustive()
    }
}
