//! Incremental decompression of bodies with bounded memory.

#[cfg(any(feature = "gzip", feature = "brotli", feature = "zstd"))]
mod codec;

use bytes::{Buf, Bytes, BytesMut};
use http::{HeaderMap, HeaderValue, header};

#[cfg(any(feature = "gzip", feature = "brotli", feature = "zstd"))]
use self::codec::{Codec, Step};
#[cfg(not(any(feature = "gzip", feature = "brotli", feature = "zstd")))]
use self::without::{Codec, Step};
use crate::{error::BoxError, work::Work};

/// The largest piece of decompressed bytes.
const PIECE: usize = 16 << 10;
/// The number of compressed bytes that are decoded at once. They can take long without any output: each
/// empty block costs the construction of its tables.
const STEP: usize = 1 << 10;
/// A piece of fewer bytes is copied.
const SMALL: usize = PIECE / 4;
/// The limit on consecutive empty members: each costs CPU time, so many of them are an attack.
const EMPTY: u32 = 1000;

/// Requests the supported encodings, if the user has not requested others. A range request is excluded:
/// a range of the encoded bytes cannot be decompressed.
pub(super) fn ask(headers: &mut HeaderMap) {
    if let (Some(names), false) = (ACCEPTED, headers.contains_key(header::RANGE)) {
        let asked = headers.entry(header::ACCEPT_ENCODING);
        asked.or_insert(HeaderValue::from_static(names));
    }
}

const ACCEPTED: Option<&str> = match (
    cfg!(feature = "gzip"),
    cfg!(feature = "brotli"),
    cfg!(feature = "zstd"),
) {
    (true, false, false) => Some("gzip"),
    (true, true, false) => Some("gzip, br"),
    (true, false, true) => Some("gzip, zstd"),
    (true, true, true) => Some("gzip, br, zstd"),
    (false, true, false) => Some("br"),
    (false, true, true) => Some("br, zstd"),
    (false, false, true) => Some("zstd"),
    (false, false, false) => None,
};

/// A decompressor, with the bytes that were received and are not yet decompressed.
pub(super) struct Decoder {
    codec: Codec,
    input: Bytes,
    /// Set if there may be more output from the input already read.
    full: bool,
    state: State,
    /// The number of consecutive members without output.
    empty: u32,
    /// The bytes decompressed and not yet returned, followed by room for more.
    piece: BytesMut,
    filled: usize,
    /// The error that follows the bytes before it.
    failed: Option<BoxError>,
}

/// The progress of a decoder.
#[derive(Debug)]
pub(super) enum Progress {
    Piece(Bytes),
    /// The budget of work was used up before there was any output.
    Working,
    /// More input is needed.
    Starved,
}

/// The position of a body in its members (gzip) or frames (zstd).
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Before,
    Within,
    Between,
}

impl Decoder {
    /// Returns the decoder for a body in a supported encoding, and changes the headers to those of the
    /// decompressed body.
    pub(super) fn of(headers: &mut HeaderMap) -> Option<Self> {
        let mut names = headers.get_all(header::CONTENT_ENCODING).iter();
        let (Some(name), None) = (names.next(), names.next()) else {
            return None;
        };
        let name = name.to_str().ok()?;
        let codec = Codec::named(&name.trim().to_ascii_lowercase())?;
        headers.remove(header::CONTENT_ENCODING);
        headers.remove(header::CONTENT_LENGTH);
        Some(Self {
            codec,
            input: Bytes::new(),
            full: false,
            state: State::Before,
            empty: 0,
            piece: BytesMut::new(),
            filled: 0,
            failed: None,
        })
    }

    /// Adds received bytes; all previous ones were decompressed.
    pub(super) fn feed(&mut self, input: Bytes) {
        self.input = input;
    }

    /// Returns the next piece. Stops when the budget of work is used up.
    pub(super) fn advance(&mut self, work: &mut Work) -> Result<Progress, BoxError> {
        while self.full || !self.input.is_empty() {
            if let Err(error) = self.failed.take().map_or_else(|| self.step(work), Err) {
                let Some(piece) = self.take() else {
                    return Err(error);
                };
                self.failed = Some(error);
                return Ok(Progress::Piece(piece));
            }
            if self.filled == PIECE || work.is_spent() {
                return Ok(self.take().map_or(Progress::Working, Progress::Piece));
            }
        }
        Ok(self.take().map_or(Progress::Starved, Progress::Piece))
    }

    /// Decodes a little of the input, into the room of the piece.
    fn step(&mut self, work: &mut Work) -> Result<(), BoxError> {
        // Members may follow one another (RFC 1952, 2.2; RFC 8878, 3).
        if self.state == State::Between {
            self.empty += 1;
            if self.empty > EMPTY {
                return Err("the body has only empty members".into());
            }
            self.codec.restart()?;
        }
        self.piece.resize(PIECE, 0);
        let input = &self.input[..self.input.len().min(STEP)];
        let Step {
            read,
            written,
            ended,
        } = self.codec.step(input, &mut self.piece[self.filled..])?;
        if read == 0 && written == 0 && !ended && !input.is_empty() {
            return Err("the decoder makes no progress".into());
        }
        work.spend(written + read.max(1) * self.codec.cost());
        self.input.advance(read);
        self.filled += written;
        self.full = self.filled == PIECE && !ended;
        self.state = if ended { State::Between } else { State::Within };
        if written > 0 {
            self.empty = 0;
        }
        Ok(())
    }

    /// Returns the bytes written, if any. A small piece is copied: otherwise it would keep the memory of
    /// a large one alive.
    fn take(&mut self) -> Option<Bytes> {
        let filled = std::mem::take(&mut self.filled);
        match filled {
            0 => None,
            1..SMALL => Some(Bytes::copy_from_slice(&self.piece[..filled])),
            _ => Some(self.piece.split_to(filled).freeze()),
        }
    }

    /// Checks that the input ended at the end of a member. Empty input is valid.
    pub(super) fn end(&self) -> Result<(), BoxError> {
        match self.state {
            State::Within => Err("the body is truncated".into()),
            State::Before | State::Between => Ok(()),
        }
    }
}

#[cfg(not(any(feature = "gzip", feature = "brotli", feature = "zstd")))]
mod without {
    use std::convert::Infallible;

    use crate::error::BoxError;

    /// No encoding is supported.
    pub(super) struct Codec(Infallible);

    pub(super) struct Step {
        pub(super) read: usize,
        pub(super) written: usize,
        pub(super) ended: bool,
    }

    impl Codec {
        pub(super) fn named(_: &str) -> Option<Self> {
            None
        }

        pub(super) fn cost(&self) -> usize {
            match self.0 {}
        }

        pub(super) fn restart(&mut self) -> Result<(), BoxError> {
            match self.0 {}
        }

        pub(super) fn step(&mut self, _: &[u8], _: &mut [u8]) -> Result<Step, BoxError> {
            match self.0 {}
        }
    }
}

#[cfg(all(test, feature = "gzip"))]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn decoder(name: &'static str) -> Option<Decoder> {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from_static("9"));
        let decoder = Decoder::of(&mut headers);
        assert_eq!(headers.is_empty(), decoder.is_some(), "{name}");
        decoder
    }

    /// Returns the next piece, whatever the work; `None` if more input is needed.
    fn piece(decoder: &mut Decoder) -> Result<Option<Bytes>, BoxError> {
        loop {
            match decoder.advance(&mut Work::default())? {
                Progress::Piece(piece) => return Ok(Some(piece)),
                Progress::Working => {}
                Progress::Starved => return Ok(None),
            }
        }
    }

    /// Decompresses input that arrives in pieces of this many bytes.
    fn decoded(sent: &[u8], at_a_time: usize) -> Result<Vec<u8>, BoxError> {
        let mut decoder = decoder("gzip").expect("it is gzip");
        let mut whole = Vec::new();
        for chunk in sent.chunks(at_a_time) {
            decoder.feed(Bytes::copy_from_slice(chunk));
            while let Some(piece) = piece(&mut decoder)? {
                assert!((1..=PIECE).contains(&piece.len()));
                whole.extend_from_slice(&piece);
            }
        }
        decoder.end().map(|()| whole)
    }

    #[test]
    fn names_are_known_in_any_case() {
        for name in ["gzip", "GZip", " gzip ", "x-gzip"] {
            assert!(decoder(name).is_some(), "{name}");
        }
        for name in ["", "identity", "deflate", "gzip, gzip", "gzi"] {
            assert!(decoder(name).is_none(), "{name}");
        }
    }

    #[test]
    fn two_encodings_are_left_as_they_are() {
        let mut headers = HeaderMap::new();
        for name in ["gzip", "br"] {
            headers.append(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        assert!(Decoder::of(&mut headers).is_none());
        assert_eq!(headers.len(), 2);
    }

    #[test]
    fn a_range_is_asked_for_as_it_is() {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, HeaderValue::from_static("bytes=1-"));
        ask(&mut headers);
        assert!(!headers.contains_key(header::ACCEPT_ENCODING));
        headers.clear();
        ask(&mut headers);
        assert!(headers.contains_key(header::ACCEPT_ENCODING));
    }

    #[test]
    fn members_without_end_and_content_are_refused() -> Result<(), BoxError> {
        let empty = GzEncoder::new(Vec::new(), Compression::fast()).finish()?;
        let some = empty.repeat(EMPTY as usize);
        assert!(decoded(&some, some.len())?.is_empty());
        let more = empty.repeat(2 * EMPTY as usize);
        assert!(decoded(&more, more.len()).is_err());
        Ok(())
    }

    #[test]
    fn bytes_before_an_error_are_returned() -> Result<(), BoxError> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(b"text")?;
        let sent = [encoder.finish()?, b"noise".to_vec()].concat();
        let mut decoder = decoder("gzip").expect("it is gzip");
        decoder.feed(sent.into());
        assert_eq!(piece(&mut decoder)?.as_deref(), Some(&b"text"[..]));
        assert!(piece(&mut decoder).is_err());
        Ok(())
    }

    #[test]
    fn a_small_piece_keeps_no_more_than_itself() -> Result<(), BoxError> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(b"x")?;
        let mut decoder = decoder("gzip").expect("it is gzip");
        decoder.feed(encoder.finish()?.into());
        let piece = piece(&mut decoder)?.expect("it is there");
        let kept = piece.try_into_mut().expect("the piece has one owner");
        assert!(kept.capacity() < 64, "{}", kept.capacity());
        Ok(())
    }

    #[test]
    fn nothing_waits_for_what_comes_next() -> Result<(), BoxError> {
        let text: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&text)?;
        encoder.flush()?;
        let mut decoder = decoder("gzip").expect("it is gzip");
        decoder.feed(encoder.get_ref().clone().into());
        let mut length = 0;
        while let Some(piece) = piece(&mut decoder)? {
            length += piece.len();
        }
        assert_eq!(length, text.len());
        assert!(decoder.end().is_err());
        Ok(())
    }

    #[test]
    fn a_body_can_be_split_anywhere() -> Result<(), BoxError> {
        let text = "a text ".repeat(20_000).into_bytes();
        let mut sent = Vec::new();
        for part in [&text[..9], &[], &text[9..]] {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(part)?;
            sent.extend(encoder.finish()?);
        }
        for at_a_time in [1, 2, 7, 1000, sent.len()] {
            assert!(decoded(&sent, at_a_time)? == text, "{at_a_time}");
        }
        for cut in [1, 9, 10, sent.len() - 1] {
            assert!(decoded(&sent[..cut], 1).is_err(), "{cut}");
        }
        assert!(decoded(b"", 1)?.is_empty());
        Ok(())
    }
}

#[cfg(all(test, feature = "brotli"))]
mod brotli_tests {
    use super::*;

    /// One uncompressed byte, in a stream with a window of 1 GiB, which RFC 7932 does not allow.
    #[test]
    fn a_window_beyond_the_standard_is_refused() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        let mut decoder = Decoder::of(&mut headers).expect("it is brotli");
        decoder.feed(Bytes::from_static(&[0x11, 0x1e, 0, 0, 2, b'x', 3]));
        assert!(decoder.advance(&mut Work::default()).is_err());
    }
}
