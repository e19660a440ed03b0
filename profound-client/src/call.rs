//! The future of a call, and how it ends.

use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use crate::{
    error::{ApiError, Error},
    response::{
        AnswersEmpty, AnswersEvents, AnswersJson, AnswersPages, FromResponse, Outcome, RawResponse,
        ResponseFuture, ResponseOptions,
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
    finish: fn(Result<RawResponse, Error>) -> R,
}

impl<R> Call<R> {
    pub(crate) fn new(response: ResponseFuture, finish: Finish<R>) -> Self {
        Self {
            response,
            finish: finish.finish,
        }
    }

    /// What the method returns where the call cannot be made.
    #[cfg(feature = "blocking")]
    pub(crate) fn failed(self, error: Error) -> R {
        (self.finish)(Err(error))
    }
}

impl<R> Future for Call<R> {
    type Output = R;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<R> {
        match self.response.as_mut().poll(context) {
            Poll::Ready(response) => Poll::Ready((self.finish)(response)),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<R> fmt::Debug for Call<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").finish_non_exhaustive()
    }
}

/// How a call ends: what it asks the server for, and how the answer becomes the method's type.
#[derive(Debug)]
pub struct Finish<R> {
    options: ResponseOptions,
    finish: fn(Result<RawResponse, Error>) -> R,
}

impl<R> Finish<R> {
    pub(crate) fn options(&self) -> ResponseOptions {
        self.options
    }

    /// The same with another ending, which maps statuses first.
    pub fn with(mut self, finish: fn(Result<RawResponse, Error>) -> R) -> Self {
        self.finish = finish;
        self
    }
}

/// The ending of a call that returns `R`.
pub fn finish<R: Outcome>() -> Finish<R> {
    Finish {
        options: ResponseOptions {
            accept: R::Response::ACCEPT,
            streaming: R::Response::STREAMING,
            paginated: R::Response::PAGINATED,
        },
        finish: unmapped,
    }
}

/// The ending of a call whose operation answers with JSON.
pub fn finish_json<R: Outcome<Response: AnswersJson>>() -> Finish<R> {
    finish()
}

/// The ending of a call whose operation answers with JSON, a page at a time.
pub fn finish_pages<R: Outcome<Response: AnswersPages>>() -> Finish<R> {
    finish()
}

/// The ending of a call whose operation answers with events.
pub fn finish_events<R: Outcome<Response: AnswersEvents>>() -> Finish<R> {
    finish()
}

/// The ending of a call whose operation answers with nothing.
pub fn finish_empty<R: Outcome<Response: AnswersEmpty>>() -> Finish<R> {
    finish()
}

// What follows is compiled once for each type that a user's calls return. It is written with `match`:
// each combinator and each `?` would be a function more for each of them.

/// Ends a call.
fn unmapped<R: Outcome>(result: Result<RawResponse, Error>) -> R {
    R::wrap(match read::<R>(result) {
        Ok(response) => Ok(response),
        Err(error) => Err(error.into()),
    })
}

/// Ends a call whose refusals by some statuses are errors of the user's own.
pub fn mapped<R: Outcome>(
    result: Result<RawResponse, Error>,
    map: impl Fn(u16) -> Option<fn(ApiError) -> R::Error>,
) -> R {
    let error = match read::<R>(result) {
        Ok(response) => return R::wrap(Ok(response)),
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

fn read<R: Outcome>(result: Result<RawResponse, Error>) -> Result<R::Response, Error> {
    match result {
        Ok(response) => R::Response::from_response(response),
        Err(error) => Err(error),
    }
}
