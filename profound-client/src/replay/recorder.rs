//! The layer that records.

use std::{
    fmt,
    path::Path,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use http::{Request, Response, header::CONTENT_LENGTH};
use http_body::{Frame, SizeHint};
use tower_layer::Layer;
use tower_service::Service;

use super::{
    capture::{CapturedBody, SharedCapture},
    draft::Draft,
    error::ReplayError,
    log::Log,
    recording::{End, Failure},
    request::RequestFacts,
};
use crate::{error::BoxError, transport::Body};

/// A layer that writes each request and its response to a file, which a [`Player`](super::Player) plays
/// back.
///
/// Guide: [Record and replay](crate::guide::record_and_replay).
///
/// The file is written by [`finish`](Self::finish), or when the client and the last clone of the recorder
/// are dropped. It replaces an earlier recording at once. Retries are exchanges of their own.
///
/// It contains no key: the client adds the key below this layer. If a server returns one in a header or a
/// body, it is replaced by `[redacted]`: every key that the client and its handles have used, plain,
/// percent-encoded, escaped as in JSON or in base64. Of the headers, only those that a replay needs are
/// recorded; cookies and rate limits are not. Other secrets in your requests and responses are recorded.
///
/// A recording holds all bodies in memory until it is written, at most 64 MiB of each. Parts of uploads that are
/// larger than 64 KiB are recorded as a hash.
///
/// ```no_run
/// use profound_client::{Client, replay::Recorder};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let recorder = Recorder::create("tests/recordings/categories.json")?;
/// let client = Client::builder().api_key("pk_live_0123456789").layer(recorder.clone()).build()?;
/// // … the calls of the test …
/// recorder.finish()?;
/// # Ok(())
/// # }
/// ```
#[doc(alias("vcr", "cassette", "record", "fixture", "snapshot"))]
#[derive(Clone)]
pub struct Recorder(Arc<Log>);

impl Recorder {
    /// Returns a recorder that writes to a file, and creates its folder.
    ///
    /// # Errors
    ///
    /// Returns an error if no file can be created in the folder. An existing recording is not changed.
    pub fn create(path: impl AsRef<Path>) -> Result<Self, ReplayError> {
        Log::create(path.as_ref()).map(|log| Self(Arc::new(log)))
    }

    /// Writes the file. Later exchanges are added by another call, or by the drop of the recorder.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written, or if a call or a stream is still in progress; the
    /// file then has all others.
    pub fn finish(&self) -> Result<(), ReplayError> {
        self.0.write()
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder").finish_non_exhaustive()
    }
}

impl<S> Layer<S> for Recorder {
    type Service = Recording<S>;

    fn layer(&self, inner: S) -> Recording<S> {
        Recording {
            inner,
            log: self.0.clone(),
        }
    }
}

/// The service of a [`Recorder`].
#[derive(Clone)]
pub struct Recording<S> {
    inner: S,
    log: Arc<Log>,
}

impl<S> fmt::Debug for Recording<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recording").finish_non_exhaustive()
    }
}

impl<S, B> Service<Request<Body>> for Recording<S>
where
    S: Service<Request<Body>, Response = Response<B>>,
    S::Error: Into<BoxError>,
    S::Future: Send + 'static,
    B: http_body::Body<Data = Bytes> + Unpin,
{
    type Response = Response<RecordedBody<B>>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let facts = RequestFacts::of(&request);
        let capture = SharedCapture::default();
        let mut draft = Draft::begin(self.log.clone(), facts, capture.clone());
        let sending = self.inner.call(request.map(|body| captured(body, capture)));
        Box::pin(async move {
            let response = match sending.await {
                Ok(response) => response,
                Err(error) => {
                    let error = error.into();
                    draft.fail(Failure::of(&error));
                    return Err(error);
                }
            };
            draft.respond(response.status(), response.headers().clone());
            let length = response.headers().get(CONTENT_LENGTH);
            let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
            Ok(response.map(|body| RecordedBody {
                is_whole: length == Some(0),
                length,
                body,
                draft,
            }))
        })
    }
}

/// Returns a body whose bytes are copied: now, if they are in memory, or while it is sent.
fn captured(body: Body, capture: SharedCapture) -> Body {
    if let Some(bytes) = body.as_bytes() {
        let mut copy = capture.lock();
        copy.add(bytes);
        copy.is_complete = true;
        return body;
    }
    Body::new(CapturedBody::new(body, capture))
}

/// A response body that is recorded while it is read.
pub struct RecordedBody<B: http_body::Body> {
    body: B,
    draft: Draft,
    /// The value of `Content-Length`.
    length: Option<u64>,
    /// True if all of the body was read. A reader that knows its length may not poll for the end.
    is_whole: bool,
}

impl<B> http_body::Body for RecordedBody<B>
where
    B: http_body::Body<Data = Bytes> + Unpin,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        let frame = frame.map(|frame| frame.map_err(Into::into));
        match &frame {
            Some(Ok(frame)) => {
                let read = frame.data_ref().map(|data| self.draft.add(data));
                self.is_whole |= read.is_some() && read == self.length;
            }
            Some(Err(error)) => self.draft.end(End::of(error)),
            None => self.is_whole = true,
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl<B: http_body::Body> Drop for RecordedBody<B> {
    fn drop(&mut self) {
        if self.is_whole {
            self.draft.end(End::Complete);
        }
    }
}

impl<B: http_body::Body> fmt::Debug for RecordedBody<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedBody").finish_non_exhaustive()
    }
}
