//! The source of a response body: the connection, with decompression.

use std::{
    future::poll_fn,
    pin::pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use http::HeaderMap;
use reqwest::Response;

use super::{
    encoding::{Decoder, Progress},
    failure::{self, Failure},
};
use crate::{
    error::{BoxError, Phase},
    work::{ITEM, Work},
};

/// The bytes that are received for one unit of work: they are only copied.
const COPIED: usize = 8;

/// A response body that is being received.
pub(super) struct Source {
    response: Response,
    /// The number of announced bytes that have not arrived, before decompression.
    left: u64,
    decoder: Option<Box<Decoder>>,
}

impl Source {
    /// Returns the body of a response, and changes its headers to those of the decompressed body.
    pub(super) fn of(response: Response, headers: &mut HeaderMap) -> Self {
        Self {
            decoder: Decoder::of(headers).map(Box::new),
            left: response.content_length().unwrap_or(0),
            response,
        }
    }

    /// Returns the announced length in bytes, if known. The length of a compressed body is unknown.
    pub(super) fn announced(&self) -> Option<u64> {
        match self.decoder {
            Some(_) => None,
            None => self.response.content_length(),
        }
    }

    /// Returns the next piece, or `None` at the end.
    pub(super) async fn chunk(&mut self, work: &mut Work) -> Result<Option<Bytes>, Failure> {
        poll_fn(|context| self.poll_chunk(context, work))
            .await
            .transpose()
    }

    /// Returns the next piece, or `None` at the end. Yields when the budget of work is used up, so that
    /// timers and deadlines are looked at while a body is decompressed.
    pub(super) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
        work: &mut Work,
    ) -> Poll<Option<Result<Bytes, Failure>>> {
        loop {
            ready!(work.poll_proceed(context));
            match self.decoder.as_mut().map(|decoder| decoder.advance(work)) {
                Some(Ok(Progress::Piece(piece))) => return Poll::Ready(Some(Ok(piece))),
                Some(Ok(Progress::Working)) => continue,
                Some(Ok(Progress::Starved)) | None => {}
                Some(Err(cause)) => return Poll::Ready(Some(Err(undecoded(cause)))),
            }
            let Poll::Ready(sent) = poll_sent(&mut self.response, &mut self.left, context) else {
                work.renew();
                return Poll::Pending;
            };
            match (sent, &mut self.decoder) {
                (Some(Ok(chunk)), decoder) => {
                    work.spend(ITEM + chunk.len() / COPIED);
                    match decoder {
                        Some(decoder) => decoder.feed(chunk),
                        None => return Poll::Ready(Some(Ok(chunk))),
                    }
                }
                (None, Some(decoder)) => {
                    return Poll::Ready(decoder.end().err().map(|cause| Err(undecoded(cause))));
                }
                (end, _) => return Poll::Ready(end),
            }
        }
    }
}

/// Returns the next bytes as they were sent, compressed or not.
fn poll_sent(
    response: &mut Response,
    left: &mut u64,
    context: &mut Context<'_>,
) -> Poll<Option<Result<Bytes, Failure>>> {
    // A dropped `chunk` future loses no data.
    Poll::Ready(match ready!(pin!(response.chunk()).poll(context)) {
        Ok(Some(chunk)) => {
            *left = left.saturating_sub(chunk.len() as u64);
            Some(Ok(chunk))
        }
        // hyper treats a stream that was reset without an error as complete.
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
