//! Items used by generated code. They are not part of the public API and change without notice.

use std::any::Any;
pub use std::{
    boxed::Box,
    clone::Clone,
    convert::From,
    fmt,
    future::Future,
    marker::{PhantomData, Send, Sync},
    option::Option::{self, None, Some},
    pin::Pin,
    primitive::str,
    sync::Arc,
    time::Duration,
};

pub use http::Method;

use crate::{
    call::Call,
    client::Client,
    error::{ApiError, Error},
};
pub use crate::{
    call::{
        NamedRowsDecoder, ResponseDecoder, decode, decode_bytes, decode_empty, decode_events,
        decode_json, decode_pages, decode_report, decode_with_error_map,
    },
    endpoint::{Endpoint, Paging},
    request::{RULE, Request, Sendable},
    response::{EndpointResult, FromError, NamedRows, PositionalRows, RawResponse},
};

/// Returns the client, if the implementation behind a handle of `dyn = …` is one.
pub fn client_of(implementation: &dyn Any) -> Option<Client> {
    #[cfg(feature = "blocking")]
    if let Some(client) = implementation.downcast_ref::<crate::blocking::Client>() {
        return Some(client.as_async().clone());
    }
    implementation.downcast_ref().cloned()
}

/// Like [`client_of`], also if the implementation is a handle `H` of the same trait.
pub fn client_behind<H: Any>(
    implementation: &dyn Any,
    client: fn(&H) -> &Option<Client>,
) -> Option<Client> {
    match implementation.downcast_ref() {
        Some(handle) => client(handle).clone(),
        None => client_of(implementation),
    }
}

/// The options of the attribute, for editors.
#[cfg(rust_analyzer)]
pub mod ide;

/// The parser of event streams, for this project's own tests and fuzz targets.
pub mod sse {
    pub use crate::sse::{Event, Parser, TooLarge};
}

/// A streamed response in memory, for this project's own tests and fuzz targets.
pub use crate::transport::streamed;

/// The equivalents for methods that are not `async`.
#[cfg(feature = "blocking")]
pub mod blocking {
    pub use crate::blocking::generated::{
        call, decode, decode_bytes, decode_empty, decode_events, decode_json, decode_pages,
        decode_report,
    };
}

/// Expands to its input if the feature `blocking` is enabled, otherwise to a single error.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! __blocking {
    ($($tokens:tt)*) => { $($tokens)* };
}

#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __blocking {
    ($($tokens:tt)*) => {
        ::core::compile_error! {
            "an endpoint that is not `async` requires the feature `blocking` of `profound-client`\n\
help: enable the feature, or write `async fn`"
        }
    };
}

/// Imports each named item of [`ide`] in an editor, and expands to nothing in a build.
///
/// The `cfg` is evaluated in this crate, so that the lint `unexpected_cfgs` of a user's crate sees none.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __ide {
    ($($module:ident::$word:ident)*) => {
        const _: () = { $(use $crate::private::ide::$module::$word as _;)* };
    };
}

#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __ide {
    ($($words:tt)*) => {};
}

/// Makes a call.
pub fn call<R>(client: &Client, request: Request, decoder: ResponseDecoder<R>) -> Call<R> {
    client.call(request, decoder)
}

/// Returns the status of an error response; 0 if the error has no response with an error status.
pub fn status(error: &Error) -> u16 {
    match error {
        Error::Decode(_) | Error::Stream(_) => 0,
        error => error.status().map_or(0, |status| status.as_u16()),
    }
}

/// Returns the response of an error whose [`status`] is not 0.
pub fn into_api_error(error: Error) -> ApiError {
    error
        .into_api_error()
        .expect("an error with a status has a response")
}

/// A field of a variant that `ProfoundError` fills from `T`: an error, or the response of one.
#[diagnostic::on_unimplemented(
    message = "a field that `ProfoundError` fills cannot be `{Self}`",
    label = "expected `{T}`",
    note = "write `{T}`, or implement `From<{T}>` for `{Self}`"
)]
pub trait VariantField<T> {
    /// Converts the value.
    fn from_error(value: T) -> Self;
}

impl<T, F: From<T>> VariantField<T> for F {
    fn from_error(value: T) -> Self {
        F::from(value)
    }
}

/// Returns the field of a variant.
pub fn into_field<T, F: VariantField<T>>(value: T) -> F {
    F::from_error(value)
}
