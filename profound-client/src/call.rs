//! The future of a call, and how its response is decoded.

use std::{
    fmt,
    future::Future,
    ops::Deref,
    pin::Pin,
    task::{Context, Poll},
};

use crate::{
    error::{ApiError, Error},
    response::{
        BytesResponse, EmptyResponse, EndpointResult, FromResponse, JsonResponse, NamedRows,
        PagedResponse, PositionalRows, RawResponse, ResponseFuture, ResponseOptions,
        StreamingResponse,
    },
};

/// The future of a call. Its output is the return type of the annotated method.
///
/// It owns all its data: it can be spawned, joined and stored, independently of its arguments and its
/// client. Nothing is sent before it is first polled. Dropping it cancels the call.
///
/// # Panics
///
/// Panics if it is polled outside of a tokio runtime, or in one without timers or sockets.
///
/// ```no_run
/// # use profound_client::{profound_endpoint, Call, Client, Error};
/// #[profound_endpoint(GET "/v1/org/categories")]
/// async fn categories(client: &Client) -> Result<Vec<serde_json::Value>, Error>;
///
/// # async fn example(client: Client) -> Result<(), Error> {
/// let waiting: Vec<Call<Result<_, Error>>> = (0..3).map(|_| categories(&client)).collect();
/// for call in waiting {
///     println!("{}", call.await?.len());
/// }
/// # Ok(())
/// # }
/// ```
#[doc(alias("future", "cancel", "cancellation"))]
#[must_use = "a call is not made until it is awaited"]
pub struct Call<R> {
    response: ResponseFuture,
    decode: fn(Result<RawResponse, Error>) -> R,
}

impl<R> Call<R> {
    pub(crate) fn new(response: ResponseFuture, decoder: ResponseDecoder<R>) -> Self {
        Self {
            response,
            decode: decoder.decode,
        }
    }

    /// Returns the result of a call that cannot be made.
    #[cfg(feature = "blocking")]
    pub(crate) fn failed(self, error: Error) -> R {
        (self.decode)(Err(error))
    }
}

impl<R> Future for Call<R> {
    type Output = R;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<R> {
        match Pin::new(&mut self.response).poll(context) {
            Poll::Ready(response) => Poll::Ready((self.decode)(response)),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<R> fmt::Debug for Call<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").finish_non_exhaustive()
    }
}

/// How a response becomes the return type of a method: the options of the request, and the decoding.
#[derive(Debug)]
pub struct ResponseDecoder<R> {
    options: ResponseOptions,
    decode: fn(Result<RawResponse, Error>) -> R,
}

impl<R> ResponseDecoder<R> {
    pub(crate) fn options(&self) -> ResponseOptions {
        self.options
    }

    /// Returns a decoder with another decoding function, which maps statuses first.
    #[must_use]
    pub fn with(mut self, decode: fn(Result<RawResponse, Error>) -> R) -> Self {
        self.decode = decode;
        self
    }
}

/// Returns the decoder of a call that returns `R`.
pub fn decode<R: EndpointResult>() -> ResponseDecoder<R> {
    ResponseDecoder {
        options: ResponseOptions {
            accept: R::Value::ACCEPT,
            streaming: R::Value::STREAMING,
            paginated: R::Value::PAGINATED,
            is_report: R::Value::IS_REPORT,
            summarized: false,
        },
        decode: decode_plain,
    }
}

/// A decoder for an operation without positional rows. Generated code calls `__named_rows` on it.
///
/// The method is found on this type if `R` has positional rows, and then its bound fails. For any other
/// `R`, it is found on [`ResponseDecoder`], by dereferencing.
#[derive(Debug)]
pub struct NamedRowsDecoder<R>(pub(crate) ResponseDecoder<R>);

impl<T: PositionalRows, E> NamedRowsDecoder<Result<T, E>> {
    /// Returns the decoder. No `T` satisfies both bounds.
    pub fn __named_rows(&self) -> ResponseDecoder<Result<T, E>>
    where
        T: NamedRows,
    {
        self.0.__named_rows()
    }
}

impl<R> Deref for NamedRowsDecoder<R> {
    type Target = ResponseDecoder<R>;

    fn deref(&self) -> &ResponseDecoder<R> {
        &self.0
    }
}

impl<R> ResponseDecoder<R> {
    /// Returns the decoder.
    #[must_use]
    pub fn __named_rows(&self) -> Self {
        Self { ..*self }
    }
}

/// Returns the decoder for an operation that returns JSON with positional rows.
pub fn decode_report<R: EndpointResult<Value: PagedResponse>>() -> ResponseDecoder<R> {
    decode()
}

/// Returns the decoder for an operation that returns JSON.
pub fn decode_json<R: EndpointResult<Value: JsonResponse>>() -> NamedRowsDecoder<R> {
    NamedRowsDecoder(decode())
}

/// Returns the decoder for an operation that returns JSON in pages.
pub fn decode_pages<R: EndpointResult<Value: PagedResponse>>() -> NamedRowsDecoder<R> {
    NamedRowsDecoder(decode())
}

/// Returns the decoder for an operation that returns an event stream.
pub fn decode_events<R: EndpointResult<Value: StreamingResponse>>() -> NamedRowsDecoder<R> {
    let mut decoder = decode();
    decoder.options.summarized = true;
    NamedRowsDecoder(decoder)
}

/// Returns the decoder for an operation that returns bytes or text.
pub fn decode_bytes<R: EndpointResult<Value: BytesResponse>>() -> ResponseDecoder<R> {
    decode()
}

/// Returns the decoder for an operation that returns no body.
pub fn decode_empty<R: EndpointResult<Value: EmptyResponse>>() -> ResponseDecoder<R> {
    decode()
}

// Everything below is compiled once for each return type of a user's calls. It uses `match`, because
// each combinator and each `?` would add a function for each type.

/// Decodes a response.
fn decode_plain<R: EndpointResult>(result: Result<RawResponse, Error>) -> R {
    R::wrap(match read::<R>(result) {
        Ok(value) => Ok(value),
        Err(error) => Err(error.into()),
    })
}

/// Decodes a response. Errors with some statuses are converted into the user's errors.
pub fn decode_with_error_map<R: EndpointResult>(
    result: Result<RawResponse, Error>,
    map: impl Fn(u16) -> Option<fn(ApiError) -> R::Error>,
) -> R {
    let error = match read::<R>(result) {
        Ok(value) => return R::wrap(Ok(value)),
        Err(error) => error,
    };
    let map = match error.status() {
        Some(status) => map(status.as_u16()),
        None => None,
    };
    R::wrap(Err(match map {
        Some(map) => error.into_api_error().map_or_else(R::Error::from, map),
        None => error.into(),
    }))
}

fn read<R: EndpointResult>(result: Result<RawResponse, Error>) -> Result<R::Value, Error> {
    match result {
        Ok(response) => R::Value::from_response(response),
        Err(error) => Err(error),
    }
}
