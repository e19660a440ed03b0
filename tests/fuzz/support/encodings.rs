//! Encodings by their reference libraries, and responses in memory.

use std::{
    io::{self, Read, Write},
    pin::Pin,
    sync::LazyLock,
    task::{Context, Poll, Waker},
};

use bytes::Bytes;
use flate2::{Compression, read::MultiGzDecoder, write::GzEncoder};
use futures_core::Stream;
use profound_client::{
    FromResponse,
    http::{HeaderMap, HeaderValue},
    private::streamed,
};
use profound_tests::event_parsers::split;
use tokio::runtime::{Builder, Runtime};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("a runtime needs nothing")
});

/// The most bytes that are returned between two yields: the budget of 128 KiB, and one piece.
pub const BETWEEN: usize = 144 << 10;

#[derive(Clone, Copy, Debug)]
pub enum Encoding {
    Identity,
    Gzip,
    Brotli,
    Zstd,
}

impl Encoding {
    pub fn of(choice: u8) -> Self {
        [Self::Identity, Self::Gzip, Self::Brotli, Self::Zstd][usize::from(choice % 4)]
    }

    fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
            Self::Zstd => "zstd",
        }
    }

    /// Encodes a text in two parts, with a flush between them.
    pub fn encode(self, text: &[u8], at: usize) -> io::Result<Vec<u8>> {
        let (first, second) = text.split_at(at.min(text.len()));
        match self {
            Self::Identity => Ok(text.to_vec()),
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
                encoder.write_all(first)?;
                encoder.flush()?;
                encoder.write_all(second)?;
                encoder.finish()
            }
            Self::Brotli => {
                let mut encoder = brotli::CompressorWriter::new(Vec::new(), 512, 1, 16);
                encoder.write_all(first)?;
                encoder.flush()?;
                encoder.write_all(second)?;
                Ok(encoder.into_inner())
            }
            Self::Zstd => {
                let mut encoder = zstd::Encoder::new(Vec::new(), 1)?;
                encoder.write_all(first)?;
                encoder.flush()?;
                encoder.write_all(second)?;
                encoder.finish()
            }
        }
    }

    /// Decodes with the reference library, up to `most` bytes.
    pub fn decode(self, sent: &[u8], most: usize) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        let most = most as u64;
        match self {
            Self::Identity => sent.take(most).read_to_end(&mut text)?,
            // A body without any bytes is complete.
            _ if sent.is_empty() => 0,
            Self::Gzip => MultiGzDecoder::new(sent)
                .take(most)
                .read_to_end(&mut text)?,
            Self::Brotli => {
                let mut rest = sent;
                let decoder = brotli::Decompressor::new(&mut rest, 1);
                let length = decoder.take(most).read_to_end(&mut text)?;
                // It ignores what follows the end.
                if (length as u64) < most && !rest.is_empty() {
                    return Err(io::ErrorKind::InvalidData.into());
                }
                length
            }
            Self::Zstd => {
                let mut decoder = zstd::Decoder::with_buffer(sent)?;
                decoder.window_log_max(23)?;
                decoder.take(most).read_to_end(&mut text)?
            }
        };
        Ok(text)
    }

    /// Returns a response type of bytes that arrive in these chunks, with a pause after each if asked.
    pub fn response<T: FromResponse>(self, chunks: &[&[u8]], pauses: bool) -> T {
        let mut headers = HeaderMap::new();
        headers.insert(
            "content-type",
            HeaderValue::from_static("text/event-stream"),
        );
        headers.insert("content-encoding", HeaderValue::from_static(self.name()));
        let mut all = Vec::new();
        for chunk in chunks.iter().filter(|chunk| !chunk.is_empty()) {
            all.push(Bytes::copy_from_slice(chunk));
            if pauses {
                all.push(Bytes::new());
            }
        }
        let _entered = RUNTIME.enter();
        T::from_response(streamed(headers, all, true)).expect("it is a stream")
    }
}

/// The chunks of a body that begins with their positions: up to seven bytes, after their count.
pub fn chunks(bytes: &[u8]) -> Option<(Vec<usize>, &[u8])> {
    let (count, rest) = bytes.split_first()?;
    let count = usize::from(count % 8).min(rest.len());
    let (places, body) = rest.split_at(count);
    Some((
        places.iter().map(|&place| usize::from(place)).collect(),
        body,
    ))
}

/// Cuts a body at these places, and into single bytes if it is short and there are none.
pub fn cut(body: &[u8], places: Vec<usize>) -> Vec<&[u8]> {
    if places.is_empty() && body.len() < 1 << 10 {
        return body.chunks(1).collect();
    }
    split(body, places)
}

/// Reads a stream to its end, or until `item` returns false. Fails if it returns more than [`BETWEEN`]
/// bytes without a yield, which `size` measures.
pub fn read<S: Stream + Unpin>(
    mut stream: S,
    size: impl Fn(&S::Item) -> usize,
    mut item: impl FnMut(S::Item) -> bool,
) -> S {
    let mut context = Context::from_waker(Waker::noop());
    let mut since = 0;
    let _entered = RUNTIME.enter();
    loop {
        match Pin::new(&mut stream).poll_next(&mut context) {
            Poll::Pending => since = 0,
            Poll::Ready(Some(next)) => {
                since += size(&next);
                assert!(since <= BETWEEN, "{since} bytes without a yield");
                if !item(next) {
                    break;
                }
            }
            Poll::Ready(None) => break,
        }
    }
    stream
}
