//! What generated code names. Not part of the public interface: it changes without notice.

pub use std::{
    boxed::Box,
    clone::Clone,
    convert::From,
    fmt,
    future::Future,
    marker::{Send, Sync},
    option::Option::{None, Some},
    pin::Pin,
    sync::Arc,
};

pub use http::Method;

use crate::{
    call::Call,
    client::Client,
    error::{ApiError, Error},
    response::{AnswersEmpty, AnswersEvents, AnswersJson, FromResponse},
};
pub use crate::{
    endpoint::Endpoint,
    request::{Request, Sendable},
    response::{Answer, FromError, Outcome},
};

/// How a call ends: what it asks the server for, and how the answer becomes the method's type.
#[derive(Debug)]
pub struct Finish<R> {
    accept: &'static str,
    finish: fn(Result<Answer, Error>) -> R,
}

impl<R> Finish<R> {
    /// The same with another ending, which maps statuses first.
    pub fn with(mut self, finish: fn(Result<Answer, Error>) -> R) -> Self {
        self.finish = finish;
        self
    }
}

/// The ending of a call that returns `R`.
pub fn finish<R: Outcome>() -> Finish<R> {
    Finish {
        accept: R::Answer::ACCEPT,
        finish: |result| mapped(result, |_| None),
    }
}

/// The ending of a call whose operation answers with JSON.
pub fn finish_json<R: Outcome<Answer: AnswersJson>>() -> Finish<R> {
    finish()
}

/// The ending of a call whose operation answers with events.
pub fn finish_events<R: Outcome<Answer: AnswersEvents>>() -> Finish<R> {
    finish()
}

/// The ending of a call whose operation answers with nothing.
pub fn finish_empty<R: Outcome<Answer: AnswersEmpty>>() -> Finish<R> {
    finish()
}

/// Ends a call whose refusals by some statuses are errors of the user's own.
pub fn mapped<R: Outcome>(
    result: Result<Answer, Error>,
    map: impl Fn(u16) -> Option<fn(ApiError) -> R::Error>,
) -> R {
    R::wrap(result.and_then(R::Answer::from_response).map_err(|error| {
        let map = error.status().and_then(|status| map(status.as_u16()));
        match map {
            Some(map) => error.into_api_error().map_or_else(R::Error::from, map),
            None => error.into(),
        }
    }))
}

/// Makes a call.
pub fn call<R>(client: &Client, request: Request, finish: Finish<R>) -> Call<R> {
    Call::new(
        Box::pin(client.clone().execute(request, finish.accept)),
        finish.finish,
    )
}

/// The status of an answer the API refused with; 0 where there was none.
pub fn status(error: &Error) -> u16 {
    match error {
        Error::Decode(_) => 0,
        error => error.status().map_or(0, |status| status.as_u16()),
    }
}

/// The answer behind an error whose [`status`] is not 0.
pub fn answered(error: Error) -> ApiError {
    error
        .into_api_error()
        .expect("an error with a status comes from an answer")
}
