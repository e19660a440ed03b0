//! The future of a call, and how its response is decoded.

use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use crate::{
    error::{ApiError, Error},
    response::{
        AnswersEmpty, AnswersEvents, AnswersJson, AnswersPages, EndpointResult, FromResponse,
        RawResponse, ResponseFuture, ResponseOptions,
    },
};

/// The future of a call; its output is what the annotated method returns.
///
/// It owns all it needs: it can be spawned, joined and stored after its arguments and the client it
/// came from are gone. Nothing is sent before it is first polled; dropping it ends the call.
///
/// # Panics
///
/// Where it is polled outside of a tokio runtime, or in one without its timer and its sockets.
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

    /// What the method returns where the call cannot be made.
    #[cfg(feature = "blocking")]
    pub(crate) fn failed(self, error: Error) -> R {
        (self.decode)(Err(error))
    }
}

impl<R> Future for Call<R> {
    type Output = R;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<R> {
        match self.response.as_mut().poll(context) {
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

    /// The same with another decoding, which maps statuses first.
    #[must_use]
    pub fn with(mut self, decode: fn(Result<RawResponse, Error>) -> R) -> Self {
        self.decode = decode;
        self
    }
}

/// The decoder of a call that returns `R`.
pub fn decode<R: EndpointResult>() -> ResponseDecoder<R> {
    ResponseDecoder {
        options: ResponseOptions {
            accept: R::Value::ACCEPT,
            streaming: R::Value::STREAMING,
            paginated: R::Value::PAGINATED,
            summarized: false,
        },
        decode: decode_plain,
    }
}

/// The decoder for an operation that returns JSON.
pub fn decode_json<R: EndpointResult<Value: AnswersJson>>() -> ResponseDecoder<R> {
    decode()
}

/// The decoder for an operation that returns JSON in pages.
pub fn decode_pages<R: EndpointResult<Value: AnswersPages>>() -> ResponseDecoder<R> {
    decode()
}

/// The decoder for an operation that returns an event stream.
pub fn decode_events<R: EndpointResult<Value: AnswersEvents>>() -> ResponseDecoder<R> {
    let mut decoder = decode();
    decoder.options.summarized = true;
    decoder
}

/// The decoder for an operation that returns no body.
pub fn decode_empty<R: EndpointResult<Value: AnswersEmpty>>() -> ResponseDecoder<R> {
    decode()
}

// The rest is compiled once for each type that a user's calls return. It is written with `match`: each
// combinator and each `?` would be a function more for each of them.

/// Decodes a response.
fn decode_plain<R: EndpointResult>(result: Result<RawResponse, Error>) -> R {
    R::wrap(match read::<R>(result) {
        Ok(value) => Ok(value),
        Err(error) => Err(error.into()),
    })
}

/// Decodes a response; errors with some statuses become errors of the user's own.
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
