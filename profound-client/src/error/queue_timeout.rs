//! Calls that were not sent, because they did not get their permits in time.

use std::{
    error, fmt,
    time::{Duration, SystemTime},
};

use crate::endpoint::Operation;

/// A call that did not get a quota permit or a request slot in time. The request was not sent.
///
/// A call waits at most for its queue timeout
/// ([`wait_for_quota`](crate::ClientBuilder::wait_for_quota),
/// [`with_queue_timeout`](crate::Client::with_queue_timeout)), or without one for its deadline. It
/// fails before that if it is known that there is no room in time.
#[derive(Clone, Debug)]
pub struct QueueTimeoutError(Box<Facts>);

#[derive(Clone, Debug)]
struct Facts {
    operation: Operation,
    waited_for: QueuedFor,
    waited: Duration,
    limit: Duration,
    /// The time until there was room, if it was known.
    room: Option<Duration>,
    /// The time at which the quota resets, if it was known.
    resets: Option<SystemTime>,
}

/// The permit that a call waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QueuedFor {
    /// The hourly quota of the key.
    Quota,
    /// The part of the quota above the handle's
    /// [reserve](crate::Client::with_quota_reserve).
    QuotaReserve,
    /// The handle's [share](crate::Client::with_quota_share) of the quota.
    QuotaShare,
    /// A request slot: see [`max_concurrent_calls`](crate::ClientBuilder::max_concurrent_calls).
    ConcurrencyLimit,
    /// The slot of an open stream: see
    /// [`max_concurrent_streams`](crate::ClientBuilder::max_concurrent_streams).
    StreamLimit,
}

impl QueueTimeoutError {
    /// Returns the error of a call that waited for `waited`. `room` and `resets` are the times from now
    /// until the call would have room, and until the quota resets.
    pub(crate) fn new(
        operation: Operation,
        waited_for: QueuedFor,
        (waited, limit): (Duration, Duration),
        room: Option<Duration>,
        resets: Option<Duration>,
    ) -> Self {
        Self(Box::new(Facts {
            operation,
            waited_for,
            waited,
            limit,
            room,
            resets: resets.and_then(|resets| SystemTime::now().checked_add(resets)),
        }))
    }

    /// Returns the permit that the call waited for.
    pub fn waited_for(&self) -> QueuedFor {
        self.0.waited_for
    }

    /// Returns how long the call waited: zero if it was known at once that there is no room in time.
    pub fn waited(&self) -> Duration {
        self.0.waited
    }

    /// Returns the time limit of the wait: the rest of the queue timeout, or the deadline of a call
    /// without one.
    pub fn limit(&self) -> Duration {
        self.0.limit
    }

    /// Returns the time from the error until there was room for the call, if it was known. Other calls
    /// may take that room first.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.room
    }

    /// Returns when the quota resets by this machine's clock, if the API has said so.
    pub fn resets_at(&self) -> Option<SystemTime> {
        self.0.resets
    }
}

impl fmt::Display for QueueTimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Facts {
            operation,
            waited_for,
            waited,
            limit,
            room,
            ..
        } = &*self.0;
        let room = room.map(|room| Duration::from_secs(room.as_secs_f64().ceil() as u64));
        write!(f, "{operation}: ")?;
        match room {
            Some(room) if waited < limit => write!(
                f,
                "{waited_for} has room again in {room:?}, and the call waits for at most {limit:?}"
            )?,
            Some(room) => write!(
                f,
                "timed out after {limit:?} waiting for {waited_for}, which has room again in {room:?}"
            )?,
            None if waited < limit => write!(f, "{waited_for} has no room")?,
            None => write!(f, "timed out after {limit:?} waiting for {waited_for}")?,
        }
        write!(f, "; the request was not sent: {}", waited_for.help())
    }
}

impl error::Error for QueueTimeoutError {}

impl QueuedFor {
    /// Returns true if the call waited for a part of the quota, and not for a slot.
    pub(crate) fn is_quota(self) -> bool {
        matches!(self, Self::Quota | Self::QuotaReserve | Self::QuotaShare)
    }

    fn help(self) -> &'static str {
        match self {
            Self::Quota => "make fewer calls, or raise the queue timeout",
            Self::QuotaReserve => "make fewer calls, or lower `with_quota_reserve`",
            Self::QuotaShare => "make fewer calls, or raise `with_quota_share`",
            Self::ConcurrencyLimit => {
                "raise `max_concurrent_calls` or the timeout, or start fewer calls at once"
            }
            Self::StreamLimit => "end or drop a stream, or raise `max_concurrent_streams`",
        }
    }
}

/// Names the permit, such as `the hourly quota`.
impl fmt::Display for QueuedFor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Quota => "the hourly quota",
            Self::QuotaReserve => "the hourly quota above the reserve",
            Self::QuotaShare => "the share of the hourly quota",
            Self::ConcurrencyLimit => "a free request slot",
            Self::StreamLimit => "a free stream slot",
        })
    }
}
