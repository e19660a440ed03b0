//! The HTTP transport. Except for the builder's hook, nothing else names reqwest or the libraries below
//! it.

mod body;
#[cfg(feature = "replay")]
mod decoded;
mod encoding;
mod failure;
mod in_memory;
mod source;
mod tls;

use std::{pin::Pin, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use url::Url;

#[cfg(feature = "replay")]
pub(crate) use self::decoded::decoded;
pub use self::in_memory::streamed;
use self::{failure::Failure, source::Source};
use crate::{
    deadline::Deadline,
    endpoint::Operation,
    error::{ConfigurationError, Error, Phase},
    request::{Upload, UploadHandle},
    response::{BodyStream, ResponseBody},
};

/// The connect timeout, shorter than the deadline, for a host that does not respond.
const CONNECT: Duration = Duration::from_secs(10);
/// The idle timeout. Load balancers close idle connections after a minute or more, so half a minute is
/// earlier than all of them.
const IDLE: Duration = Duration::from_secs(30);
/// An HTTP/2 connection without data for this long is pinged, and closed if there is no reply in the
/// same time. Otherwise every call would use the dead connection until its deadline.
#[cfg(feature = "http2")]
const PING: Duration = Duration::from_secs(10);
/// The minimum and maximum time for which the peer may leave sent data unread.
#[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
const UNREAD: Duration = Duration::from_secs(30);
#[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
const DAY: Duration = Duration::from_secs(86_400);
/// The HTTP/2 receive windows of a stream and of a connection, in bytes. The connection's is as large
/// as all open streams need, so that unread streams do not block the others.
#[cfg(feature = "http2")]
const STREAM_WINDOW: u32 = 1 << 20;
#[cfg(feature = "http2")]
const CONNECTION_WINDOW: u32 = 128 << 20;

/// The most bytes of response headers. hyper's own limit of 408 KiB is not exact: it is checked between
/// two reads, and a read can be larger than the rest.
const MAX_HEADERS: usize = 400 << 10;

/// A user's settings of the HTTP client.
pub(crate) type Hook = Box<dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send>;

pub(crate) struct Transport {
    http: reqwest::Client,
    max_body: usize,
}

/// One attempt, ready to send. It has no `Debug`, because it contains the key.
pub(crate) struct HttpRequest {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: HttpBody,
}

/// The body of an attempt.
pub(crate) enum HttpBody {
    Empty,
    Full(Bytes),
    /// A multipart body, read while it is sent.
    Upload(Upload),
}

/// The response to an attempt.
pub(crate) struct HttpResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: ResponseBody<Pin<Box<dyn BodyStream>>>,
}

impl Transport {
    /// Returns a transport to one base URL. The settings of this crate are applied after the user's.
    pub(crate) fn new(
        base: &Url,
        direct: bool,
        max_body: usize,
        stall: Duration,
        hook: Option<Hook>,
    ) -> Result<Self, Error> {
        let https = base.scheme() == "https";
        let builder = match (https, &hook) {
            (true, Some(_)) => tls::configurable(reqwest::Client::builder())?,
            (true, None) => tls::with_platform_roots(reqwest::Client::builder())?,
            (false, _) => reqwest::Client::builder(),
        };
        let builder = with_unread_limit(with_versions(builder), stall)
            .connect_timeout(CONNECT)
            .pool_idle_timeout(IDLE);
        let builder = match hook {
            Some(hook) => hook(builder),
            None => builder,
        };
        let builder = builder
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            // With a limit of 0, reqwest does not clone the request either.
            .retry(reqwest::retry::never().max_retries_per_request(0))
            // Feature unification may enable reqwest's decompression. Disable it: this crate
            // decompresses.
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .connection_verbose(false)
            .https_only(https);
        let builder = if direct { builder.no_proxy() } else { builder };
        // Plain HTTP needs no TLS, whatever the user's settings for it.
        let builder = if https {
            builder
        } else {
            tls::without_roots(builder)
        };
        match builder.build() {
            Ok(http) => Ok(Self { http, max_body }),
            Err(error) => Err(Error::Configuration(
                ConfigurationError::new("the HTTP client cannot be built")
                    .with_source(error.without_url()),
            )),
        }
    }

    /// Sends one attempt and reads the response, except a streamed body. The body of an error is read
    /// until shortly before `deadline`.
    pub(crate) fn send(
        &self,
        http_request: HttpRequest,
        streaming: bool,
        deadline: Deadline,
        operation: impl Fn() -> Operation,
    ) -> impl Future<Output = Result<HttpResponse, Error>> {
        let bodiless = http_request.method == Method::HEAD;
        let mut request = reqwest::Request::new(http_request.method, http_request.url);
        *request.headers_mut() = http_request.headers;
        encoding::ask(request.headers_mut());
        let (body, upload) = match http_request.body {
            HttpBody::Empty => (None, None),
            HttpBody::Full(bytes) => (Some(bytes.into()), None),
            HttpBody::Upload(upload) => {
                let handle = upload.handle();
                (Some(reqwest::Body::wrap(upload)), Some(handle))
            }
        };
        *request.body_mut() = body;
        // Start the send outside the async block: a value moved into a future is stored twice.
        let sent = self.http.execute(request);
        async move {
            let deadline = (deadline, upload);
            let received = self.receive(sent, deadline, streaming, bodiless).await;
            received.map_err(|failure| failure.into_error(operation()))
        }
    }

    async fn receive(
        &self,
        sent: impl Future<Output = Result<reqwest::Response, reqwest::Error>>,
        (deadline, upload): (Deadline, Option<UploadHandle>),
        streaming: bool,
        bodiless: bool,
    ) -> Result<HttpResponse, Failure> {
        let sent = sent.await;
        let status = sent.as_ref().ok().map(reqwest::Response::status);
        let deadline = match upload {
            Some(upload) => Box::pin(end(&upload, status, deadline)).await,
            None => deadline,
        };
        let mut response = sent.map_err(failure::of_request)?;
        let status = response.status();
        let mut headers = std::mem::take(response.headers_mut());
        if header_bytes(&headers) > MAX_HEADERS {
            return Err(Failure::new(Phase::Headers));
        }
        let mut source = Source::of(response, &mut headers);
        let body = if !status.is_success() {
            // Boxed for the calls that succeed, so that their futures are smaller.
            ResponseBody::Full(Box::pin(body::read_some(&mut source, deadline)).await)
        } else if bodiless {
            // `Content-Length` describes a body that is not sent.
            ResponseBody::Full(Bytes::new())
        } else if streaming {
            ResponseBody::Streaming(body::open(source))
        } else {
            ResponseBody::Full(body::read(&mut source, self.max_body).await?)
        };
        Ok(HttpResponse {
            status,
            headers,
            body,
        })
    }
}

/// Returns the size of headers as HTTP/1.1 writes them, without the status line.
fn header_bytes(headers: &HeaderMap) -> usize {
    let line = |(name, value): (&HeaderName, &HeaderValue)| name.as_str().len() + value.len() + 4;
    headers.iter().map(line).sum()
}

/// Sets the HTTP versions, independently of the features of reqwest that other crates enable.
fn with_versions(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    #[cfg(feature = "http2")]
    {
        builder
            .http2_initial_stream_window_size(STREAM_WINDOW)
            .http2_initial_connection_window_size(CONNECTION_WINDOW)
            .http2_keep_alive_interval(PING)
            .http2_keep_alive_timeout(PING)
            .http2_keep_alive_while_idle(true)
    }
    #[cfg(not(feature = "http2"))]
    {
        builder.http1_only()
    }
}

/// Sets how long the peer may leave sent data unread (`TCP_USER_TIMEOUT`). reqwest's 30 s would end a
/// stalled upload before its own limit. Without a limit, an upload whose response came early, but that
/// the peer does not read, would keep its connection forever.
fn with_unread_limit(builder: reqwest::ClientBuilder, _stall: Duration) -> reqwest::ClientBuilder {
    #[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
    {
        let limit = _stall.saturating_mul(2).clamp(UNREAD, DAY);
        builder.tcp_user_timeout(limit)
    }
    #[cfg(not(any(target_os = "android", target_os = "fuchsia", target_os = "linux")))]
    {
        builder
    }
}

/// Waits for the end of an upload if the response is a success; otherwise cancels it. Returns the
/// deadline extended by the time of the upload.
async fn end(upload: &UploadHandle, status: Option<StatusCode>, deadline: Deadline) -> Deadline {
    let progress = upload.progress();
    match status {
        Some(status) if status.is_success() => progress.finished().await,
        _ => upload.refuse(),
    }
    progress.later(deadline)
}
