//! The decompression of a body that is complete in memory.

use bytes::Bytes;
use http::HeaderMap;

use super::encoding::{Decoder, Progress};
use crate::{error::BoxError, work::Work};

/// The most bytes that are decompressed.
const MOST: usize = 64 << 20;

/// Returns the decompressed body, and changes the headers to its headers. `None` if it is not compressed,
/// or if a body that is whole is malformed or larger than 64 MiB. Of a part of a body, as much as there is.
pub(crate) fn decoded(headers: &mut HeaderMap, body: &[u8], is_whole: bool) -> Option<Vec<u8>> {
    let mut plain = headers.clone();
    let mut decoder = Decoder::of(&mut plain)?;
    decoder.feed(Bytes::copy_from_slice(body));
    let mut out = Vec::new();
    let ended = decode(&mut decoder, &mut out);
    if is_whole && ended.is_err() {
        return None;
    }
    *headers = plain;
    Some(out)
}

fn decode(decoder: &mut Decoder, out: &mut Vec<u8>) -> Result<(), BoxError> {
    let mut work = Work::default();
    while out.len() <= MOST {
        match decoder.advance(&mut work)? {
            Progress::Piece(piece) => out.extend_from_slice(&piece),
            Progress::Working => work.renew(),
            Progress::Starved => return decoder.end(),
        }
    }
    Err("the body is too large".into())
}

#[cfg(all(test, feature = "gzip"))]
mod tests {
    use http::header::CONTENT_ENCODING;

    use super::*;

    /// `{"a":1}` compressed with gzip.
    const BODY: &[u8] = &[
        31, 139, 8, 0, 0, 0, 0, 0, 0, 255, 1, 7, 0, 248, 255, 123, 34, 97, 34, 58, 49, 125, 233,
        144, 59, 75, 7, 0, 0, 0,
    ];

    fn decode_as(encoding: &str, body: &[u8], is_whole: bool) -> (Option<Vec<u8>>, bool) {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_ENCODING, encoding.parse().unwrap());
        let decoded = decoded(&mut headers, body, is_whole);
        (decoded, headers.contains_key(CONTENT_ENCODING))
    }

    #[test]
    fn a_part_of_a_body_is_decoded_as_far_as_it_goes() {
        let crc = crc(b"{\"a\":1}");
        let mut body = BODY.to_vec();
        body[22..26].copy_from_slice(&crc.to_le_bytes());
        assert_eq!(
            decode_as("gzip", &body, true),
            (Some(b"{\"a\":1}".to_vec()), false)
        );
        let (part, is_encoded) = decode_as("gzip", &body[..20], false);
        assert!(part.is_some_and(|part| b"{\"a\":1}".starts_with(&part)) && !is_encoded);
        assert_eq!(decode_as("gzip", &body[..20], true), (None, true));
        assert_eq!(decode_as("x-other", &body, true), (None, true));
    }

    /// Returns the CRC-32 of bytes, which gzip ends with.
    fn crc(bytes: &[u8]) -> u32 {
        let step = |crc: u32, _| (crc >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(crc & 1));
        !bytes.iter().fold(!0, |crc: u32, byte| {
            (0..8).fold(crc ^ u32::from(*byte), step)
        })
    }
}
