//! The service below all layers: it checks the request, places the key and sends it.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Uri, header, request::Parts};
use url::{Position, Url, form_urlencoded};

use super::{
    attempt::{Attempt, Sealed},
    encoding,
    exchange::{Exchange, ExchangeFuture, Next},
    failure::{self, Failure},
    foreign_failure,
    head::Head,
    message::Body,
    received::Received,
    source::{Incoming, Source},
    spare::Spare,
};
use crate::error::{EncodeError, Error, RateLimitNames, RateLimitSeen};

/// The name of the error's argument if a layer broke a rule.
const LAYER: &str = "layer";

/// The service that sends.
pub(super) struct Innermost(Arc<Inner>);

struct Inner {
    sender: Sender,
    base: Url,
    host: HeaderValue,
    max_body: usize,
    reserved: Reserved,
    /// The headers with the rate limit, if they are not Profound's.
    rate_limit: Option<RateLimitNames>,
    spare: Spare,
    /// Set if there are layers, which may have changed the request.
    is_layered: bool,
}

/// Returns what to do instead of setting a header that is reserved; `None` if it is not reserved.
pub(crate) type Reserved = fn(&HeaderName) -> Option<&'static str>;

/// The sender of a request with its key.
pub(super) enum Sender {
    Reqwest(reqwest::Client),
    Service(Exchange),
}

impl Innermost {
    pub(super) fn new(
        sender: Sender,
        (base, host, max_body, reserved): (Url, HeaderValue, usize, Reserved),
        rate_limit: Option<RateLimitNames>,
        (spare, is_layered): (Spare, bool),
    ) -> Self {
        Self(Arc::new(Inner {
            sender,
            base,
            host,
            max_body,
            reserved,
            rate_limit,
            spare,
            is_layered,
        }))
    }
}

impl Next for Innermost {
    fn send(&self, request: http::Request<Body>) -> ExchangeFuture {
        let exchange = self.0.clone().exchange(request);
        Box::pin(async move { exchange.await.map_err(Into::into) })
    }
}

impl Inner {
    fn exchange(
        self: Arc<Self>,
        request: http::Request<Body>,
    ) -> impl Future<Output = Result<http::Response<Body>, Error>> + Send {
        // Taken apart outside the async block: a value moved into a future is stored twice.
        let (mut parts, body) = request.into_parts();
        async move {
            let Some(attempt) = parts.extensions.get::<Attempt>().cloned() else {
                return Err(Error::configuration(
                    "a layer removed the `Attempt` from the extensions of a request: pass the request on \
                 with its extensions",
                ));
            };
            let broken = |problem: String| {
                Error::Encode(EncodeError::new(attempt.operation(), LAYER, problem))
            };
            let Some(mut sealed) = attempt.unseal() else {
                return Err(broken(
                "a layer sent the request of an attempt twice, or after the attempt had ended: set \
                 `max_attempts` on the client's builder for retries"
                    .into(),
            ));
            };
            if self.is_layered {
                self.check(&parts, &sealed).map_err(broken)?;
                sealed.url = self.url(&parts.uri, sealed.url).map_err(broken)?;
            }
            sealed.key.place(&mut parts.headers, &mut sealed.url);
            encoding::ask(&mut parts.headers);
            let (bodiless, streaming) = (parts.method == Method::HEAD, sealed.streaming);
            attempt.sending();
            let head = self.send(parts, sealed, body).await;
            let head = head.and_then(|head| head.check().map(|()| head));
            let failed = |failure: Failure| {
                attempt.failed(failure.phase.delivery());
                failure.into_error(attempt.operation())
            };
            let Head {
                status,
                mut headers,
                incoming,
            } = head.map_err(failed)?;
            let names = self.rate_limit.as_ref();
            let seen = self
                .is_layered
                .then(|| RateLimitSeen::read(&headers, names));
            attempt.received(status, seen);
            let body = if bodiless {
                Body::empty()
            } else {
                let limit = (!streaming).then_some(self.max_body);
                let source = Source::of(incoming, &mut headers);
                Body::new(Received::new(source, attempt.operation(), limit))
            };
            let mut response = http::Response::new(body);
            *response.status_mut() = status;
            *response.headers_mut() = headers;
            Ok(response)
        }
    }

    /// Sends a request with its key.
    #[expect(
        clippy::manual_async_fn,
        reason = "an `async fn` stores its arguments twice"
    )]
    fn send(
        &self,
        parts: Parts,
        sealed: Sealed,
        body: Body,
    ) -> impl Future<Output = Result<Head, Failure>> + Send {
        async move {
            match &self.sender {
                Sender::Reqwest(http) => {
                    self.spare.give_back(parts.extensions);
                    let mut request = reqwest::Request::new(parts.method, sealed.url);
                    *request.headers_mut() = parts.headers;
                    *request.body_mut() = body.into_reqwest();
                    let sent = http.execute(request).await;
                    sent.map(Head::of).map_err(failure::of_request)
                }
                Sender::Service(service) => {
                    let mut request = http::Request::from_parts(parts, body);
                    if sealed.key.is_in_url() {
                        let uri = Bytes::from(String::from(sealed.url));
                        let uri = Uri::from_maybe_shared(uri).map_err(foreign_failure::of_uri)?;
                        *request.uri_mut() = uri;
                    }
                    let sent = service.send(request).await;
                    let failed = |error| foreign_failure::of_service(error, &sealed.key.key.key);
                    let (parts, body) = sent.map_err(failed)?.into_parts();
                    Ok(Head {
                        status: parts.status,
                        headers: parts.headers,
                        incoming: Incoming::Service(body, sealed.key.key),
                    })
                }
            }
        }
    }

    /// Checks that no layer has changed where the request goes, who sends it, or how it is framed.
    fn check(&self, parts: &Parts, sealed: &Sealed) -> Result<(), String> {
        let uri = &parts.uri;
        let authority = uri.authority().map(|authority| authority.as_str());
        let base = &self.base;
        if uri.scheme_str() != Some(base.scheme())
            || authority != Some(&base[Position::BeforeHost..Position::AfterPort])
        {
            return Err(
                "a layer changed the scheme, the host or the port of the request: set the base URL on \
                 the client's builder"
                    .into(),
            );
        }
        let rest = uri.path().strip_prefix(base.path().trim_end_matches('/'));
        if !rest.is_some_and(|rest| rest.starts_with('/')) {
            return Err(
                "a layer changed the path of the base URL: set the base URL on the client's builder"
                    .into(),
            );
        }
        let is_own_host = |name: &HeaderName| {
            let mut hosts = parts.headers.get_all(name).iter();
            *name == header::HOST && hosts.next() == Some(&self.host) && hosts.next().is_none()
        };
        for name in parts.headers.keys() {
            if sealed.key.is_in_header(name) {
                return Err(format!(
                    "a layer set the header `{name}`, which is reserved: it carries the key"
                ));
            }
            match (self.reserved)(name) {
                Some(mend) if !is_own_host(name) => {
                    return Err(format!(
                        "a layer set the header `{name}`, which is reserved: {mend}"
                    ));
                }
                _ => {}
            }
        }
        for key in sealed.key.parameters() {
            let names = |query: &str| {
                let mut pairs = form_urlencoded::parse(query.as_bytes());
                pairs.any(|(name, _)| name.eq_ignore_ascii_case(key))
            };
            if uri.query().is_some_and(names) && !sealed.url.query().is_some_and(names) {
                return Err(format!(
                    "a layer set the query parameter `{key}`, which is reserved: set the client's \
                     `ApiKey` and `KeyPlacement`"
                ));
            }
        }
        Ok(())
    }

    /// Returns the URL of a request. That of the call is used if no layer has changed it.
    fn url(&self, uri: &Uri, url: Url) -> Result<Url, String> {
        let target = uri.path_and_query().map_or("/", |target| target.as_str());
        if target == &url[Position::BeforePath..Position::AfterQuery] {
            return Ok(url);
        }
        let text = uri.to_string();
        let changed = Url::parse(&text).ok().filter(|changed| {
            // A path with dot segments would be another one.
            changed.as_str() == text
        });
        changed.ok_or_else(|| {
            "a layer changed the URL of the request to one with dot segments, or with characters that \
             must be percent-encoded"
                .into()
        })
    }
}
