//! Response bodies, read up to their limits.

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
    response::{BodyStream, ERROR_BODY},
    work::Work,
};

/// The time limit for an error's body: the status matters more than the rest of the text.
const ERROR_TIME: Duration = Duration::from_secs(5);
/// Bytes preallocated from `Content-Length` before data arrives.
const BELIEVED: usize = 1 << 20;
/// Afterwards, at most this multiple of the bytes received.
const TIMES: usize = 8;

/// Reads a whole body, if it is no larger than `limit`.
pub(super) async fn read(source: &mut Source, limit: usize) -> Result<Bytes, Failure> {
    let too_large = || Failure::new(Phase::TooLarge { limit });
    let announced = usize::try_from(source.announced().unwrap_or(0)).unwrap_or(usize::MAX);
    if announced > limit {
        return Err(too_large());
    }
    let mut work = Work::default();
    let Some(first) = source.chunk(&mut work).await? else {
        return Ok(Bytes::new());
    };
    if first.len() > limit {
        return Err(too_large());
    }
    if first.len() >= announced && announced > 0 {
        return Ok(first);
    }
    let mut body = Vec::with_capacity(first.len().max(announced.min(BELIEVED)));
    body.extend_from_slice(&first);
    while let Some(chunk) = source.chunk(&mut work).await? {
        if body.len() + chunk.len() > limit {
            return Err(too_large());
        }
        append(&mut body, &chunk, announced, limit);
    }
    Ok(body.into())
}

/// Returns a streamed body.
pub(super) fn open(source: Source) -> Pin<Box<dyn BodyStream>> {
    Box::pin(Open(source))
}

struct Open(Source);

impl BodyStream for Open {
    fn poll_chunk(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        work: &mut Work,
        operation: &Operation,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        let chunk = ready!(self.0.poll_chunk(context, work));
        let failed = |failure: Failure| failure.into_transport_error(operation.clone());
        Poll::Ready(chunk.map(|chunk| chunk.map_err(failed)))
    }
}

/// Reads the start of an error's body: as much as was received, if the connection breaks or takes too
/// long.
pub(super) async fn read_some(source: &mut Source, deadline: Deadline) -> Bytes {
    let mut body = Vec::new();
    let mut work = Work::default();
    let reading = async {
        while body.len() < ERROR_BODY {
            let Ok(Some(chunk)) = source.chunk(&mut work).await else {
                break;
            };
            let kept = chunk.len().min(ERROR_BODY - body.len());
            append(&mut body, &chunk[..kept], 0, ERROR_BODY);
        }
    };
    // Use half of the remaining time, so that there is time for another attempt.
    deadline
        .at_most(ERROR_TIME.min(deadline.left() / 2))
        .run(reading)
        .await;
    body.into()
}

/// Appends a chunk that fits `limit`, without allocating more than that: a vector may double its
/// capacity. A body with its announced length is allocated in one or a few steps.
fn append(body: &mut Vec<u8>, chunk: &[u8], announced: usize, limit: usize) {
    let length = body.len() + chunk.len();
    if body.capacity() < length {
        let room = if length <= announced {
            announced.min(body.len().saturating_mul(TIMES))
        } else {
            limit.min(body.len().saturating_mul(2))
        };
        body.reserve_exact(room.max(length) - body.len());
    }
    body.extend_from_slice(chunk);
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: usize = 1 << 20;

    /// Returns the capacities of a body that arrives in chunks of 16 KiB, at each change.
    fn rooms(length: usize, announced: usize, limit: usize) -> Vec<usize> {
        let mut body = Vec::with_capacity(announced.min(BELIEVED));
        let mut rooms = vec![body.capacity()];
        for _ in 0..length / (16 << 10) {
            append(&mut body, &[0; 16 << 10], announced, limit);
            if rooms.last() != Some(&body.capacity()) {
                rooms.push(body.capacity());
            }
        }
        rooms
    }

    #[test]
    fn an_announced_body_is_given_its_room_once_the_first_of_it_has_come() {
        let limit = 64 * MIB;
        assert_eq!(rooms(6 * MIB, 6 * MIB, limit), [MIB, 6 * MIB]);
        assert_eq!(rooms(64 * MIB, 64 * MIB, limit), [MIB, 8 * MIB, 64 * MIB]);
        assert_eq!(rooms(MIB / 2, 64 * MIB, limit), [MIB]);
        assert_eq!(rooms(2 * MIB, 64 * MIB, limit), [MIB, 8 * MIB]);
    }

    #[test]
    fn a_body_without_a_length_is_given_twice_the_room_and_no_more_than_it_may_have() {
        let all = rooms(3 * MIB, 0, 3 * MIB);
        assert!(
            all.windows(2)
                .all(|pair| pair[1] <= 2 * pair[0].max(16 << 10))
        );
        assert_eq!(all.last(), Some(&(3 * MIB)));
    }
}
