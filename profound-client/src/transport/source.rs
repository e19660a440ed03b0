//! Where a body comes from: the connection, with its encoding undone.

use std::{
    future::poll_fn,
    pin::pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use http::HeaderMap;
use reqwest::Response;

use super::{
    encoding::Decoder,
    failure::{self, Failure},
};
use crate::error::{BoxError, Phase};

/// A body on its way.
pub(super) struct Source {
    response: Response,
    /// How much of what was announced has not come, in bytes as they are sent.
    left: u64,
    decoder: Option<Box<Decoder>>,
}

impl Source {
    /// The body of an answer with these headers, which are then those of what it gives.
    pub(super) fn of(response: Response, headers: &mut HeaderMap) -> Self {
        Self {
            decoder: Decoder::of(headers).map(Box::new),
            left: response.content_length().unwrap_or(0),
            response,
        }
    }

    /// How long it is to be, in bytes, where that is known; a compressed one may come to anything.
    pub(super) fn announced(&self) -> Option<u64> {
        match self.decoder {
            Some(_) => None,
            None => self.response.content_length(),
        }
    }

    pub(super) async fn chunk(&mut self) -> Result<Option<Bytes>, Failure> {
        poll_fn(|context| self.poll_chunk(context))
            .await
            .transpose()
    }

    pub(super) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Failure>>> {
        let Some(decoder) = &mut self.decoder else {
            return poll_sent(&mut self.response, &mut self.left, context);
        };
        loop {
            match decoder.piece() {
                Ok(Some(piece)) => return Poll::Ready(Some(Ok(piece))),
                Ok(None) => {}
                Err(cause) => return Poll::Ready(Some(Err(undecoded(cause)))),
            }
            match ready!(poll_sent(&mut self.response, &mut self.left, context)) {
                Some(Ok(chunk)) => decoder.feed(chunk),
                None => return Poll::Ready(decoder.end().err().map(|cause| Err(undecoded(cause)))),
                failed => return Poll::Ready(failed),
            }
        }
    }
}

/// The next bytes as they were sent.
fn poll_sent(
    response: &mut Response,
    left: &mut u64,
    context: &mut Context<'_>,
) -> Poll<Option<Result<Bytes, Failure>>> {
    // A future that is dropped has taken nothing.
    Poll::Ready(match ready!(pin!(response.chunk()).poll(context)) {
        Ok(Some(chunk)) => {
            *left = left.saturating_sub(chunk.len() as u64);
            Some(Ok(chunk))
        }
        // hyper takes a stream that was reset without an error for one that ended.
        Ok(None) if *left > 0 => Some(Err(Failure::new(Phase::Body))),
        Ok(None) => None,
        Err(error) => Some(Err(failure::of_body(error))),
    })
}

fn undecoded(cause: BoxError) -> Failure {
    Failure {
        phase: Phase::Encoding,
        source: Some(cause),
    }
}
