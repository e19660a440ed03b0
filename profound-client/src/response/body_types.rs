//! Response types other than plain JSON.

use std::{borrow::Cow, fmt, ops::Deref};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{
    BytesResponse, EmptyResponse, FromResponse, JsonResponse, PagedResponse, RawResponse,
    StreamingResponse, sealed::Sealed,
};
use crate::error::{Error, RateLimit};

/// A response: its status, headers, rate limit and request id in addition to its body.
///
/// ```no_run
/// use profound_client::{profound_endpoint, Client, Error, Response};
///
/// #[profound_endpoint(GET "/v1/org/categories")]
/// async fn categories(client: &Client) -> Result<Response<Vec<serde_json::Value>>, Error>;
///
/// # async fn example(client: Client) -> Result<(), Error> {
/// let response = categories(&client).await?;
/// println!("{} categories, {:?} requests left", response.body().len(), response.rate_limit().remaining);
/// # Ok(())
/// # }
/// ```
#[doc(alias("headers", "status code", "metadata"))]
#[derive(Clone)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    rate_limit: RateLimit,
    request_id: Option<String>,
    body: T,
}

impl<T> Response<T> {
    /// Returns a 200 response with this body and no headers, for a fake.
    #[doc(alias("mock", "stub", "fake"))]
    pub fn new(body: T) -> Self {
        Self {
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            rate_limit: RateLimit::default(),
            request_id: None,
            body,
        }
    }

    /// Sets the headers.
    #[must_use]
    pub fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.rate_limit = RateLimit::read(&headers);
        self.headers = headers;
        self
    }

    /// Returns the HTTP status, 200 to 299.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the API's id of the request, to quote to its support.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Returns the rate limit in the headers of this response.
    pub fn rate_limit(&self) -> RateLimit {
        self.rate_limit
    }

    /// Returns the decoded body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// Returns the decoded body without the rest of the response.
    pub fn into_body(self) -> T {
        self.body
    }
}

impl<T: FromResponse> FromResponse for Response<T> {
    const ACCEPT: &'static str = T::ACCEPT;
    const STREAMING: bool = T::STREAMING;
    const PAGINATED: bool = T::PAGINATED;
    const IS_REPORT: fn() -> bool = T::IS_REPORT;

    fn from_response(response: RawResponse) -> Result<Self, Error> {
        Ok(Self {
            status: response.status,
            headers: response.headers.clone(),
            rate_limit: response.rate_limit,
            request_id: response.request_id().map(str::to_owned),
            body: T::from_response(response)?,
        })
    }
}

/// Never prints the headers: a server may put anything into them.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status.as_u16())
            .field("request_id", &self.request_id)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

/// A body as text. It must be UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    /// Returns the text as a `String`.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl FromResponse for Text {
    const ACCEPT: &'static str = "*/*";

    fn from_response(response: RawResponse) -> Result<Self, Error> {
        match String::from_utf8_lossy(response.full_body()) {
            Cow::Borrowed(text) => Ok(Self(text.to_owned())),
            Cow::Owned(_) => {
                let problem = response.encoded().unwrap_or("the text is not UTF-8");
                Err(response.decode_error(".", problem))
            }
        }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A body as bytes, with no required format.
#[doc(alias("bytes", "binary"))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw(Bytes);

impl Raw {
    /// Returns the bytes. A clone of them is cheap.
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

impl From<Bytes> for Raw {
    fn from(bytes: Bytes) -> Self {
        Self(bytes)
    }
}

impl FromResponse for Raw {
    const ACCEPT: &'static str = "*/*";

    fn from_response(response: RawResponse) -> Result<Self, Error> {
        Ok(Self(response.decoded()?.into_full_body()))
    }
}

impl Deref for Raw {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl<T> Sealed for Response<T> {}
impl Sealed for Text {}
impl Sealed for Raw {}

impl<T: JsonResponse> JsonResponse for Response<T> {}
impl<T: PagedResponse> PagedResponse for Response<T> {}
impl<T: StreamingResponse> StreamingResponse for Response<T> {}
impl<T: BytesResponse> BytesResponse for Response<T> {}
impl<T: EmptyResponse> EmptyResponse for Response<T> {}

impl JsonResponse for Text {}
impl PagedResponse for Text {}
impl StreamingResponse for Text {}
impl BytesResponse for Text {}
impl JsonResponse for Raw {}
impl PagedResponse for Raw {}
impl StreamingResponse for Raw {}
impl BytesResponse for Raw {}
