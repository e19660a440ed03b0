//! Responses, and the types that they can be decoded into.

/// Forwards deserialiser methods to serde_json's deserialiser.
macro_rules! forward {
    ($($method:ident($($argument:ident: $type:ty),*))*) => {$(
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, Error> {
            self.json.$method($($argument,)* visitor)
        }
    )*};
}

mod body_types;
mod bytes;
mod event;
mod events;
mod json;
mod json_path;
mod prepared;
mod raw_response;
mod rows;
mod streaming_body;

use serde::de::DeserializeOwned;

pub use self::{
    body_types::{Raw, Response, Text},
    bytes::ByteStream,
    events::{Event, EventStream, FromEvent},
    raw_response::RawResponse,
    rows::{NamedRows, PositionalRows},
};
pub(crate) use self::{
    json::{BODY, REPORT_TOO_LARGE, field as json_field, problem as json_problem, without_bom},
    prepared::Prepared,
    raw_response::{ERROR_BODY, ReplayableCall, ResponseBody, ResponseFuture, ResponseOptions},
    streaming_body::{BodyStream, StreamingBody},
};
use crate::error::Error;

/// Decodes a body; an error is the JSON path and the problem.
pub(crate) fn from_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, (String, String)> {
    json::decode(body, None).map_err(|error| (json_path::of(&error, body), json::problem(&error)))
}

/// A type that a call can return.
///
/// Guide: [Endpoints](crate::guide::endpoints).
///
/// Types that serde can deserialise are decoded from JSON; `()` ignores the body, and an `Option` is
/// `None` if the body is empty. [`Text`] and [`Raw`] return the raw body, [`ByteStream`] streams it,
/// and [`EventStream`] returns the events of a stream. [`Pages`](crate::Pages) returns all items of a
/// listing, and [`Response`] adds the status and headers to any of these. The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a response type",
    label = "expected a response type",
    note = "derive `serde::Deserialize` for it, or for the `T` of `Response<T>`, `EventStream<T>` and \
            `Pages<T>`; `()`, `Text`, `Raw` and `ByteStream` are response types too"
)]
pub trait FromResponse: Sized + sealed::Sealed {
    /// The `Accept` header of the request.
    #[doc(hidden)]
    const ACCEPT: &'static str = "application/json";

    /// True if the body is read as a stream, after the call has returned.
    #[doc(hidden)]
    const STREAMING: bool = false;

    /// True if further pages will be requested.
    #[doc(hidden)]
    const PAGINATED: bool = false;

    /// Returns true if the body is decoded into a report, which can be prepared in steps.
    #[doc(hidden)]
    const IS_REPORT: fn() -> bool = || false;

    #[doc(hidden)]
    fn from_response(response: RawResponse) -> Result<Self, Error>;
}

/// Sealed, so that response types can be added.
pub(crate) mod sealed {
    pub trait Sealed {}

    impl<T: serde::de::DeserializeOwned> Sealed for T {}
}

impl<T: DeserializeOwned> FromResponse for T {
    const IS_REPORT: fn() -> bool = json::asks_for_body::<T>;

    fn from_response(mut response: RawResponse) -> Result<Self, Error> {
        let prepared = response.prepared.take();
        match json::decode(response.full_body(), prepared) {
            Ok(value) => Ok(value),
            Err(error) => Err(response.json_error(&error)),
        }
    }
}

/// A response type of an operation with a JSON response.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned by this operation: its response is one JSON document",
    label = "expected a type that implements `serde::Deserialize`",
    note = "return `Result<T, E>`, where `T` implements `serde::Deserialize`; `()`, `Response<T>`, \
            `Text`, `Raw` and `ByteStream` are allowed too, but not `Pages<T>` and `EventStream<T>`"
)]
pub trait JsonResponse {}

/// A response type of an operation with a JSON response and pages.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned by this operation: its response is a page of JSON",
    label = "expected `Pages<T>`, or a type that implements `serde::Deserialize`",
    note = "return `Result<Pages<T>, E>` for the items of all pages, or `Result<T, E>` for one page, \
            where `T` implements `serde::Deserialize`; `()`, `Response<T>`, `Text`, `Raw` and \
            `ByteStream` are allowed too"
)]
pub trait PagedResponse {}

/// A response type of a streaming operation.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned by this operation: its response is an event stream",
    label = "expected `EventStream<T>`",
    note = "return `Result<EventStream<T>, E>`, where `T` implements `serde::Deserialize`, or remove \
            `/stream` from the path"
)]
pub trait StreamingResponse {}

/// A response type of an operation whose response is bytes or text, and not JSON. Only a
/// [facts file](crate::guide::contract) has such operations.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned by this operation: its response is not JSON",
    label = "expected `Raw`, `Text` or `ByteStream`",
    note = "return `Result<Raw, E>`, or `Result<ByteStream, E>` to read the body as it arrives; `()` and \
            `Response<T>` are allowed too"
)]
pub trait BytesResponse {}

/// A response type of an operation with an empty response.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned by this operation: its response is empty",
    label = "expected `()`",
    note = "return `Result<(), E>` or `Result<Response<()>, E>`"
)]
pub trait EmptyResponse {}

impl<T: DeserializeOwned> JsonResponse for T {}
impl<T: DeserializeOwned> PagedResponse for T {}
impl EmptyResponse for () {}
impl BytesResponse for () {}

/// The return type of an endpoint: `Result<T, E>`, or any alias of it.
#[diagnostic::on_unimplemented(
    message = "an endpoint cannot return `{Self}`",
    label = "expected a `Result`",
    note = "return `Result<T, profound_client::Error>`, or another error type that implements \
            `From<profound_client::Error>`"
)]
pub trait EndpointResult: Sized {
    /// The type that a success is decoded into.
    type Value: FromResponse;
    /// The type that an error is converted into.
    type Error: From<Error>;

    /// Returns the result as this type.
    fn wrap(result: Result<Self::Value, Self::Error>) -> Self;
}

/// An error type of a call.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error type of an endpoint",
    label = "expected an error type that implements `From<profound_client::Error>`",
    note = "derive `profound_client::ProfoundError` for it, or implement `From<profound_client::Error>`"
)]
pub trait FromError: From<Error> {}

impl<E: From<Error>> FromError for E {}

impl<T: FromResponse, E: FromError> EndpointResult for Result<T, E> {
    type Value = T;
    type Error = E;

    fn wrap(result: Self) -> Self {
        result
    }
}
