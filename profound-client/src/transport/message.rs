//! The body of a request or a response, as layers and transports see it.

use std::{
    any::Any,
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};
use http_body_util::{BodyExt, combinators::UnsyncBoxBody};

use crate::{error::BoxError, exclusive::Exclusive, request::Upload};

/// The body of a request or a response.
///
/// It is read as an [`http_body::Body`]. The body of a request is in memory, except an upload. The body of
/// a response arrives decompressed, piece by piece.
pub struct Body(Kind);

enum Kind {
    Empty,
    Full(Bytes),
    Upload(Upload),
    Boxed(Exclusive<UnsyncBoxBody<Bytes, BoxError>>),
}

impl Body {
    /// Returns a body without bytes.
    pub fn empty() -> Self {
        Self(Kind::Empty)
    }

    /// Returns a body that reads another.
    pub fn new<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let mut body = Some(body);
        // A body that no layer has changed is not boxed once more.
        let own = (&mut body as &mut dyn Any).downcast_mut::<Option<Self>>();
        if let Some(own) = own.and_then(Option::take) {
            return own;
        }
        match body {
            Some(body) => {
                let boxed = body.map_err(Into::into).boxed_unsync();
                Self(Kind::Boxed(Exclusive::new(boxed)))
            }
            None => Self::empty(),
        }
    }

    pub(super) fn upload(upload: Upload) -> Self {
        Self(Kind::Upload(upload))
    }

    /// Returns the bytes of a body that is in memory and has not been read; `None` for an upload and for
    /// the body of a response.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Kind::Empty => Some(&[]),
            Kind::Full(bytes) => Some(bytes),
            Kind::Upload(_) | Kind::Boxed(_) => None,
        }
    }

    /// Returns the body for reqwest, which needs none for an empty one.
    pub(super) fn into_reqwest(self) -> Option<reqwest::Body> {
        match self.0 {
            Kind::Empty => None,
            Kind::Full(bytes) => Some(bytes.into()),
            Kind::Upload(upload) => Some(reqwest::Body::wrap(upload)),
            Kind::Boxed(_) => Some(reqwest::Body::wrap(self)),
        }
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl<B: Into<Bytes>> From<B> for Body {
    fn from(bytes: B) -> Self {
        Self(Kind::Full(bytes.into()))
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.0 {
            Kind::Empty => Poll::Ready(None),
            Kind::Full(bytes) => {
                let bytes = std::mem::take(bytes);
                self.0 = Kind::Empty;
                let frame = (!bytes.is_empty()).then(|| Ok(Frame::data(bytes)));
                Poll::Ready(frame)
            }
            Kind::Upload(upload) => {
                let frame = Pin::new(upload).poll_frame(context);
                frame.map(|frame| frame.map(|frame| frame.map_err(Into::into)))
            }
            Kind::Boxed(body) => Pin::new(body.get_mut()).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Empty => true,
            Kind::Full(bytes) => bytes.is_empty(),
            Kind::Upload(_) | Kind::Boxed(_) => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Empty => SizeHint::with_exact(0),
            Kind::Full(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Kind::Upload(upload) => upload.size_hint(),
            Kind::Boxed(body) => body.get().size_hint(),
        }
    }
}

/// Never prints the content.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body")
            .field("length", &self.size_hint().exact())
            .finish_non_exhaustive()
    }
}
