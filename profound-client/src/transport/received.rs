//! The body of a response for the layers.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::{failure::Failure, source::Source};
use crate::{
    endpoint::Operation,
    error::{BoxError, Phase},
    work::Work,
};

/// The body of a response: decompressed, no larger than the limit, with the errors of this crate.
pub(super) struct Received {
    source: Source,
    work: Work,
    operation: Operation,
    /// The largest body, and how much of it is left; `None` for a stream.
    limit: Option<(usize, usize)>,
}

impl Received {
    pub(super) fn new(source: Source, operation: Operation, limit: Option<usize>) -> Self {
        Self {
            source,
            work: Work::default(),
            operation,
            limit: limit.map(|limit| (limit, limit)),
        }
    }
}

impl http_body::Body for Received {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let Self {
            source,
            work,
            operation,
            limit,
        } = self.get_mut();
        let Some(chunk) = ready!(source.poll_chunk(context, work)) else {
            return Poll::Ready(None);
        };
        let chunk = chunk.and_then(|chunk| match limit {
            Some((limit, left)) => match left.checked_sub(chunk.len()) {
                Some(rest) => {
                    *left = rest;
                    Ok(chunk)
                }
                None => Err(Failure::new(Phase::TooLarge { limit: *limit })),
            },
            None => Ok(chunk),
        });
        let failed = |failure: Failure| failure.into_transport_error(operation.clone()).into();
        Poll::Ready(Some(chunk.map(Frame::data).map_err(failed)))
    }

    fn size_hint(&self) -> SizeHint {
        let announced = self.source.announced();
        announced.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
