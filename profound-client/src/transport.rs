//! The wire. Beside the builder's hook, nothing else names reqwest.

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Method, StatusCode};
use url::Url;

use crate::{
    endpoint::Operation,
    error::{ConfigurationError, Error, Phase, TransportError},
    response::ERROR_BODY,
};

/// A user's own settings of the HTTP client.
pub(crate) type Hook = Box<dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send>;

#[derive(Debug)]
pub(crate) struct Transport {
    http: reqwest::Client,
    max_body: usize,
}

/// One attempt, ready to send.
#[derive(Debug)]
pub(crate) struct Outgoing {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
}

/// What came back, its body read.
#[derive(Debug)]
pub(crate) struct Incoming {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Transport {
    /// A transport to one base URL, with the user's settings, and ours over them.
    pub(crate) fn new(
        base: &Url,
        direct: bool,
        max_body: usize,
        hook: Option<Hook>,
    ) -> Result<Self, Error> {
        let builder = tls(reqwest::Client::builder(), base)?;
        let builder = match hook {
            Some(hook) => hook(builder),
            None => builder,
        };
        let builder = builder
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .connection_verbose(false)
            .https_only(base.scheme() == "https");
        let builder = if direct { builder.no_proxy() } else { builder };
        match builder.build() {
            Ok(http) => Ok(Self { http, max_body }),
            Err(error) => Err(Error::Configuration(
                ConfigurationError::new("the HTTP client cannot be set up")
                    .with_source(error.without_url()),
            )),
        }
    }

    /// Sends one attempt and reads its answer whole.
    pub(crate) async fn send(
        &self,
        outgoing: Outgoing,
        operation: impl Fn() -> Operation,
    ) -> Result<Incoming, Error> {
        let fail = |phase, source: Option<reqwest::Error>| {
            let source = source.map(|error| error.without_url().into());
            Error::Transport(TransportError::new(operation(), phase, source))
        };
        let mut request = reqwest::Request::new(outgoing.method, outgoing.url);
        *request.headers_mut() = outgoing.headers;
        *request.body_mut() = outgoing.body.map(reqwest::Body::from);
        let sent = self.http.execute(request).await;
        let mut response = sent.map_err(|error| fail(phase(&error), Some(error)))?;
        let status = response.status();
        let body = if status.is_success() {
            let body = read(&mut response, self.max_body).await;
            body.map_err(|error| fail(Phase::Body, Some(error)))?
                .ok_or_else(|| {
                    fail(
                        Phase::TooLarge {
                            limit: self.max_body,
                        },
                        None,
                    )
                })?
        } else {
            read_some(&mut response).await
        };
        Ok(Incoming {
            status,
            headers: std::mem::take(response.headers_mut()),
            body,
        })
    }
}

/// A body whole, or `None` where it is larger than `limit`.
async fn read(
    response: &mut reqwest::Response,
    limit: usize,
) -> Result<Option<Bytes>, reqwest::Error> {
    let announced = usize::try_from(response.content_length().unwrap_or(0)).unwrap_or(usize::MAX);
    if announced > limit {
        return Ok(None);
    }
    let Some(first) = response.chunk().await? else {
        return Ok(Some(Bytes::new()));
    };
    if first.len() > limit {
        return Ok(None);
    }
    if first.len() >= announced && announced > 0 {
        return Ok(Some(first));
    }
    // What a server announces is believed only so far before it has sent it.
    let mut body = BytesMut::with_capacity(first.len().max(announced.min(1 << 20)));
    body.extend_from_slice(&first);
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > limit {
            return Ok(None);
        }
        body.extend_from_slice(&chunk);
    }
    Ok((body.len() <= limit).then(|| body.freeze()))
}

/// The start of an error's body: what came of it, if it breaks off.
async fn read_some(response: &mut reqwest::Response) -> Bytes {
    let mut body = BytesMut::new();
    while body.len() < ERROR_BODY {
        let Ok(Some(chunk)) = response.chunk().await else {
            break;
        };
        body.extend_from_slice(&chunk[..chunk.len().min(ERROR_BODY - body.len())]);
    }
    body.freeze()
}

fn phase(error: &reqwest::Error) -> Phase {
    if error.is_connect() {
        Phase::Connect
    } else {
        Phase::Answer
    }
}

/// Chooses the TLS implementation, the same whichever other features are on.
fn tls(builder: reqwest::ClientBuilder, _base: &Url) -> Result<reqwest::ClientBuilder, Error> {
    #[cfg(feature = "rustls")]
    {
        // A process has one provider; one that the application has installed stays.
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        Ok(builder.tls_backend_rustls())
    }
    #[cfg(all(feature = "native-tls", not(feature = "rustls")))]
    {
        Ok(builder.tls_backend_native())
    }
    #[cfg(not(any(feature = "rustls", feature = "native-tls")))]
    {
        if _base.scheme() == "https" {
            return Err(Error::configuration(
                "an https base URL needs TLS: turn on the feature `rustls` or `native-tls` of \
                 `profound-client`",
            ));
        }
        Ok(builder)
    }
}
