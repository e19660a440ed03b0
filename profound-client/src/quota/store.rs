//! The seam for a quota that several programs share.

use std::{fmt, future::Future, pin::Pin, sync::Arc, time::Duration};

use crate::error::RateLimit;

/// A boxed future, so that the trait can be used as an object.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A store of one key's quota, which several programs share: it takes the place of the client's own count.
///
/// Set it with [`ClientBuilder::quota_store`](crate::ClientBuilder::quota_store). The package
/// `profound-redis` has one. Guide: [One key, many machines](crate::guide::many_machines).
///
/// The client still holds the [request slots](crate::ClientBuilder::max_concurrent_calls), the
/// [shares](crate::Client::with_quota_share) of its handles and the queue timeout. It asks the store for
/// each request, directly before it is sent. No method may block. No method receives a key.
#[doc(alias(
    "distributed rate limit",
    "distributed rate limiter",
    "shared quota",
    "rate limiter"
))]
pub trait QuotaStore: Send + Sync + 'static {
    /// Asks for one request. The reply must come soon, also when there is no room: the call holds a
    /// request slot meanwhile. If the future is dropped, the request is not sent.
    fn take(&self, request: QuotaRequest) -> BoxFuture<'_, QuotaReply>;

    /// Records the rate-limit headers of a response. `until_reset` is the time from now until the API's
    /// quota resets, by the server's clock. It is `None` if the response has no `Date`, because this
    /// machine's clock may be wrong.
    fn record(&self, rate_limit: RateLimit, until_reset: Option<Duration>);

    /// Grants nothing for this long, because the API rejected a request. The client passes the API's
    /// own number: limit it to the window of the quota.
    fn pause(&self, wait: Duration);
}

/// The question of a call to a [`QuotaStore`], for one request. The default does not wait, and leaves no reserve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuotaRequest {
    /// Set if the call waits for the quota. Any other call is refused only if the API has reported that
    /// nothing is left, or if its reserve does not allow it. It counts in any case.
    pub waits: bool,
    /// The number of requests that must be left for others.
    pub reserve: u64,
}

/// The reply of a [`QuotaStore`].
#[derive(Debug)]
pub enum QuotaReply {
    /// The request may be sent.
    Granted(Box<dyn QuotaLease>),
    /// There is no room now.
    NoRoom(NoRoom),
}

/// The reason why a [`QuotaStore`] grants nothing now, and the wait.
#[derive(Default)]
#[non_exhaustive]
pub struct NoRoom {
    /// The time from now before which there is certainly no room, if it is known. A call that cannot
    /// wait for so long fails at once.
    pub room: Option<Duration>,
    /// The time from now until the API's quota resets, if it is known.
    pub resets: Option<Duration>,
    /// Set if there is room, but only within the call's reserve.
    pub in_reserve: bool,
    /// The place in the queue: ready when the request is granted. If it is dropped, the place is given
    /// up. `None` if the call does not wait, or can never have room.
    pub granted: Option<BoxFuture<'static, Box<dyn QuotaLease>>>,
}

/// The right to send one request, granted by a [`QuotaStore`]. If it is dropped, nothing was sent.
pub trait QuotaLease: fmt::Debug + Send + Sync + 'static {
    /// Ends the lease of a request that was sent. `reported` is set if the response had rate-limit
    /// headers. Not called if the request was certainly not sent.
    fn sent(self: Box<Self>, reported: bool);
}

impl<S: QuotaStore + ?Sized> QuotaStore for Arc<S> {
    fn take(&self, request: QuotaRequest) -> BoxFuture<'_, QuotaReply> {
        (**self).take(request)
    }

    fn record(&self, rate_limit: RateLimit, until_reset: Option<Duration>) {
        (**self).record(rate_limit, until_reset);
    }

    fn pause(&self, wait: Duration) {
        (**self).pause(wait);
    }
}

impl fmt::Debug for NoRoom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NoRoom")
            .field("room", &self.room)
            .field("resets", &self.resets)
            .field("in_reserve", &self.in_reserve)
            .finish_non_exhaustive()
    }
}
