//! Response bodies that are streamed as bytes.

use std::{
    fmt,
    future::poll_fn,
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use tokio::io::{AsyncRead, ReadBuf};

use super::{
    BytesResponse, FromResponse, JsonResponse, PagedResponse, RawResponse, StreamingResponse,
    sealed::Sealed, streaming_body::StreamingBody,
};
use crate::{
    error::Error,
    exclusive::Exclusive,
    work::{ITEM, Work},
};

/// A streamed body. It is read in pieces and never buffered as a whole, so its size is not limited.
///
/// Guide: [Streams](crate::guide::streams).
///
/// It is a [`Stream`], has a [`next`](Self::next) method, and is an [`AsyncRead`] whose errors contain
/// the [`Error`]. The first error ends it: the connection breaks, the body is shorter than its
/// announced length, or it stalls. It stalls if no data arrives for 60 s by default: see
/// [`stream_idle_timeout`](crate::ClientBuilder::stream_idle_timeout). Dropping it cancels the request.
/// It occupies one of the slots for streams.
///
/// ```
/// use profound_client::{profound_endpoint, ByteStream, Client, Error};
/// use profound_sandbox::Sandbox;
///
/// #[profound_endpoint(GET "/v1/org/categories")]
/// async fn categories(client: &Client) -> Result<ByteStream, Error>;
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = Sandbox::start()?;
/// # let client = sandbox.client();
/// let mut body = categories(&client).await?;
/// let mut length = 0;
/// while let Some(piece) = body.next().await {
///     length += piece?.len();
/// }
/// println!("{length} bytes");
/// # assert!(length > 0);
/// # Ok(())
/// # }
/// ```
#[doc(alias("streaming", "download", "chunked"))]
#[must_use = "a stream brings nothing until it is read"]
pub struct ByteStream {
    state: State,
    /// Bytes that were received but did not fit into the reader's buffer.
    rest: Bytes,
    work: Work,
}

enum State {
    Open(Box<StreamingBody>),
    Fake(Exclusive<Box<dyn Iterator<Item = Result<Bytes, Error>> + Send>>),
    Ended,
}

impl ByteStream {
    /// Returns the next piece, or `None` at the end and after an error.
    ///
    /// # Errors
    ///
    /// Returns the error that ended the body early: see the type.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| self.poll_piece(context)).await
    }

    /// Returns a body of these pieces, for a fake.
    ///
    /// ```
    /// use profound_client::ByteStream;
    ///
    /// let body = ByteStream::fake([Ok("one"), Ok("two")]);
    /// # drop(body);
    /// ```
    #[doc(alias("mock", "stub"))]
    pub fn fake<I, B>(pieces: I) -> Self
    where
        I: IntoIterator<Item = Result<B, Error>, IntoIter: Send + 'static>,
        B: Into<Bytes>,
    {
        let pieces = pieces.into_iter().map(|piece| piece.map(Into::into));
        Self::of(State::Fake(Exclusive::new(Box::new(pieces))))
    }

    fn of(state: State) -> Self {
        Self {
            state,
            rest: Bytes::new(),
            work: Work::default(),
        }
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        loop {
            ready!(self.work.poll_proceed(context));
            self.work.spend(ITEM);
            if !self.rest.is_empty() {
                return Poll::Ready(Some(Ok(std::mem::take(&mut self.rest))));
            }
            let piece = match &mut self.state {
                State::Open(body) => ready!(body.poll_chunk(context, &mut self.work)),
                State::Fake(pieces) => pieces.get_mut().next(),
                State::Ended => None,
            };
            match piece {
                Some(Ok(piece)) if piece.is_empty() => continue,
                Some(Ok(_)) => {}
                _ => self.state = State::Ended,
            }
            return Poll::Ready(piece);
        }
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_piece(context)
    }
}

impl AsyncRead for ByteStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if out.remaining() == 0 {
            return Poll::Ready(Ok(()));
        }
        let piece = ready!(self.poll_piece(context)).transpose();
        let mut piece = piece.map_err(io::Error::other)?.unwrap_or_default();
        out.put_slice(&piece.split_to(piece.len().min(out.remaining())));
        self.rest = piece;
        Poll::Ready(Ok(()))
    }
}

impl FromResponse for ByteStream {
    const ACCEPT: &'static str = "*/*";
    const STREAMING: bool = true;

    fn from_response(response: RawResponse) -> Result<Self, Error> {
        let mut response = response.decoded()?;
        let state = response
            .take_stream()
            .map(|body| State::Open(Box::new(body)));
        Ok(Self::of(state.unwrap_or(State::Ended)))
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream").finish_non_exhaustive()
    }
}

impl Sealed for ByteStream {}
impl JsonResponse for ByteStream {}
impl PagedResponse for ByteStream {}
impl StreamingResponse for ByteStream {}
impl BytesResponse for ByteStream {}
