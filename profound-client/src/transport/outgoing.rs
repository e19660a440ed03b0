//! The request of one attempt, before it is sent.

#[cfg(feature = "replay")]
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, Method};
use url::Url;

use super::placed_key::PlacedKey;
#[cfg(feature = "replay")]
use crate::credentials::KnownKeys;
use crate::request::Upload;

/// One attempt, ready to send. It has no `Debug`, because it contains the key.
pub(crate) struct HttpRequest {
    pub(crate) method: Method,
    /// The URL, without the key.
    pub(crate) url: Url,
    /// The headers, without the key.
    pub(crate) headers: HeaderMap,
    pub(crate) body: HttpBody,
    pub(crate) key: PlacedKey,
    pub(crate) streaming: bool,
    /// The number of the attempt, from 1.
    #[cfg(feature = "tower")]
    pub(crate) number: u32,
    #[cfg(feature = "replay")]
    pub(crate) known_keys: Arc<KnownKeys>,
}

/// The body of an attempt.
pub(crate) enum HttpBody {
    Empty,
    Full(Bytes),
    /// A multipart body, read while it is sent.
    Upload(Upload),
}
