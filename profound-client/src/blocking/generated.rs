//! What generated code names of methods that are not `async`.

use super::{Client, Whole, runtime};
use crate::{
    call::{self, Finish},
    request::Request,
    response::{AnswersEmpty, AnswersEvents, AnswersJson, AnswersPages, Outcome},
};

/// Makes a call, and waits for it.
pub fn call<R>(client: &Client, request: Request, finish: Finish<R>) -> R {
    let call = client.0.call(request, finish);
    match runtime::handle() {
        Ok(runtime) => runtime::block_on(runtime, call),
        Err(error) => call.failed(error),
    }
}

/// The ending of a call that returns `R`.
pub fn finish<R: Outcome<Response: Whole>>() -> Finish<R> {
    call::finish()
}

/// The ending of a call whose operation answers with JSON.
pub fn finish_json<R: Outcome<Response: AnswersJson + Whole>>() -> Finish<R> {
    call::finish()
}

/// The ending of a call whose operation answers with JSON, a page at a time.
pub fn finish_pages<R: Outcome<Response: AnswersPages + Whole>>() -> Finish<R> {
    call::finish()
}

/// The ending of a call whose operation answers with events.
pub fn finish_events<R: Outcome<Response: AnswersEvents + Whole>>() -> Finish<R> {
    call::finish()
}

/// The ending of a call whose operation answers with nothing.
pub fn finish_empty<R: Outcome<Response: AnswersEmpty + Whole>>() -> Finish<R> {
    call::finish()
}
