//! A response before it is decoded, and the call that it belongs to.

use std::{
    fmt,
    future::Future,
    mem,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;

use super::{json, json_path, prepared::Prepared, streaming_body::StreamingBody};
use crate::{
    credentials::KnownKeys,
    endpoint::Operation,
    error::{ApiError, DecodeError, Error, RateLimit},
    exclusive::Exclusive,
    request::Request,
};

/// How much of a body an error keeps.
pub(crate) const ERROR_BODY: usize = 64 << 10;

/// The problem of a compressed body, if the feature that decompresses it is off.
macro_rules! compressed {
    ($feature:literal) => {
        concat!(
            "the server has compressed the body, which was not requested: enable the feature `",
            $feature,
            "` of `profound-client`"
        )
    };
}

/// A response, ready to be decoded.
pub struct RawResponse {
    pub(crate) operation: Operation,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// A stream is boxed for the calls that have none: their response is moved several times.
    pub(crate) body: ResponseBody<Box<StreamingBody>>,
    /// The rate limit in the headers.
    pub(crate) rate_limit: RateLimit,
    /// The caller has set `Accept-Encoding`, and decodes the body.
    pub(crate) encoding_requested: bool,
    /// True if the body is a stream that begins with a summary.
    pub(crate) summarized: bool,
    /// The body as a report, if it was decoded in steps.
    pub(crate) prepared: Option<Prepared>,
    /// The call itself, for a type that requests further pages.
    pub(crate) replay: Option<Box<ReplayableCall>>,
    /// The keys that the client has used. Nothing that is printed contains one.
    pub(crate) known_keys: Arc<KnownKeys>,
}

impl RawResponse {
    /// The body: empty if it streams.
    pub(crate) fn full_body(&self) -> &Bytes {
        static EMPTY: Bytes = Bytes::new();
        match &self.body {
            ResponseBody::Full(bytes) => bytes,
            ResponseBody::Streaming(_) => &EMPTY,
        }
    }

    /// The body, without the rest: empty if it streams.
    pub(crate) fn into_full_body(self) -> Bytes {
        self.body.into_full()
    }

    /// Takes the stream out, if the body is one.
    pub(crate) fn take_stream(&mut self) -> Option<StreamingBody> {
        match mem::replace(&mut self.body, ResponseBody::Full(Bytes::new())) {
            ResponseBody::Streaming(stream) => Some(*stream),
            full @ ResponseBody::Full(_) => {
                self.body = full;
                None
            }
        }
    }

    /// The API's own id of the request, where it is fit to be printed.
    pub(crate) fn request_id(&self) -> Option<&str> {
        request_id(&self.headers, &self.known_keys)
    }

    /// The body as JSON, and the answer itself.
    pub(crate) fn json<T: DeserializeOwned>(self) -> Result<(T, Self), Error> {
        match json::decode(self.full_body(), None) {
            Ok(value) => Ok((value, self)),
            Err(error) => Err(self.json_error(&error)),
        }
    }

    /// Returns the problem of a body whose encoding was not requested, and is not decoded yet.
    pub(crate) fn encoded(&self) -> Option<&'static str> {
        let encoding = self.headers.get(header::CONTENT_ENCODING)?;
        let encoding = encoding.to_str().unwrap_or_default().trim();
        Some(match &*encoding.to_ascii_lowercase() {
            "identity" | "" => return None,
            // Encodings that an enabled feature decodes are removed from the headers.
            "gzip" | "x-gzip" if !cfg!(feature = "gzip") => compressed!("gzip"),
            "br" if !cfg!(feature = "brotli") => compressed!("brotli"),
            "zstd" if !cfg!(feature = "zstd") => compressed!("zstd"),
            "br" => "the body is in the encoding `br`, which was not requested",
            "compress" => "the body is in the encoding `compress`, which was not requested",
            "deflate" => "the body is in the encoding `deflate`, which was not requested",
            "gzip" | "x-gzip" => "the body is in the encoding `gzip`, which was not requested",
            "zstd" => "the body is in the encoding `zstd`, which was not requested",
            _ => {
                "the body is in an unknown encoding, which was not requested: see `Content-Encoding`"
            }
        })
    }

    /// The error of an answer that is not what its reader expects: `path` says where (`.` for the
    /// whole of it), `problem` what, without quoting the value.
    pub(crate) fn decode_error(self, path: impl Into<String>, problem: impl Into<String>) -> Error {
        let (path, problem) = (path.into(), problem.into());
        let leaks = |text: &str| self.known_keys.are_in(text);
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

    /// Refuses a body in an encoding that was not requested: its bytes would be taken for the content.
    pub(super) fn decoded(self) -> Result<Self, Error> {
        match self.encoded().filter(|_| !self.encoding_requested) {
            Some(problem) => Err(self.decode_error(".", problem)),
            None => Ok(self),
        }
    }

    /// The error of a body that is not the JSON that its reader expects.
    #[cold]
    pub(super) fn json_error(self, error: &serde_json::Error) -> Error {
        if let Some(other) =
            known_kind(&self.headers).filter(|&kind| kind != JSON && !error.is_data())
        {
            return self.decode_error(".", format!("expected JSON, found `{other}`"));
        }
        if self.full_body().iter().all(u8::is_ascii_whitespace) {
            return self.decode_error(".", "expected JSON, found an empty body");
        }
        if let Some(problem) = self.encoded() {
            return self.decode_error(".", problem);
        }
        let (path, problem) = (json_path::of(error, self.full_body()), json::problem(error));
        self.decode_error(path, problem)
    }

    pub(crate) fn into_api_error(self) -> ApiError {
        let request_id = self.request_id().map(str::to_owned);
        let body = self.body.into_full();
        // A copy: a slice would keep the whole of a large body alive.
        let body = match body.len() {
            0..=ERROR_BODY => body,
            _ => Bytes::copy_from_slice(&body[..ERROR_BODY]),
        };
        ApiError::new(self.operation, self.status, self.headers, body)
            .with_request_id(request_id)
            .with_rate_limit(self.rate_limit)
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("operation", &format_args!("{}", self.operation))
            .field("status", &self.status.as_u16())
            .field("body_bytes", &self.full_body().len())
            .finish_non_exhaustive()
    }
}

/// A call that has its response: the output is decoded into the response type.
pub(crate) struct ResponseFuture(Exclusive<BoxFuture>);

type BoxFuture = Pin<Box<dyn Future<Output = Result<RawResponse, Error>> + Send>>;

impl ResponseFuture {
    pub(crate) fn new(
        response: impl Future<Output = Result<RawResponse, Error>> + Send + 'static,
    ) -> Self {
        Self(Exclusive::new(Box::pin(response)))
    }
}

impl Future for ResponseFuture {
    type Output = Result<RawResponse, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.get_mut().as_mut().poll(context)
    }
}

/// The demands of a response type on the request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ResponseOptions {
    /// The `Accept` header.
    pub(crate) accept: &'static str,
    /// True if the body is read after the call has ended.
    pub(crate) streaming: bool,
    /// True if further pages are requested.
    pub(crate) paginated: bool,
    /// Returns true if the body is decoded into a report.
    pub(crate) is_report: fn() -> bool,
    /// True if the operation is in the contract, whose streams begin with a summary.
    pub(crate) summarized: bool,
}

/// The body of a response.
#[derive(Debug)]
pub(crate) enum ResponseBody<S> {
    /// All of it.
    Full(Bytes),
    /// The connection that it arrives on.
    Streaming(S),
}

impl<S> ResponseBody<S> {
    /// The bytes that are there: none of a body that streams.
    fn into_full(self) -> Bytes {
        match self {
            Self::Full(bytes) => bytes,
            Self::Streaming(_) => Bytes::new(),
        }
    }

    /// Converts the stream, if it is one.
    pub(crate) fn map_stream<T>(self, convert: impl FnOnce(S) -> T) -> ResponseBody<T> {
        match self {
            Self::Full(bytes) => ResponseBody::Full(bytes),
            Self::Streaming(stream) => ResponseBody::Streaming(convert(stream)),
        }
    }
}

/// A call that has its response, to be made again with other arguments.
pub(crate) struct ReplayableCall {
    pub(crate) request: Request,
    send: Exclusive<Box<dyn FnOnce(Request) -> ResponseFuture + Send>>,
}

impl ReplayableCall {
    pub(crate) fn new(
        request: Request,
        send: impl FnOnce(Request) -> ResponseFuture + Send + 'static,
    ) -> Self {
        Self {
            request,
            send: Exclusive::new(Box::new(send)),
        }
    }

    pub(crate) fn send(self) -> ResponseFuture {
        (self.send.into_inner())(self.request)
    }
}

impl fmt::Debug for ReplayableCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ReplayableCall")
            .field(&self.request)
            .finish()
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

fn request_id<'a>(headers: &'a HeaderMap, keys: &KnownKeys) -> Option<&'a str> {
    let id = headers.get("x-request-id")?.to_str().ok()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:/+=".contains(&byte);
    let fit = (1..=128).contains(&id.len()) && id.bytes().all(plain);
    (fit && !keys.are_in(id)).then_some(id)
}

const JSON: &str = "application/json";
pub(super) const EVENTS: &str = "text/event-stream";

/// An answer's type of content, where it is a known one, which is fit to be printed.
pub(super) fn known_kind(headers: &HeaderMap) -> Option<&'static str> {
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

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use http::Method;

    use super::*;
    use crate::credentials::{ApiKey, Credential};

    fn response(headers: &[(&'static str, &str)], body: &[u8]) -> RawResponse {
        let key = ApiKey::new("pk_canary").unwrap();
        let credential = Credential::new(Box::new(key), Arc::default());
        credential.current().unwrap();
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
            body: ResponseBody::Full(Bytes::copy_from_slice(body)),
            rate_limit: RateLimit::default(),
            encoding_requested: false,
            summarized: false,
            prepared: None,
            replay: None,
            known_keys: credential.known().clone(),
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
            assert_eq!(told.contains("enable the feature"), !on, "{told}");
        }
        assert!(told("pk_canary").is_some_and(|told| told.contains("an unknown encoding")));
        assert_eq!((told("identity"), told("")), (None, None));
        assert_eq!(response(&[], b"").encoded(), None);
    }

    #[test]
    fn a_printed_error_is_short_and_without_the_key() {
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
            let whole = response.full_body().clone();
            let kept = response.into_api_error().body().clone();
            assert_eq!(kept.len(), length.min(65_536));
            let shared = std::ptr::eq(&*kept, &*whole);
            assert_eq!(shared, length <= ERROR_BODY, "{length}");
        }
    }
}
