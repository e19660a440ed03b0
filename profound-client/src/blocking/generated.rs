//! What generated code names of methods that are not `async`.

use super::{Client, Whole};
use crate::{
    call::{self, ResponseDecoder},
    request::Request,
    response::{AnswersEmpty, AnswersEvents, AnswersJson, AnswersPages, EndpointResult},
};

/// Makes a call, and waits for it.
pub fn call<R>(client: &Client, request: Request, decoder: ResponseDecoder<R>) -> R {
    client.call(request, decoder)
}

/// The ending of a call that returns `R`.
pub fn decode<R: EndpointResult<Value: Whole>>() -> ResponseDecoder<R> {
    call::decode()
}

/// The ending of a call whose operation answers with JSON.
pub fn decode_json<R: EndpointResult<Value: AnswersJson + Whole>>() -> ResponseDecoder<R> {
    call::decode()
}

/// The ending of a call whose operation answers with JSON, a page at a time.
pub fn decode_pages<R: EndpointResult<Value: AnswersPages + Whole>>() -> ResponseDecoder<R> {
    call::decode()
}

/// The ending of a call whose operation answers with events.
pub fn decode_events<R: EndpointResult<Value: AnswersEvents + Whole>>() -> ResponseDecoder<R> {
    call::decode_events()
}

/// The ending of a call whose operation answers with nothing.
pub fn decode_empty<R: EndpointResult<Value: AnswersEmpty + Whole>>() -> ResponseDecoder<R> {
    call::decode()
}
