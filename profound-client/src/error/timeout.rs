//! Time limits that passed.

use std::{error, fmt, time::Duration};

use super::box_error::BoxError;
use crate::endpoint::Operation;

/// A time limit of a call passed before its response was complete.
#[derive(Debug)]
pub struct TimeoutError {
    operation: Operation,
    limit: Duration,
    attempts: u32,
    waited_for: WaitedFor,
    source: Option<BoxError>,
}

/// The event that a call waited for when its time limit passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WaitedFor {
    /// A response, or the next attempt.
    Response,
    /// A request slot.
    ConcurrencyLimit,
    /// A slot for an open stream.
    Stream,
    /// A quota permit.
    Quota,
    /// The next bytes of a streamed body.
    BodyData,
    /// The server, to accept more of an upload.
    Upload,
    /// The content of an upload, from its file or reader.
    UploadContent,
}

impl TimeoutError {
    pub(crate) fn new(
        operation: Operation,
        limit: Duration,
        attempts: u32,
        waited_for: WaitedFor,
        last: Option<BoxError>,
    ) -> Self {
        Self {
            operation,
            limit,
            attempts,
            waited_for,
            source: last,
        }
    }

    /// Returns the limit that passed: the call's deadline (including retries), the queue timeout, or
    /// the stall timeout of a stream or an upload.
    pub fn limit(&self) -> Duration {
        self.limit
    }

    /// Returns the number of attempts: 0 if the call was still waiting for the quota or a request slot.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operation,
            limit,
            attempts,
            waited_for,
            ..
        } = self;
        match (waited_for, attempts) {
            (WaitedFor::Quota, _) => write!(
                f,
                "{operation}: the hour's quota has no room within {limit:?}, and nothing was sent: \
                 make fewer calls, or raise the limit of `wait_for_quota` on the client's builder"
            ),
            (WaitedFor::BodyData, _) => write!(
                f,
                "{operation}: nothing came for {limit:?} after the answer had begun: make the call \
                 again, or raise `stream_idle_timeout` on the client's builder"
            ),
            (WaitedFor::Upload, _) => write!(
                f,
                "{operation}: the server took nothing more of the upload for {limit:?}: look whether it \
                 has it, and make the call again; for a slow line raise `upload_stall_timeout` on the \
                 client's builder"
            ),
            (WaitedFor::UploadContent, _) => write!(
                f,
                "{operation}: a part of the upload brought nothing for {limit:?}: see to its reader or \
                 file, or raise `upload_stall_timeout` on the client's builder"
            ),
            (WaitedFor::ConcurrencyLimit, 0) => write!(
                f,
                "{operation}: no turn within {limit:?}, and nothing was sent: other calls take \
                 all that `max_concurrent_calls` allows: raise that or the timeout, or start fewer at \
                 once"
            ),
            (WaitedFor::Stream, 0) => write!(
                f,
                "{operation}: no turn within {limit:?}, and nothing was sent: other streams take \
                 all that `max_concurrent_streams` allows: end or drop one, or raise that"
            ),
            _ => {
                let plural = if *attempts == 1 { "" } else { "s" };
                write!(
                    f,
                    "{operation}: no answer within {limit:?} ({attempts} attempt{plural}): raise the \
                     timeout or ask for less"
                )
            }
        }
    }
}

impl error::Error for TimeoutError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
