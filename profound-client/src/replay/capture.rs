//! Copies of bodies, made while they pass.

use std::{
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::content::Digest;

/// The most bytes of a body that are copied: as many as a client reads by default.
const MOST: usize = 64 << 20;

/// The bytes of a body that have passed.
#[derive(Default)]
pub(super) struct Capture {
    pub(super) bytes: Vec<u8>,
    /// The digest of all bytes, also of those that are not copied.
    pub(super) digest: Digest,
    /// True if the body ended without an error.
    pub(super) is_complete: bool,
}

impl Capture {
    pub(super) fn add(&mut self, piece: &[u8]) {
        self.digest.add(piece);
        let room = MOST.saturating_sub(self.bytes.len());
        self.bytes
            .extend_from_slice(&piece[..piece.len().min(room)]);
    }

    /// Returns true if not all bytes were copied.
    pub(super) fn is_cut(&self) -> bool {
        self.digest.bytes > self.bytes.len() as u64
    }
}

/// A capture that a body and an exchange share.
#[derive(Clone, Default)]
pub(super) struct SharedCapture(Arc<Mutex<Capture>>);

impl SharedCapture {
    pub(super) fn lock(&self) -> MutexGuard<'_, Capture> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request body that is copied while it is sent.
pub(super) struct CapturedBody<B> {
    body: B,
    /// The length, if known. A connection that knows it does not poll for the end.
    length: Option<u64>,
    capture: SharedCapture,
}

impl<B: Body> CapturedBody<B> {
    pub(super) fn new(body: B, capture: SharedCapture) -> Self {
        let length = body.size_hint().exact();
        Self {
            body,
            length,
            capture,
        }
    }
}

impl<B: Body<Data = Bytes> + Unpin> Body for CapturedBody<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        let mut capture = self.capture.lock();
        match &frame {
            Some(Ok(frame)) => {
                if let Some(data) = frame.data_ref() {
                    capture.add(data);
                }
                capture.is_complete = self.length == Some(capture.digest.bytes);
            }
            Some(Err(_)) => {}
            None => capture.is_complete = true,
        }
        drop(capture);
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
