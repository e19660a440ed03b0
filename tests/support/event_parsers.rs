//! Two parsers of events: ours, and `sse-stream`.

use std::{
    convert::Infallible,
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};

use bytes::Bytes;
use futures_core::Stream;
use profound_client::private::sse::Parser;
use sse_stream::SseByteStream;

/// Name, id and data.
pub type Told = (String, String, String);

/// A stream of a single chunk.
struct Whole(Option<Bytes>);

impl Stream for Whole {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

/// Returns the events of `sse-stream`. It returns blocks of fields, from which the standard makes events:
/// only blocks with data count, the default name is `message`, and the id is the last one seen.
pub fn theirs(text: &str) -> Vec<Told> {
    let mut stream = pin!(SseByteStream::new(Whole(Some(Bytes::copy_from_slice(
        text.as_bytes()
    )))));
    let mut context = Context::from_waker(Waker::noop());
    let (mut events, mut last) = (Vec::new(), String::new());
    while let Poll::Ready(Some(block)) = stream.as_mut().poll_next(&mut context) {
        let block = block.expect("it is UTF-8");
        last = block.id.unwrap_or(last);
        if let Some(data) = block.data {
            let name = block.event.filter(|name| !name.is_empty());
            events.push((name.unwrap_or_else(|| "message".into()), last.clone(), data));
        }
    }
    events
}

/// Returns the events of our parser for a text in these chunks.
pub fn ours<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> Vec<Told> {
    let mut parser = Parser::new(1 << 20);
    let mut events = Vec::new();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for chunk in chunks {
        parser.push(Bytes::copy_from_slice(chunk));
        while parser.advance().expect("nothing is large") {
            let event = parser.event();
            events.push((event.name().into_owned(), text(event.id), text(event.data)));
        }
    }
    events
}

/// Splits at these offsets.
pub fn split(bytes: &[u8], mut places: Vec<usize>) -> Vec<&[u8]> {
    places
        .iter_mut()
        .for_each(|place| *place %= bytes.len() + 1);
    places.extend([0, bytes.len()]);
    places.sort_unstable();
    places
        .windows(2)
        .map(|pair| &bytes[pair[0]..pair[1]])
        .collect()
}
