//! The source of a response body: the connection, with decompression.

use std::{
    future::poll_fn,
    pin::pin,
    task::{Context, Poll, ready},
};
#[cfg(feature = "tower")]
use std::{pin::Pin, sync::Arc};

use bytes::Bytes;
use http::HeaderMap;
#[cfg(feature = "tower")]
use http_body::{Body as _, Frame};
use reqwest::Response;

use super::{
    encoding::{Decoder, Progress},
    failure::{self, Failure},
};
#[cfg(feature = "tower")]
use super::{foreign_failure, message::Body};
#[cfg(feature = "tower")]
use crate::credentials::EncodedKey;
use crate::{
    error::{BoxError, Phase},
    work::{ITEM, Work},
};

/// The bytes that are received for one unit of work: they are only copied.
const COPIED: usize = 8;

/// A body as it arrives.
pub(super) enum Incoming {
    Reqwest(Response),
    /// From a transport of the user, with the key that its errors may quote.
    #[cfg(feature = "tower")]
    Service(Body, Arc<EncodedKey>),
    /// From a layer.
    #[cfg(feature = "tower")]
    Layer(Body),
}

/// A response body that is being received.
pub(super) struct Source {
    incoming: Incoming,
    /// The number of announced bytes that have not arrived, before decompression.
    left: u64,
    decoder: Option<Box<Decoder>>,
}

impl Source {
    /// Returns the body of a response, and changes its headers to those of the decompressed body.
    pub(super) fn of(incoming: Incoming, headers: &mut HeaderMap) -> Self {
        Self {
            decoder: Decoder::of(headers).map(Box::new),
            left: incoming.length().unwrap_or(0),
            incoming,
        }
    }

    /// Returns the announced length in bytes, if known. The length of a compressed body is unknown.
    pub(super) fn announced(&self) -> Option<u64> {
        match self.decoder {
            Some(_) => None,
            None => self.incoming.length(),
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
            let Poll::Ready(sent) = self.incoming.poll_sent(&mut self.left, context) else {
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

impl Incoming {
    /// Returns the announced length in bytes, if known.
    fn length(&self) -> Option<u64> {
        match self {
            Self::Reqwest(response) => response.content_length(),
            #[cfg(feature = "tower")]
            Self::Service(body, _) | Self::Layer(body) => body.size_hint().exact(),
        }
    }

    /// Returns the next bytes as they were sent, compressed or not.
    fn poll_sent(
        &mut self,
        left: &mut u64,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Failure>>> {
        Poll::Ready(match ready!(self.poll_bytes(context)) {
            Some(Ok(chunk)) => {
                *left = left.saturating_sub(chunk.len() as u64);
                Some(Ok(chunk))
            }
            // hyper treats a stream that was reset without an error as complete.
            None if *left > 0 => Some(Err(Failure::new(Phase::Body))),
            end => end,
        })
    }

    fn poll_bytes(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Failure>>> {
        match self {
            // A dropped `chunk` future loses no data.
            Self::Reqwest(response) => {
                let chunk = ready!(pin!(response.chunk()).poll(context));
                Poll::Ready(chunk.map_err(failure::of_body).transpose())
            }
            #[cfg(feature = "tower")]
            Self::Service(body, key) => {
                let chunk = ready!(poll_data(body, context));
                let failed = |error| foreign_failure::of_service_body(error, &key.key);
                Poll::Ready(chunk.map(|chunk| chunk.map_err(failed)))
            }
            #[cfg(feature = "tower")]
            Self::Layer(body) => {
                let chunk = ready!(poll_data(body, context));
                Poll::Ready(chunk.map(|chunk| chunk.map_err(foreign_failure::of_layer_body)))
            }
        }
    }
}

/// Returns the next bytes of a body, without its trailers.
#[cfg(feature = "tower")]
fn poll_data(body: &mut Body, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BoxError>>> {
    loop {
        let frame = ready!(Pin::new(&mut *body).poll_frame(context));
        match frame.map(|frame| frame.map(Frame::into_data)) {
            Some(Ok(Ok(chunk))) => return Poll::Ready(Some(Ok(chunk))),
            Some(Ok(Err(_))) => {}
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        }
    }
}

impl From<Response> for Incoming {
    fn from(response: Response) -> Self {
        Self::Reqwest(response)
    }
}

fn undecoded(cause: BoxError) -> Failure {
    Failure {
        phase: Phase::Encoding,
        source: Some(cause),
    }
}
