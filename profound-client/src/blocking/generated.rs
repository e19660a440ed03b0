//! Items used by generated code of methods that are not `async`.

use super::{Client, Whole};
use crate::{
    call::{self, NamedRowsDecoder, ResponseDecoder},
    request::Request,
    response::{
        BytesResponse, EmptyResponse, EndpointResult, JsonResponse, PagedResponse,
        StreamingResponse,
    },
};

/// Makes a call and blocks until it is complete.
pub fn call<R>(client: &Client, request: Request, decoder: ResponseDecoder<R>) -> R {
    client.call(request, decoder)
}

/// Returns the decoder of a call that returns `R`.
pub fn decode<R: EndpointResult<Value: Whole>>() -> ResponseDecoder<R> {
    call::decode()
}

/// Returns the decoder for an operation that returns JSON with positional rows.
pub fn decode_report<R: EndpointResult<Value: PagedResponse + Whole>>() -> ResponseDecoder<R> {
    call::decode_report()
}

/// Returns the decoder for an operation that returns JSON.
pub fn decode_json<R: EndpointResult<Value: JsonResponse + Whole>>() -> NamedRowsDecoder<R> {
    call::decode_json()
}

/// Returns the decoder for an operation that returns JSON in pages.
pub fn decode_pages<R: EndpointResult<Value: PagedResponse + Whole>>() -> NamedRowsDecoder<R> {
    call::decode_pages()
}

/// Returns the decoder for an operation that returns an event stream.
pub fn decode_events<R: EndpointResult<Value: StreamingResponse + Whole>>() -> NamedRowsDecoder<R> {
    call::decode_events()
}

/// Returns the decoder for an operation that returns bytes or text.
pub fn decode_bytes<R: EndpointResult<Value: BytesResponse + Whole>>() -> ResponseDecoder<R> {
    call::decode()
}

/// Returns the decoder for an operation that returns no body.
pub fn decode_empty<R: EndpointResult<Value: EmptyResponse + Whole>>() -> ResponseDecoder<R> {
    call::decode()
}
