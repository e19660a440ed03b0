//! The headers of a response, and the limit on their size.

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

#[cfg(feature = "tower")]
use super::message::Body;
use super::{failure::Failure, source::Incoming};
use crate::error::Phase;

/// The most bytes of response headers. hyper's own limit of 408 KiB is not exact: it is checked between
/// two reads, and a read can be larger than the rest.
const MAX_HEADERS: usize = 400 << 10;

/// The beginning of a response.
pub(super) struct Head {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) incoming: Incoming,
}

impl Head {
    pub(super) fn of(mut response: reqwest::Response) -> Self {
        Self {
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            incoming: response.into(),
        }
    }

    #[cfg(feature = "tower")]
    pub(super) fn of_layer(response: http::Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        Self {
            status: parts.status,
            headers: parts.headers,
            incoming: Incoming::Layer(body),
        }
    }

    /// Fails if the headers are too large.
    pub(super) fn check(&self) -> Result<(), Failure> {
        if bytes(&self.headers) > MAX_HEADERS {
            return Err(Failure::new(Phase::Headers));
        }
        Ok(())
    }
}

/// Returns the size of headers as HTTP/1.1 writes them, without the status line.
fn bytes(headers: &HeaderMap) -> usize {
    let line = |(name, value): (&HeaderName, &HeaderValue)| name.as_str().len() + value.len() + 4;
    headers.iter().map(line).sum()
}
