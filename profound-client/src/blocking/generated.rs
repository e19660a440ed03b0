//! Items used by generated code of methods that are not `async`.

use std::{
    future::Future,
    pin::{Pin, pin},
};

use super::{Client, Items, Whole, runtime};
use crate::{
    call::{self, NamedRowsDecoder, ResponseDecoder},
    error::Error,
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

/// Makes calls of the async client, and blocks until they are complete. `profound-api` makes its blocking traits
/// of its async ones with it.
pub fn wait<'c, T, E, F>(
    client: &'c Client,
    calls: impl FnOnce(&'c crate::Client) -> F,
) -> Result<T, E>
where
    E: From<Error>,
    F: Future<Output = Result<T, E>>,
{
    // One copy of the loop for each result, not for each call.
    fn block_on<T, E: From<Error>>(
        calls: Pin<&mut dyn Future<Output = Result<T, E>>>,
    ) -> Result<T, E> {
        runtime::block_on(runtime::handle()?, calls)
    }
    block_on(pin!(calls(&client.0)))
}

/// The same for calls that return a stream.
pub fn wait_items<'c, S, F>(
    client: &'c Client,
    calls: impl FnOnce(&'c crate::Client) -> F,
) -> Result<Items<S>, Error>
where
    F: Future<Output = Result<S, Error>>,
{
    wait(client, calls).map(Items::from)
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
