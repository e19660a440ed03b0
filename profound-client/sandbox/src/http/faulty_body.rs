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

/// What goes onto the connection.
pub(crate) type FaultyResponse = Response<Either<Full<Bytes>, HalfBody>>;

/// The connection is to be reset, instead of an answer.
#[derive(Debug)]
pub(crate) struct Reset;

impl fmt::Display for Reset {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no answer, as the sandbox was told")
    }
}

impl error::Error for Reset {}

/// The second half of a body does not come, after an orderly end of the connection: a reset might
/// take the first half with it.
#[derive(Debug)]
pub(crate) struct BrokenOff;

impl fmt::Display for BrokenOff {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("half an answer, as the sandbox was told")
    }
}

impl error::Error for BrokenOff {}

/// A body of which the second half never comes.
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
            // hyper writes to the socket once there is nothing more for now, and drops what it has
            // not written when there is an error.
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
