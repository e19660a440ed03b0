//! Bodies that are complete before the call begins.

use std::borrow::Cow;

use bytes::Bytes;
use http::HeaderValue;
use serde::Serialize;

use super::form;
use crate::patch;

/// A type that can be sent as a body, or as the fields of a query: any type that serde can serialise.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent: it does not implement `serde::Serialize`",
    label = "expected a type that implements `serde::Serialize`",
    note = "derive `serde::Serialize` for it; for a type of another crate, enable its feature `serde`"
)]
pub trait Sendable: Serialize {}

impl<T: Serialize + ?Sized> Sendable for T {}

const JSON: &str = "application/json";
/// Queries are a few hundred bytes long, so their buffer rarely grows.
const USUAL: usize = 512;

/// A body and its content type. It is cheap to send again.
#[derive(Clone)]
pub(crate) struct Body {
    pub(crate) bytes: Bytes,
    pub(crate) content_type: HeaderValue,
}

impl Body {
    /// Compiled once for each type that is sent. One function replaces the three of
    /// `serde_json::to_vec`.
    pub(crate) fn json<T: Serialize + ?Sized>(
        value: &T,
    ) -> Result<Option<Self>, Cow<'static, str>> {
        let mut bytes = Vec::with_capacity(USUAL);
        let written = value.serialize(&mut serde_json::Serializer::new(&mut bytes));
        Self::written(written, bytes)
    }

    fn written(
        written: Result<(), serde_json::Error>,
        bytes: Vec<u8>,
    ) -> Result<Option<Self>, Cow<'static, str>> {
        if let Err(error) = written {
            return Err(problem(&error));
        }
        Ok((bytes != b"null").then(|| Self::of_json(bytes)))
    }

    /// Returns a body that is already JSON.
    pub(super) fn of_json(bytes: Vec<u8>) -> Self {
        Self {
            bytes: bytes.into(),
            content_type: HeaderValue::from_static(JSON),
        }
    }

    pub(crate) fn is_json(&self) -> bool {
        self.content_type == JSON
    }

    /// Compiled once for each type that is sent as a form.
    pub(crate) fn form<T: Serialize + ?Sized>(
        value: &T,
    ) -> Result<Option<Self>, Cow<'static, str>> {
        let fields = form::encode(value)?;
        Ok((!fields.is_empty()).then(|| Self {
            bytes: fields.into(),
            content_type: HeaderValue::from_static("application/x-www-form-urlencoded"),
        }))
    }
}

/// Returns the problem of a failed serialization: an absent field, or a rule of the API. The messages of other
/// errors are not returned: they may quote a value.
#[cold]
fn problem(error: &serde_json::Error) -> Cow<'static, str> {
    let message = error.to_string();
    if message == patch::WRITTEN {
        return patch::WRITTEN.into();
    }
    match message.strip_prefix(RULE) {
        Some(rule) => rule.to_owned().into(),
        None => "it cannot be serialized as JSON: its `Serialize` failed, or a map has keys that \
                 are not strings"
            .into(),
    }
}

/// Begins the message of a `Serialize` of `profound-api` that names a rule of the API, and quotes no value.
pub const RULE: &str = "profound rule: ";

/// Never prints the bytes: they are the user's data.
impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}, {} bytes", self.content_type, self.bytes.len())
    }
}
