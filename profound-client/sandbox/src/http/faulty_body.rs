//! Response bodies that break off, and connections that are reset.

use std::{
    error, fmt, mem,
    pin::Pin,
    task::{Context, Poll},
};

use bytes::Bytes;
use http::Response;
use http_body::{Body, Frame, SizeHint};
use http_body_util::{Either, Full};

/// The response that is sent on the connection.
pub(crate) type FaultyResponse = Response<Either<Full<Bytes>, HalfBody>>;

/// The error that resets the connection instead of a response.
#[derive(Debug)]
pub(crate) struct Reset;

impl fmt::Display for Reset {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no response: a fault was injected")
    }
}

impl error::Error for Reset {}

/// The error that closes the connection in the middle of a body.
///
/// The connection is closed without a reset: a reset might discard the first half too.
#[derive(Debug)]
pub(crate) struct BrokenOff;

impl fmt::Display for BrokenOff {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("half a response: a fault was injected")
    }
}

impl error::Error for BrokenOff {}

/// A body whose second half is never sent.
pub(crate) struct HalfBody {
    announced: usize,
    step: BodyStep,
}

enum BodyStep {
    Send(Bytes),
    Flush,
    Break,
}

impl HalfBody {
    pub(crate) fn of(whole: Bytes) -> HalfBody {
        HalfBody {
            announced: whole.len(),
            step: BodyStep::Send(whole.slice(..whole.len() / 2)),
        }
    }
}

impl Body for HalfBody {
    type Data = Bytes;
    type Error = BrokenOff;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BrokenOff>>> {
        match mem::replace(&mut self.step, BodyStep::Break) {
            BodyStep::Send(half) => {
                self.step = BodyStep::Flush;
                Poll::Ready(Some(Ok(Frame::data(half))))
            }
            // Return `Pending` once: hyper flushes to the socket when the body has nothing more for now.
            // After an error, it drops everything that it has not yet written.
            BodyStep::Flush => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            BodyStep::Break => Poll::Ready(Some(Err(BrokenOff))),
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.announced as u64)
    }
}
