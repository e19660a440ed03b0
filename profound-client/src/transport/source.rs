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
use crate::error::{Phase, Source as Cause};

/// A body on its way.
pub(super) struct Source {
    response: Response,
    decoder: Option<Box<Decoder>>,
}

impl Source {
    /// The body of an answer with these headers, which are then those of what it gives.
    pub(super) fn of(response: Response, headers: &mut HeaderMap) -> Self {
        Self {
            decoder: Decoder::of(headers).map(Box::new),
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
            return poll_sent(&mut self.response, context);
        };
        loop {
            match decoder.piece() {
                Ok(Some(piece)) => return Poll::Ready(Some(Ok(piece))),
                Ok(None) => {}
                Err(cause) => return Poll::Ready(Some(Err(undecoded(cause)))),
            }
            match ready!(poll_sent(&mut self.response, context)) {
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
    context: &mut Context<'_>,
) -> Poll<Option<Result<Bytes, Failure>>> {
    // A future that is dropped has taken nothing.
    let chunk = ready!(pin!(response.chunk()).poll(context));
    Poll::Ready(chunk.map_err(failure::of_body).transpose())
}

fn undecoded(cause: Cause) -> Failure {
    Failure {
        phase: Phase::Encoding,
        source: Some(cause),
    }
}
