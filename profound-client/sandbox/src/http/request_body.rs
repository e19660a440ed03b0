//! Reads the body of a request, up to a limit.

use bytes::{Bytes, BytesMut};
use http::{HeaderValue, StatusCode};
use http_body_util::BodyExt;
use hyper::body::Incoming;

use crate::http::{multipart, response::ApiResponse};

/// The body of a request, or the limit that it exceeds.
pub(crate) enum RequestBody {
    Whole(Bytes),
    /// The body is larger than this limit, in bytes.
    TooLarge(usize),
}

impl RequestBody {
    /// Returns the bytes, unless the body is too large.
    pub(crate) fn whole(&self) -> Option<Bytes> {
        match self {
            RequestBody::Whole(body) => Some(body.clone()),
            RequestBody::TooLarge(_) => None,
        }
    }

    /// Returns the bytes, or a 413 if the body is too large.
    pub(crate) fn within_limit(self) -> Result<Bytes, ApiResponse> {
        match self {
            RequestBody::Whole(body) => Ok(body),
            RequestBody::TooLarge(limit) => {
                let detail = format!("Request body over {} MiB", limit / MIB);
                Err(ApiResponse::detail(StatusCode::PAYLOAD_TOO_LARGE, &detail))
            }
        }
    }
}

/// Returns the limit of a body with this content type, in bytes.
pub(crate) fn limit(content_type: Option<&HeaderValue>) -> usize {
    if content_type.is_some_and(multipart::is_multipart) {
        FORM_LIMIT
    } else {
        BODY_LIMIT
    }
}

/// Reads a body. Returns `None` if it breaks off.
pub(crate) async fn read(mut body: Incoming, limit: usize) -> Option<RequestBody> {
    let mut whole = BytesMut::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.ok()?.into_data() else {
            continue;
        };
        length += data.len();
        if length <= limit {
            whole.extend_from_slice(&data);
        }
        if length > DRAIN_LIMIT {
            break;
        }
    }
    Some(if length > limit {
        RequestBody::TooLarge(limit)
    } else {
        RequestBody::Whole(whole.freeze())
    })
}

const MIB: usize = 1024 * 1024;
const BODY_LIMIT: usize = MIB;
const FORM_LIMIT: usize = 32 * MIB;

/// Bytes that are still read of a body that is too large, so that the client receives the response.
const DRAIN_LIMIT: usize = 64 * MIB;
