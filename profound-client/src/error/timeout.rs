//! Time limits that passed.

use std::{error, fmt, time::Duration};

use super::{box_error::BoxError, delivery::Delivery};
use crate::endpoint::Operation;

/// A time limit of a call passed before its response was complete.
#[doc(alias("deadline"))]
#[derive(Debug)]
pub struct TimeoutError {
    operation: Operation,
    limit: Duration,
    attempts: u32,
    waited_for: WaitedFor,
    /// The highest value of the attempts before the last one.
    earlier: Delivery,
    source: Option<BoxError>,
}

/// The event that a call waited for when its time limit passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WaitedFor {
    /// A response, or the next attempt.
    Response,
    /// An equal call, whose response is shared. This call has sent nothing.
    EqualCall,
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
            earlier: Delivery::NotSent,
            source: last,
        }
    }

    /// Returns the limit that passed: the call's deadline (including retries), or the stall timeout of a
    /// stream or an upload.
    pub fn limit(&self) -> Duration {
        self.limit
    }

    pub(crate) fn raise_delivery(&mut self, earlier: Delivery) {
        self.earlier = self.earlier.max(earlier);
    }

    /// Returns how far the requests of the call came.
    pub fn delivery(&self) -> Delivery {
        let last = match self.waited_for {
            WaitedFor::EqualCall => Delivery::NotSent,
            WaitedFor::BodyData => Delivery::Processed,
            // It is unknown how much of the request was sent.
            WaitedFor::Response | WaitedFor::Upload | WaitedFor::UploadContent => {
                Delivery::MaybeProcessed
            }
        };
        last.max(self.earlier)
    }

    /// Returns the number of attempts: at least 1, or 0 if the call waited for an
    /// [equal one](crate::guide::cache) and sent nothing.
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
        match waited_for {
            WaitedFor::BodyData => write!(
                f,
                "{operation}: response body stalled: no data for {limit:?}: make the call again, or raise \
                 `stream_idle_timeout` on the client's builder"
            ),
            WaitedFor::Upload => write!(
                f,
                "{operation}: upload stalled: the server accepted no data for {limit:?}: check whether it \
                 was applied before you make the call again; for a slow line raise \
                 `upload_stall_timeout` on the client's builder"
            ),
            WaitedFor::UploadContent => write!(
                f,
                "{operation}: upload stalled: its file or reader produced no data for {limit:?}: check it, \
                 or raise `upload_stall_timeout` on the client's builder"
            ),
            WaitedFor::EqualCall => write!(
                f,
                "{operation}: no response of an equal call within {limit:?}: raise the timeout or request \
                 less"
            ),
            WaitedFor::Response => {
                let plural = if *attempts == 1 { "" } else { "s" };
                write!(
                    f,
                    "{operation}: no response within {limit:?} ({attempts} attempt{plural}): \
                     raise the timeout or request less"
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
