//! The HTTP transport. Except for the builder's hook, nothing else names reqwest or the libraries below
//! it.

#[cfg(feature = "tower")]
mod attempt;
mod body;
mod encoding;
#[cfg(feature = "tower")]
mod exchange;
mod failure;
#[cfg(feature = "tower")]
mod foreign_failure;
mod head;
mod in_memory;
#[cfg(feature = "tower")]
mod innermost;
#[cfg(feature = "tower")]
mod message;
mod outgoing;
mod placed_key;
#[cfg(feature = "tower")]
mod received;
mod reqwest_client;
mod source;
#[cfg(feature = "tower")]
mod spare;
mod tls;

#[cfg(feature = "tower")]
use std::future::ready;
use std::{pin::Pin, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
#[cfg(feature = "tower")]
use http::{HeaderValue, Uri};
use url::Url;

#[cfg(feature = "tower")]
pub(crate) use self::exchange::{BoxedLayer, BoxedTransport};
pub use self::in_memory::streamed;
#[cfg(feature = "tower")]
pub use self::{
    attempt::Attempt,
    exchange::{Exchange, ExchangeFuture},
    message::Body,
};
#[cfg(feature = "tower")]
use self::{
    attempt::Ended,
    innermost::{Innermost, Reserved, Sender},
    spare::Spare,
};
use self::{failure::Failure, head::Head, source::Source};
pub(crate) use self::{
    outgoing::{HttpBody, HttpRequest},
    placed_key::PlacedKey,
    reqwest_client::Hook,
};
#[cfg(feature = "tower")]
use crate::error::{RateLimitNames, RateLimitSeen};
use crate::{
    deadline::Deadline,
    endpoint::Operation,
    error::Error,
    request::UploadHandle,
    response::{BodyStream, ResponseBody},
};

pub(crate) struct Transport {
    route: Route,
    max_body: usize,
}

/// The way of a request to the API.
enum Route {
    Reqwest(reqwest::Client),
    /// Through layers, or through a transport of the user.
    #[cfg(feature = "tower")]
    Exchange {
        first: Exchange,
        /// The scheme and the authority of the base URL.
        base: Uri,
        spare: Spare,
        is_layered: bool,
    },
}

/// A request on its way.
enum Sending<F> {
    Reqwest(F),
    #[cfg(feature = "tower")]
    Exchange(Ended, Result<ExchangeFuture, Failure>),
}

/// The settings of a transport.
pub(crate) struct TransportSettings {
    pub(crate) base: Url,
    /// If set, proxies are bypassed.
    pub(crate) direct: bool,
    pub(crate) max_body: usize,
    /// The time without progress after which an upload fails.
    pub(crate) stall: Duration,
    pub(crate) hook: Option<Hook>,
    #[cfg(feature = "tower")]
    pub(crate) exchange: ExchangeSettings,
}

/// The settings of layers and of a transport of the user.
#[cfg(feature = "tower")]
pub(crate) struct ExchangeSettings {
    pub(crate) layers: Vec<BoxedLayer>,
    pub(crate) service: Option<BoxedTransport>,
    /// The value of the `Host` header.
    pub(crate) host: HeaderValue,
    pub(crate) reserved: Reserved,
    /// The headers with the rate limit, if they are not Profound's.
    pub(crate) rate_limit: Option<RateLimitNames>,
}

/// The response to an attempt.
pub(crate) struct HttpResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: ResponseBody<Pin<Box<dyn BodyStream>>>,
    pub(crate) below: Below,
}

/// The response below the layers.
pub(crate) enum Below {
    /// The same.
    Same,
    /// A layer answered, and nothing was sent.
    #[cfg(feature = "tower")]
    Nothing,
    /// The rate limit in the server's response.
    #[cfg(feature = "tower")]
    Seen(RateLimitSeen),
}

/// How the request and the response of an attempt end.
struct Ends {
    upload: Option<UploadHandle>,
    reading: Reading,
}

/// How the body of a success is read.
#[derive(Clone, Copy)]
enum Reading {
    /// `Content-Length` describes a body that is not sent.
    Nothing,
    Stream,
    All,
}

impl Ends {
    fn of(http_request: &HttpRequest) -> Self {
        let upload = match &http_request.body {
            HttpBody::Upload(upload) => Some(upload.handle()),
            HttpBody::Empty | HttpBody::Full(_) => None,
        };
        Self {
            upload,
            reading: if http_request.method == Method::HEAD {
                Reading::Nothing
            } else if http_request.streaming {
                Reading::Stream
            } else {
                Reading::All
            },
        }
    }
}

impl Transport {
    /// Returns a transport to one base URL.
    pub(crate) fn new(settings: TransportSettings) -> Result<Self, Error> {
        let TransportSettings {
            base,
            direct,
            max_body,
            stall,
            hook,
            #[cfg(feature = "tower")]
            exchange,
        } = settings;
        let reqwest = || reqwest_client::build(base.scheme() == "https", direct, stall, hook);
        #[cfg(feature = "tower")]
        if !exchange.layers.is_empty() || exchange.service.is_some() {
            let sender = match exchange.service {
                Some(service) => Sender::Service(service.0),
                None => Sender::Reqwest(reqwest()?),
            };
            let (host, reserved) = (exchange.host, exchange.reserved);
            let is_layered = !exchange.layers.is_empty();
            let uri = base.as_str().parse();
            let uri = uri.map_err(|_| Error::configuration("the base URL is too long"))?;
            let spare = Spare::default();
            let settings = (base, host, max_body, reserved);
            let names = exchange.rate_limit;
            let innermost = Innermost::new(sender, settings, names, (spare.clone(), is_layered));
            let layers = exchange.layers.into_iter().rev();
            let innermost = Exchange::innermost(innermost);
            return Ok(Self {
                route: Route::Exchange {
                    first: layers.fold(innermost, |next, layer| layer.wrap(next)),
                    base: uri,
                    spare,
                    is_layered,
                },
                max_body,
            });
        }
        Ok(Self {
            route: Route::Reqwest(reqwest()?),
            max_body,
        })
    }

    /// Sends one attempt and reads the response, except a streamed body. The body of an error is read
    /// until shortly before `deadline`.
    pub(crate) fn send<'a>(
        &'a self,
        http_request: HttpRequest,
        deadline: Deadline,
        operation: impl Fn() -> Operation + Send + 'a,
    ) -> impl Future<Output = Result<HttpResponse, Error>> + Send + 'a {
        let ends = Ends::of(&http_request);
        // Start the send outside the async block: a value moved into a future is stored twice.
        let sending = match &self.route {
            Route::Reqwest(http) => Sending::Reqwest(start(http, http_request)),
            #[cfg(feature = "tower")]
            Route::Exchange {
                first, base, spare, ..
            } => {
                let attempt = Attempt::new(operation(), &http_request, deadline);
                let request = attempt.request((base, spare), http_request);
                let sent = request.map(|request| first.send(request));
                Sending::Exchange(Ended(attempt), sent)
            }
        };
        async move {
            match sending {
                Sending::Reqwest(sent) => {
                    let (head, deadline) = match ends.upload {
                        None => (sent.await, deadline),
                        // Boxed for the calls that upload nothing, so that their futures are smaller.
                        Some(upload) => Box::pin(uploaded(upload, sent, deadline)).await,
                    };
                    let receiving = self.receive(head, ends.reading, deadline);
                    let receiving = receiving.map_err(|failure| failure.into_error(operation()))?;
                    let received = receiving.await;
                    received.map_err(|failure| failure.into_error(operation()))
                }
                #[cfg(feature = "tower")]
                Sending::Exchange(attempt, sent) => {
                    self.exchange(attempt, sent, ends, deadline).await
                }
            }
        }
    }

    /// Receives the response through the layers. Nothing can be sent after the end of this future, which
    /// may be dropped at any time.
    #[cfg(feature = "tower")]
    #[expect(
        clippy::manual_async_fn,
        reason = "an `async fn` stores its arguments twice"
    )]
    fn exchange(
        &self,
        attempt: Ended,
        sent: Result<ExchangeFuture, Failure>,
        mut ends: Ends,
        deadline: Deadline,
    ) -> impl Future<Output = Result<HttpResponse, Error>> + Send {
        async move {
            let head = match sent {
                Ok(sent) => match sent.await {
                    Ok(response) => Ok(Head::of_layer(response)),
                    Err(error) => Err(foreign_failure::of_layer(error)
                        .map_err(|passed| passed.at_least(attempt.0.delivery()))?),
                },
                Err(failure) => return Err(failure.into_error(attempt.0.operation())),
            };
            let upload = ends.upload.take();
            let upload = if attempt.0.was_sent() {
                upload
            } else {
                // The upload is not read, so it would not end.
                upload.iter().for_each(UploadHandle::refuse);
                None
            };
            let (head, deadline) = match upload {
                None => (head, deadline),
                Some(upload) => Box::pin(uploaded(upload, ready(head), deadline)).await,
            };
            let failed = |failure: Failure| {
                let failed = failure.into_error(attempt.0.operation());
                failed.at_least(attempt.0.delivery())
            };
            let receiving = self.receive(head, ends.reading, deadline);
            let receiving = receiving.map_err(failed)?;
            let received = receiving.await;
            let mut response = received.map_err(failed)?;
            if let Route::Exchange {
                is_layered: true, ..
            } = self.route
            {
                let seen = attempt.0.rate_limit();
                response.below = seen.map_or(Below::Nothing, Below::Seen);
            }
            Ok(response)
        }
    }

    /// Returns the future that receives the body of a response.
    fn receive(
        &self,
        head: Result<Head, Failure>,
        reading: Reading,
        deadline: Deadline,
    ) -> Result<impl Future<Output = Result<HttpResponse, Failure>> + Send + use<>, Failure> {
        let mut opened = Opened::of(head?)?;
        let max_body = self.max_body;
        Ok(async move {
            let body = if !opened.status.is_success() {
                // Boxed for the calls that succeed, so that their futures are smaller.
                let read = body::read_some(&mut opened.source, deadline);
                ResponseBody::Full(Box::pin(read).await)
            } else {
                match reading {
                    Reading::Nothing => ResponseBody::Full(Bytes::new()),
                    Reading::Stream => ResponseBody::Streaming(body::open(opened.source)),
                    Reading::All => {
                        ResponseBody::Full(body::read(&mut opened.source, max_body).await?)
                    }
                }
            };
            Ok(HttpResponse {
                status: opened.status,
                headers: opened.headers,
                body,
                below: Below::Same,
            })
        })
    }
}

/// A response whose body is not read yet.
struct Opened {
    status: StatusCode,
    headers: HeaderMap,
    source: Source,
}

impl Opened {
    fn of(head: Head) -> Result<Self, Failure> {
        head.check()?;
        let Head {
            status,
            mut headers,
            incoming,
        } = head;
        Ok(Self {
            status,
            source: Source::of(incoming, &mut headers),
            headers,
        })
    }
}

/// Starts to send a request with its key.
fn start(
    http: &reqwest::Client,
    mut http_request: HttpRequest,
) -> impl Future<Output = Result<Head, Failure>> + use<> {
    let HttpRequest {
        headers, url, key, ..
    } = &mut http_request;
    key.place(headers, url);
    encoding::ask(headers);
    let mut request = reqwest::Request::new(http_request.method, http_request.url);
    *request.headers_mut() = http_request.headers;
    *request.body_mut() = match http_request.body {
        HttpBody::Empty => None,
        HttpBody::Full(bytes) => Some(bytes.into()),
        HttpBody::Upload(upload) => Some(reqwest::Body::wrap(upload)),
    };
    let sent = http.execute(request);
    async move { sent.await.map(Head::of).map_err(failure::of_request) }
}

/// Receives the head of a response, and waits for the end of the upload if it is a success; otherwise
/// cancels the upload. Returns the deadline extended by the time of the upload.
async fn uploaded(
    upload: UploadHandle,
    sent: impl Future<Output = Result<Head, Failure>>,
    deadline: Deadline,
) -> (Result<Head, Failure>, Deadline) {
    let head = sent.await;
    let progress = upload.progress();
    match &head {
        Ok(head) if head.status.is_success() => progress.finished().await,
        _ => upload.refuse(),
    }
    (head, progress.later(deadline))
}
