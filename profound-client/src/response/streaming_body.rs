//! Response bodies that are streamed.

use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use tokio::time::{Instant, Sleep, sleep};

use crate::{
    endpoint::Operation,
    error::{Error, TimeoutError, TransportError, WaitedFor},
    exclusive::Exclusive,
    observe::ObservedStream,
    quota::Slot,
    work::Work,
};

/// A response body as it arrives, with a stall timeout. Dropping it cancels the request.
pub(crate) struct StreamingBody {
    chunks: Exclusive<Pin<Box<dyn BodyStream>>>,
    operation: Operation,
    silence: Duration,
    /// The stall timer, which runs while data is awaited.
    timer: Pin<Box<Sleep>>,
    waiting: bool,
    /// The slot of an open stream; `None` if no request has opened it.
    _slot: Option<Slot>,
    /// `None` if the client has no observer.
    observed: Option<ObservedStream>,
}

/// The body of a connection's response.
pub(crate) trait BodyStream: Send {
    /// Returns the next piece of the body, or `None` at its end. It is pending also if the budget of
    /// work is used up.
    fn poll_chunk(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        work: &mut Work,
        operation: &Operation,
    ) -> Poll<Option<Result<Bytes, TransportError>>>;
}

impl StreamingBody {
    pub(crate) fn new(
        chunks: Pin<Box<dyn BodyStream>>,
        operation: Operation,
        silence: Duration,
        slot: Option<Slot>,
    ) -> Self {
        Self {
            chunks: Exclusive::new(chunks),
            operation,
            silence,
            timer: Box::pin(sleep(Duration::ZERO)),
            waiting: false,
            _slot: slot,
            observed: None,
        }
    }

    /// Reports the end of the stream to the observers.
    pub(crate) fn observe(&mut self, observed: Option<ObservedStream>) {
        self.observed = observed;
    }

    /// Records that the stream has failed, for the observers.
    pub(super) fn failed(&mut self, error: &Error) {
        if let Some(observed) = &mut self.observed {
            observed.failed(error);
        }
    }

    /// Returns the next piece, or `None` at the end.
    pub(crate) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
        work: &mut Work,
    ) -> Poll<Option<Result<Bytes, Error>>> {
        let chunk = self.poll_body(context, work);
        if let (Some(observed), Poll::Ready(chunk)) = (&mut self.observed, &chunk) {
            match chunk {
                Some(Ok(bytes)) => observed.count(bytes.len()),
                Some(Err(error)) => observed.failed(error),
                None => observed.complete(),
            }
        }
        chunk
    }

    fn poll_body(
        &mut self,
        context: &mut Context<'_>,
        work: &mut Work,
    ) -> Poll<Option<Result<Bytes, Error>>> {
        let chunks = self.chunks.get_mut().as_mut();
        let chunk = chunks.poll_chunk(context, work, &self.operation);
        if let Poll::Ready(chunk) = chunk {
            self.waiting = false;
            return Poll::Ready(chunk.map(|chunk| chunk.map_err(Error::Transport)));
        }
        if !self.waiting {
            let Some(until) = Instant::now().checked_add(self.silence) else {
                return Poll::Pending;
            };
            self.timer.as_mut().reset(until);
            self.waiting = true;
        }
        if self.timer.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        let operation = self.operation.clone();
        let silent = TimeoutError::new(operation, self.silence, 1, WaitedFor::BodyData, None);
        Poll::Ready(Some(Err(Error::Timeout(silent))))
    }
}

impl fmt::Debug for StreamingBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamingBody").finish_non_exhaustive()
    }
}
