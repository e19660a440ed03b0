//! A store of cached responses, and the form of a response in it.

use std::{error::Error, fmt, future::Future, pin::Pin, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use super::key::CacheKey;

/// The future of a [`CacheStore`]'s method.
pub type StoreFuture<'a, T> =
    Pin<Box<dyn Future<Output = Result<T, Box<dyn Error + Send + Sync>>> + Send + 'a>>;

/// A store of cached responses, such as a database that several processes share.
///
/// The client calls it for [cached](crate::ClientBuilder::cache_store) reads only. A call waits for a
/// method for at most 250 ms, and for at most a quarter of the time that it has left. If a method fails,
/// panics or takes longer, the call goes on without the store. After a failure, a panic or 250 ms,
/// the client skips the store for 10 s, and then one call tries again. One warning is logged for each
/// outage. A method must not block the thread.
///
/// The default is a [`MemoryCache`](crate::cache::MemoryCache) of 32 MiB.
#[doc(alias("memoize", "redis", "memcached"))]
pub trait CacheStore: Send + Sync + 'static {
    /// Returns the response that is stored under a key; `None` if there is none, or if it has expired.
    fn get<'a>(&'a self, key: &'a CacheKey) -> StoreFuture<'a, Option<CachedResponse>>;

    /// Stores a response under a key. After `ttl`, it must not be returned any more.
    fn put<'a>(
        &'a self,
        key: &'a CacheKey,
        response: CachedResponse,
        ttl: Duration,
    ) -> StoreFuture<'a, ()>;
}

/// The headers that a cached response keeps.
const KEPT: [HeaderName; 3] = [
    header::CONTENT_TYPE,
    header::CONTENT_LANGUAGE,
    HeaderName::from_static("x-request-id"),
];

/// The first bytes of the binary form, with its version.
const MAGIC: &[u8; 4] = b"PfC\x01";
/// The length of the first bytes and the checksum of the others.
const HEAD: usize = MAGIC.len() + size_of::<u64>();

/// A response with a status of success, as a [`CacheStore`] keeps it.
///
/// It has the headers `Content-Type`, `Content-Language` and `X-Request-Id`, and no others. It contains
/// no API key.
#[derive(Clone, PartialEq, Eq)]
pub struct CachedResponse {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl CachedResponse {
    /// Returns a response with this status and body, and with those of the headers that are kept.
    pub fn new(status: StatusCode, headers: &HeaderMap, body: Bytes) -> Self {
        let mut kept = HeaderMap::new();
        for name in KEPT {
            if let Some(value) = headers.get(&name) {
                kept.insert(name, value.clone());
            }
        }
        Self {
            status,
            headers: kept,
            body,
        }
    }

    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers that were kept.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the body, decompressed.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Returns the size of the status, the headers and the body, in bytes.
    pub(super) fn size(&self) -> usize {
        let header = |(name, value): (&HeaderName, &HeaderValue)| name.as_str().len() + value.len();
        2 + self.headers.iter().map(header).sum::<usize>() + self.body.len()
    }

    /// Returns the binary form, which [`from_bytes`](Self::from_bytes) reads. It has a version and a
    /// checksum.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.size() + 40);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&[0; size_of::<u64>()]);
        bytes.extend_from_slice(&self.status.as_u16().to_be_bytes());
        for name in KEPT {
            let value = self.headers.get(&name).map(HeaderValue::as_bytes);
            let length = value.map_or(u32::MAX, |value| value.len() as u32);
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(value.unwrap_or_default());
        }
        bytes.extend_from_slice(&(self.body.len() as u64).to_be_bytes());
        bytes.extend_from_slice(&self.body);
        let (head, content) = bytes.split_at_mut(HEAD);
        head[MAGIC.len()..].copy_from_slice(&checksum(content).to_be_bytes());
        bytes
    }

    /// Returns the response of a binary form; `None` if the bytes are no such form, one of another
    /// version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (sum, mut rest) = bytes.strip_prefix(MAGIC)?.split_first_chunk()?;
        if u64::from_be_bytes(*sum) != checksum(rest) {
            return None;
        }
        let status = u16::from_be_bytes(take(&mut rest, 2)?.try_into().ok()?);
        let status = StatusCode::from_u16(status).ok()?;
        let mut headers = HeaderMap::new();
        for name in KEPT {
            let length = u32::from_be_bytes(take(&mut rest, 4)?.try_into().ok()?);
            if length != u32::MAX {
                let value = take(&mut rest, length as usize)?;
                headers.insert(name, HeaderValue::from_bytes(value).ok()?);
            }
        }
        let length = u64::from_be_bytes(take(&mut rest, 8)?.try_into().ok()?);
        let sound = status.is_success() && length == rest.len() as u64;
        sound.then(|| Self {
            status,
            headers,
            body: Bytes::copy_from_slice(rest),
        })
    }
}

/// Returns a checksum, which each change within eight bytes changes. It does not detect a forgery.
fn checksum(bytes: &[u8]) -> u64 {
    /// The odd number that is next to 2^64 divided by the golden ratio: each step can be undone.
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    bytes.chunks(8).fold(bytes.len() as u64, |sum, chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        (sum.rotate_left(29) ^ u64::from_be_bytes(word)).wrapping_mul(FACTOR)
    })
}

/// Takes the first bytes off; `None` if there are fewer.
fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}

/// Never prints the body: it is the user's data.
impl fmt::Debug for CachedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachedResponse")
            .field("status", &self.status.as_u16())
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response() -> CachedResponse {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        );
        headers.insert("x-request-id", HeaderValue::from_static("r-1"));
        headers.insert("x-ratelimit-remaining", HeaderValue::from_static("3"));
        CachedResponse::new(StatusCode::OK, &headers, Bytes::from_static(b"[1]"))
    }

    #[test]
    fn the_binary_form_is_read_back() {
        let bytes = response().to_bytes();
        assert_eq!(CachedResponse::from_bytes(&bytes), Some(response()));
        assert_eq!(response().headers().len(), 2);
    }

    #[test]
    fn bad_bytes_are_no_response() {
        let bytes = response().to_bytes();
        for length in 0..bytes.len() {
            assert_eq!(CachedResponse::from_bytes(&bytes[..length]), None);
        }
        let longer = [&bytes[..], b" "].concat();
        assert_eq!(CachedResponse::from_bytes(&longer), None);
        for place in 0..8 * bytes.len() {
            let mut damaged = bytes.clone();
            damaged[place / 8] ^= 1 << (place % 8);
            assert_eq!(CachedResponse::from_bytes(&damaged), None);
        }
    }

    #[test]
    fn an_error_with_a_sound_checksum_is_no_response() {
        let mut bytes = response().to_bytes();
        bytes[HEAD..HEAD + 2].copy_from_slice(&500_u16.to_be_bytes());
        let sum = checksum(&bytes[HEAD..]);
        bytes[MAGIC.len()..HEAD].copy_from_slice(&sum.to_be_bytes());
        assert_eq!(CachedResponse::from_bytes(&bytes), None);
    }
}
