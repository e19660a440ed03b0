//! Responses whose bodies are in memory, for this project's own tests and fuzz targets.

use std::{
    borrow::Cow,
    convert::Infallible,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
    vec,
};

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use http_body::Frame;

use super::{body, source::Source};
use crate::{
    endpoint::Operation,
    error::RateLimit,
    response::{RawResponse, ResponseBody, StreamingBody},
};

/// Returns a streamed response with these chunks. An empty chunk is a pause.
pub fn streamed(headers: HeaderMap, chunks: Vec<Bytes>, summarized: bool) -> RawResponse {
    let body = Chunks(chunks.into_iter());
    let mut response = http::Response::new(reqwest::Body::wrap(body));
    *response.headers_mut() = headers.clone();
    let mut headers = headers;
    let source = Source::of(reqwest::Response::from(response).into(), &mut headers);
    let operation = Operation {
        method: Method::GET,
        template: Cow::Borrowed("/v1/org"),
    };
    let body = StreamingBody::new(body::open(source), operation.clone(), Duration::MAX, None);
    RawResponse {
        operation,
        status: StatusCode::OK,
        headers,
        body: ResponseBody::Streaming(Box::new(body)),
        rate_limit: RateLimit::default(),
        encoding_requested: false,
        summarized,
        prepared: None,
        replay: None,
        known_keys: Arc::default(),
    }
}

struct Chunks(vec::IntoIter<Bytes>);

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.0.next() {
            Some(chunk) if chunk.is_empty() => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            chunk => Poll::Ready(chunk.map(|chunk| Ok(Frame::data(chunk)))),
        }
    }
}
