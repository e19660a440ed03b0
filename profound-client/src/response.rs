//! What comes back: an answer, and the types it can be read as.

/// Methods of a deserialiser that leave a value to that of serde_json.
macro_rules! forward {
    ($($method:ident($($argument:ident: $type:ty),*))*) => {$(
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, Error> {
            self.json.$method($($argument,)* visitor)
        }
    )*};
}

mod again;
mod body_types;
mod bytes;
mod event;
mod events;
mod json;
mod json_path;
mod streaming_body;

use std::sync::Arc;

use ::bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;

pub(crate) use self::{
    again::{Again, ResponseFuture, ResponseOptions, Sends},
    json::{BODY, problem as json_problem},
    streaming_body::{BodyStream, StreamingBody},
};
pub use self::{
    body_types::{Raw, Response, Text},
    bytes::ByteStream,
    events::{Event, EventStream, FromEvent},
};
use crate::{
    credentials::{ApiKey, EncodedKey},
    endpoint::Operation,
    error::{ApiError, DecodeError, Error},
};

/// How much of a body an error keeps.
pub(crate) const ERROR_BODY: usize = 64 << 10;

/// What to say of a body that is compressed in a way whose feature is off.
macro_rules! compressed {
    ($feature:literal) => {
        concat!(
            "the server has compressed the body, which was not asked for: turn on the feature `",
            $feature,
            "` of `profound-client`"
        )
    };
}

/// A successful answer, ready to be read as a type.
pub struct RawResponse {
    pub(crate) operation: Operation,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// All of it, or nothing if it is open.
    pub(crate) body: Bytes,
    /// What is to be read as it comes, for a type that does.
    pub(crate) rest: Option<StreamingBody>,
    /// The call itself, for a type that asks again.
    pub(crate) again: Option<Box<Again>>,
    /// The key the request carried, so that nothing printed repeats it.
    pub(crate) key: Arc<EncodedKey>,
}

impl RawResponse {
    /// The API's own id of the request, where it is fit to be printed.
    pub(crate) fn request_id(&self) -> Option<&str> {
        request_id(&self.headers, &self.key.key)
    }

    /// The body as JSON, and the answer itself.
    pub(crate) fn json<T: DeserializeOwned>(self) -> Result<(T, Self), Error> {
        match json::decode(&self.body) {
            Ok(value) => Ok((value, self)),
            Err(error) => Err(json_error(self, &error)),
        }
    }

    /// What to say of a body in an encoding that nobody asked for and nobody has undone.
    pub(crate) fn encoded(&self) -> Option<&'static str> {
        let encoding = self.headers.get(header::CONTENT_ENCODING)?;
        let encoding = encoding.to_str().unwrap_or_default().trim();
        Some(match &*encoding.to_ascii_lowercase() {
            "identity" | "" => return None,
            // What a feature that is on has undone is named no more.
            "gzip" | "x-gzip" if !cfg!(feature = "gzip") => compressed!("gzip"),
            "br" if !cfg!(feature = "brotli") => compressed!("brotli"),
            "zstd" if !cfg!(feature = "zstd") => compressed!("zstd"),
            _ => "the server has encoded the body in a way that was not asked for",
        })
    }

    /// The error of an answer that is not what its reader expects: `path` says where (`.` for the
    /// whole of it), `problem` what, without quoting the value.
    pub(crate) fn decode_error(self, path: impl Into<String>, problem: impl Into<String>) -> Error {
        let (path, problem) = (path.into(), problem.into());
        let leaks = |text: &str| self.key.key.is_in(text);
        let path = if leaks(&path) {
            "[redacted]".to_owned()
        } else {
            short(path)
        };
        let problem = if leaks(&problem) {
            "[redacted]".to_owned()
        } else {
            problem
        };
        Error::Decode(DecodeError::new(self.into_api_error(), path, problem))
    }

    pub(crate) fn into_api_error(self) -> ApiError {
        let request_id = self.request_id().map(str::to_owned);
        // A copy: a slice would keep the whole of a large body alive.
        let body = match self.body.len() {
            0..=ERROR_BODY => self.body,
            _ => Bytes::copy_from_slice(&self.body[..ERROR_BODY]),
        };
        ApiError::new(self.operation, self.status, self.headers, body).with_request_id(request_id)
    }
}

impl std::fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answer")
            .field("operation", &format_args!("{}", self.operation))
            .field("status", &self.status.as_u16())
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// A text fit to be printed: a name in a document may be of any length, and hold anything.
fn short(text: String) -> String {
    const LONGEST: usize = 200;
    let cut = text.char_indices().nth(LONGEST).map(|(at, _)| at);
    let kept = &text[..cut.unwrap_or(text.len())];
    let printable: String = kept
        .chars()
        .map(|char| if char.is_control() { '?' } else { char })
        .collect();
    if cut.is_some() {
        printable + "…"
    } else {
        printable
    }
}

fn request_id<'a>(headers: &'a HeaderMap, key: &ApiKey) -> Option<&'a str> {
    let id = headers.get("x-request-id")?.to_str().ok()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:/+=".contains(&byte);
    let fit = (1..=128).contains(&id.len()) && id.bytes().all(plain);
    (fit && !key.is_in(id)).then_some(id)
}

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
        match json::decode(&response.body) {
            Ok(value) => Ok(value),
            Err(error) => Err(json_error(response, &error)),
        }
    }
}

#[cold]
fn json_error(response: RawResponse, error: &serde_json::Error) -> Error {
    if let Some(other) =
        known_kind(&response.headers).filter(|&kind| kind != JSON && !error.is_data())
    {
        return response.decode_error(".", format!("expected JSON, found `{other}`"));
    }
    if response.body.iter().all(u8::is_ascii_whitespace) {
        return response.decode_error(".", "expected JSON, found an empty body");
    }
    if let Some(problem) = response.encoded() {
        return response.decode_error(".", problem);
    }
    let (path, problem) = (json_path::of(error, &response.body), json::problem(error));
    response.decode_error(path, problem)
}

const JSON: &str = "application/json";
const EVENTS: &str = "text/event-stream";

/// An answer's type of content, where it is a known one, which is fit to be printed.
fn known_kind(headers: &HeaderMap) -> Option<&'static str> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let essence = kind.split(';').next().unwrap_or_default().trim();
    let known = [
        JSON,
        EVENTS,
        "text/html",
        "text/plain",
        "application/xml",
        "text/xml",
    ];
    let same = |known: &&str| known.eq_ignore_ascii_case(essence);
    known.into_iter().find(same)
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
pub trait Outcome: Sized {
    /// What a success is read as.
    type Response: FromResponse;
    /// What a failure becomes.
    type Error: From<Error>;

    /// Wraps either.
    fn wrap(result: Result<Self::Response, Self::Error>) -> Self;
}

/// An error that a call can end with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be made from a `profound_client::Error`",
    label = "not an error's type of a call",
    note = "derive `profound_client::ProfoundError` for it, or implement `From<profound_client::Error>`"
)]
pub trait FromError: From<Error> {}

impl<E: From<Error>> FromError for E {}

impl<T: FromResponse, E: FromError> Outcome for Result<T, E> {
    type Response = T;
    type Error = E;

    fn wrap(result: Self) -> Self {
        result
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use http::Method;

    use super::*;

    fn response(headers: &[(&'static str, &str)], body: &[u8]) -> RawResponse {
        let credential =
            crate::credentials::Credential::new(Box::new(ApiKey::new("pk_canary").unwrap()));
        let pairs = headers
            .iter()
            .map(|(name, value)| (http::HeaderName::from_static(name), value.parse().unwrap()));
        RawResponse {
            operation: Operation {
                method: Method::GET,
                template: Cow::Borrowed("/v1/org"),
            },
            status: StatusCode::OK,
            headers: pairs.collect(),
            body: Bytes::copy_from_slice(body),
            rest: None,
            again: None,
            key: credential.unwrap().current(),
        }
    }

    #[test]
    fn a_request_id_is_passed_on_where_it_is_fit_to_be_printed() {
        let long = "x".repeat(129);
        for fit in ["r", "a-b_c.d:e/f+g=9", &long[..128]] {
            let response = response(&[("x-request-id", fit)], b"");
            assert_eq!(response.request_id(), Some(fit));
            assert_eq!(response.into_api_error().request_id(), Some(fit));
        }
        for unfit in ["", "a b", "<id>", "pk_canary", "x-pk%5fcanary", &long] {
            assert_eq!(
                response(&[("x-request-id", unfit)], b"").request_id(),
                None,
                "{unfit}"
            );
        }
        assert_eq!(response(&[], b"").request_id(), None);
    }

    #[test]
    fn an_encoding_that_nobody_has_undone_says_what_to_do() {
        let told = |encoding| response(&[("content-encoding", encoding)], b"").encoded();
        for (encoding, on) in [
            ("gzip", cfg!(feature = "gzip")),
            ("X-GZIP", cfg!(feature = "gzip")),
            ("br", cfg!(feature = "brotli")),
            ("zstd", cfg!(feature = "zstd")),
        ] {
            let told = told(encoding).expect(encoding);
            assert_eq!(told.contains("turn on the feature"), !on, "{told}");
        }
        assert!(told("pk_canary").is_some_and(|told| told.contains("in a way")));
        assert_eq!((told("identity"), told("")), (None, None));
        assert_eq!(response(&[], b"").encoded(), None);
    }

    #[test]
    fn what_an_error_prints_is_short_and_without_the_key() {
        let error = |path: &str, problem: &str| match response(&[], b"").decode_error(path, problem)
        {
            Error::Decode(error) => (error.path().to_owned(), error.problem().to_owned()),
            other => panic!("{other}"),
        };
        let (path, problem) = error("data[3].a", "expected u8, found string");
        assert_eq!(
            (&*path, &*problem),
            ("data[3].a", "expected u8, found string")
        );
        let (path, problem) = error("data.pk_canary", "found `cGtfY2FuYXJ5`");
        assert_eq!((&*path, &*problem), ("[redacted]", "[redacted]"));
        assert_eq!(error("a\nb", "").0, "a?b");
        assert_eq!(error(&"x".repeat(200), "").0, "x".repeat(200));
        assert_eq!(error(&"x".repeat(201), "").0, "x".repeat(200) + "…");
    }

    #[test]
    fn an_error_keeps_the_start_of_a_body_and_lets_go_of_the_rest() {
        let body = vec![b'x'; ERROR_BODY + 1];
        for length in [0, ERROR_BODY - 1, ERROR_BODY, ERROR_BODY + 1] {
            let response = response(&[], &body[..length]);
            let whole = response.body.clone();
            let kept = response.into_api_error().body().clone();
            assert_eq!(kept.len(), length.min(65_536));
            let shared = std::ptr::eq(&*kept, &*whole);
            assert_eq!(shared, length <= ERROR_BODY, "{length}");
        }
    }
}
