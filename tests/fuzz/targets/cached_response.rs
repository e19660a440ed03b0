//! Reads the binary form of a cached response: any bytes, bytes with a sound head, and a damaged form.

#![no_main]

use libfuzzer_sys::fuzz_target;
use profound_client::{
    StatusCode,
    cache::CachedResponse,
    http::{HeaderMap, HeaderValue},
};

const MAGIC: &[u8] = b"PfC\x01";
/// The length of the first bytes and the checksum.
const HEAD: usize = MAGIC.len() + 8;

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    let sum = checksum(bytes).to_be_bytes();
    read(&[MAGIC, &sum, bytes].concat());
    damage(bytes);
});

/// Each form that is read is the form of its response.
fn read(form: &[u8]) {
    if let Some(response) = CachedResponse::from_bytes(form) {
        assert!(response.status().is_success());
        assert_eq!(response.to_bytes(), form);
    }
}

/// Changes eight bytes of a sound form: it is read only if nothing has changed.
fn damage(bytes: &[u8]) {
    let Some((change, rest)) = bytes.split_first_chunk::<8>() else {
        return;
    };
    let Some((place, body)) = rest.split_first_chunk::<2>() else {
        return;
    };
    let mut headers = HeaderMap::new();
    let value = &body[..body.len().min(9)];
    if let Ok(value) = HeaderValue::from_bytes(value) {
        headers.insert("x-request-id", value);
    }
    let response = CachedResponse::new(StatusCode::OK, &headers, body.to_vec().into());
    let sound = response.to_bytes();
    assert_eq!(CachedResponse::from_bytes(&sound), Some(response));
    // Within one word of the content, each change changes the checksum.
    let words = (sound.len() - HEAD) / 8;
    let word = usize::from(u16::from_be_bytes(*place)) % words;
    let mut damaged = sound.clone();
    for (byte, change) in damaged[HEAD + 8 * word..].iter_mut().zip(change) {
        *byte ^= change;
    }
    assert_eq!(
        CachedResponse::from_bytes(&damaged).is_some(),
        damaged == sound
    );
}

/// The checksum, written a second time.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = 0;
        for place in 0..8 {
            word = word << 8 | u64::from(chunk.get(place).copied().unwrap_or(0));
        }
        sum = ((sum << 29 | sum >> 35) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    sum
}
