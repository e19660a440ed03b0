//! What comes back: an answer, and the types it can be read as.

/// Methods of a deserialiser that leave a value to that of serde_json.
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
mod raw_response;
mod streaming_body;

use serde::de::DeserializeOwned;

pub use self::{
    body_types::{Raw, Response, Text},
    bytes::ByteStream,
    events::{Event, EventStream, FromEvent},
    raw_response::RawResponse,
};
pub(crate) use self::{
    json::{BODY, problem as json_problem},
    raw_response::{ERROR_BODY, ReplayableCall, ResponseBody, ResponseFuture, ResponseOptions},
    streaming_body::{BodyStream, StreamingBody},
};
use crate::error::Error;

/// A body as a type; where it does not fit, and why.
pub(crate) fn from_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, (String, String)> {
    json::decode(body).map_err(|error| (json_path::of(&error, body), json::problem(&error)))
}

/// A type that a call can return.
///
/// Everything that serde can deserialise is read as JSON; `()` ignores the body, and an `Option` is
/// `None` where the body is empty. [`Text`] and [`Raw`] give the body as it is, [`ByteStream`] as it
/// comes, [`EventStream`] the events of a stream, [`Pages`](crate::Pages) all that a listing holds,
/// [`Response`] the status and headers beside any. Nobody else implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from an answer",
    label = "not an answer's type",
    note = "an endpoint returns `Result<T, E>`, where `T` implements `serde::Deserialize`, is `()`, \
            `Text`, `Raw` or `ByteStream`, or `Response<T>`, `EventStream<T>` or `Pages<T>` of a type \
            that implements it"
)]
pub trait FromResponse: Sized + sealed::Sealed {
    /// The `Accept` header to ask with.
    #[doc(hidden)]
    const ACCEPT: &'static str = "application/json";

    /// Whether the body is read as it comes, after the call has ended.
    #[doc(hidden)]
    const STREAMING: bool = false;

    /// Whether further pages will be asked for.
    #[doc(hidden)]
    const PAGINATED: bool = false;

    #[doc(hidden)]
    fn from_response(response: RawResponse) -> Result<Self, Error>;
}

/// What can be read will grow: until then nobody else implements it.
pub(crate) mod sealed {
    pub trait Sealed {}

    impl<T: serde::de::DeserializeOwned> Sealed for T {}
}

impl<T: DeserializeOwned> FromResponse for T {
    fn from_response(response: RawResponse) -> Result<Self, Error> {
        match json::decode(response.full_body()) {
            Ok(value) => Ok(value),
            Err(error) => Err(response.json_error(&error)),
        }
    }
}

/// A type that an operation with a JSON answer can return.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no type for an operation that answers with JSON",
    label = "the operation answers with JSON",
    note = "return `Result<T, E>`, where `T` implements `serde::Deserialize`, or is `()`, \
            `Response<T>`, `Text`, `Raw` or `ByteStream`; `Pages<T>` is for operations that page"
)]
pub trait AnswersJson {}

/// A type that an operation with a JSON answer can return, if it pages.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no type for an operation that answers with pages",
    label = "the operation answers with pages of JSON",
    note = "return `Result<T, E>`, where `T` is `Pages<T>` for all of them, or implements \
            `serde::Deserialize` for one, or is `()`, `Response<T>`, `Text`, `Raw` or `ByteStream`"
)]
pub trait AnswersPages {}

/// A type that an operation with an event stream can return.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no type for an operation that answers with an event stream",
    label = "the operation answers with events",
    note = "return `Result<EventStream<T>, E>`, where `T` implements `serde::Deserialize`, or annotate \
            the operation without `/stream`"
)]
pub trait AnswersEvents {}

/// A type that an operation without an answer can return.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no type for an operation whose answer is empty",
    label = "the operation answers with nothing",
    note = "return `Result<(), E>` or `Result<Response<()>, E>`"
)]
pub trait AnswersEmpty {}

impl<T: DeserializeOwned> AnswersJson for T {}
impl<T: DeserializeOwned> AnswersPages for T {}
impl AnswersEmpty for () {}

/// What an annotated method returns: `Result<T, E>`, under whatever alias.
#[diagnostic::on_unimplemented(
    message = "an endpoint cannot return `{Self}`",
    label = "expected a `Result`",
    note = "return `Result<T, profound_client::Error>`, or another error type that implements \
            `From<profound_client::Error>`"
)]
pub trait EndpointResult: Sized {
    /// What a success is read as.
    type Value: FromResponse;
    /// What a failure becomes.
    type Error: From<Error>;

    /// Wraps either.
    fn wrap(result: Result<Self::Value, Self::Error>) -> Self;
}

/// An error that a call can end with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be made from a `profound_client::Error`",
    label = "not an error's type of a call",
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
