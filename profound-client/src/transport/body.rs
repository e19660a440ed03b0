//! Bodies, read no further than they may be.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;

use super::{failure::Failure, source::Source};
use crate::{
    deadline::Deadline,
    endpoint::Operation,
    error::{Phase, TransportError},
    response::{Chunks, ERROR_BODY},
};

/// How long an error's body may take: its status is worth more than the rest of its text.
const ERROR_TIME: Duration = Duration::from_secs(5);
/// What a server announces is believed only so far before it has sent it.
const BELIEVED: usize = 1 << 20;

/// A body whole, if it is no larger than `limit`.
pub(super) async fn read(source: &mut Source, limit: usize) -> Result<Bytes, Failure> {
    let too_large = || Failure::new(Phase::TooLarge { limit });
    let announced = usize::try_from(source.announced().unwrap_or(0)).unwrap_or(usize::MAX);
    if announced > limit {
        return Err(too_large());
    }
    let Some(first) = source.chunk().await? else {
        return match announced {
            0 => Ok(Bytes::new()),
            _ => Err(Failure::new(Phase::Body)),
        };
    };
    if first.len() > limit {
        return Err(too_large());
    }
    if first.len() >= announced && announced > 0 {
        return Ok(first);
    }
    let mut body = Vec::with_capacity(first.len().max(announced.min(BELIEVED)));
    body.extend_from_slice(&first);
    while let Some(chunk) = source.chunk().await? {
        if body.len() + chunk.len() > limit {
            return Err(too_large());
        }
        append(&mut body, &chunk, limit);
    }
    // hyper takes a stream that was reset without an error for one that ended.
    if body.len() < announced {
        return Err(Failure::new(Phase::Body));
    }
    Ok(body.into())
}

/// A body as it comes.
pub(super) fn open(source: Source) -> Pin<Box<dyn Chunks>> {
    Box::pin(Open {
        left: source.announced().unwrap_or(0),
        source,
    })
}

struct Open {
    source: Source,
    /// How much of what was announced has not come.
    left: u64,
}

impl Chunks for Open {
    fn poll_chunk(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        operation: &Operation,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        let failure = match ready!(self.source.poll_chunk(context)) {
            Some(Ok(chunk)) => {
                self.left = self.left.saturating_sub(chunk.len() as u64);
                return Poll::Ready(Some(Ok(chunk)));
            }
            Some(Err(failure)) => failure,
            None if self.left > 0 => Failure::new(Phase::Body),
            None => return Poll::Ready(None),
        };
        Poll::Ready(Some(Err(failure.into_error(operation.clone()))))
    }
}

/// The start of an error's body: what came of it, if it breaks off or takes too long.
pub(super) async fn read_some(source: &mut Source, deadline: Deadline) -> Bytes {
    let mut body = Vec::new();
    let reading = async {
        while body.len() < ERROR_BODY {
            let Ok(Some(chunk)) = source.chunk().await else {
                break;
            };
            let kept = chunk.len().min(ERROR_BODY - body.len());
            append(&mut body, &chunk[..kept], ERROR_BODY);
        }
    };
    // Half of what is left, so that there is time for another attempt.
    deadline
        .at_most(ERROR_TIME.min(deadline.left() / 2))
        .run(reading)
        .await;
    body.into()
}

/// Appends a chunk that fits `limit`, without more room than that: a vector by itself may take twice
/// as much.
fn append(body: &mut Vec<u8>, chunk: &[u8], limit: usize) {
    if body.capacity() - body.len() < chunk.len() {
        let doubled = body.len().min(limit - body.len());
        body.reserve_exact(doubled.max(chunk.len()));
    }
    body.extend_from_slice(chunk);
}
