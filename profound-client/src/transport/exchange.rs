//! Services behind one type, without a buffer: layers, and what they wrap.

use std::{
    future::poll_fn,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use bytes::Bytes;
use tower_layer::Layer;
use tower_service::Service;

use super::message::Body;
use crate::error::BoxError;

/// The future of an [`Exchange`].
pub type ExchangeFuture =
    Pin<Box<dyn Future<Output = Result<http::Response<Body>, BoxError>> + Send>>;

/// The service that a layer wraps: the next layer, or the one that sends the request.
///
/// The last one checks the request, places the key and sends it. It fails, and sends nothing, if a layer
///
/// - changed the scheme, the host, the port, or the path of the base URL
/// - set a reserved header: that of the key, `Host`, `Cookie`, or one that frames a message
/// - set the query parameter of the key
/// - removed the [`Attempt`](super::Attempt) from the extensions
/// - sends a second time in one attempt
#[derive(Clone)]
pub struct Exchange(Arc<dyn Next>);

/// A service that is called through a shared reference.
pub(super) trait Next: Send + Sync {
    fn send(&self, request: http::Request<Body>) -> ExchangeFuture;
}

struct Wrapped<S>(S);

impl<S, B> Next for Wrapped<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn send(&self, request: http::Request<Body>) -> ExchangeFuture {
        let mut service = self.0.clone();
        Box::pin(async move {
            let ready = poll_fn(|context| service.poll_ready(context)).await;
            ready.map_err(Into::into)?;
            let response = service.call(request).await.map_err(Into::into)?;
            Ok(response.map(Body::new))
        })
    }
}

impl Exchange {
    pub(super) fn new<S, B>(service: S) -> Self
    where
        S: Service<http::Request<Body>, Response = http::Response<B>>
            + Clone
            + Send
            + Sync
            + 'static,
        S::Future: Send,
        S::Error: Into<BoxError>,
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        Self(Arc::new(Wrapped(service)))
    }

    /// Returns the service below all layers.
    pub(super) fn innermost(innermost: impl Next + 'static) -> Self {
        Self(Arc::new(innermost))
    }

    pub(super) fn send(&self, request: http::Request<Body>) -> ExchangeFuture {
        self.0.send(request)
    }
}

impl<B> Service<http::Request<B>> for Exchange
where
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Response = http::Response<Body>;
    type Error = BoxError;
    type Future = ExchangeFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> ExchangeFuture {
        self.0.send(request.map(Body::new))
    }
}

impl std::fmt::Debug for Exchange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Exchange").finish_non_exhaustive()
    }
}

/// A layer that was given to the builder.
pub(crate) struct BoxedLayer(Box<dyn FnOnce(Exchange) -> Exchange + Send + Sync>);

impl BoxedLayer {
    pub(crate) fn new<L, B>(layer: L) -> Self
    where
        L: Layer<Exchange> + Send + Sync + 'static,
        L::Service: Service<http::Request<Body>, Response = http::Response<B>>
            + Clone
            + Send
            + Sync
            + 'static,
        <L::Service as Service<http::Request<Body>>>::Future: Send,
        <L::Service as Service<http::Request<Body>>>::Error: Into<BoxError>,
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        Self(Box::new(move |next| Exchange::new(layer.layer(next))))
    }

    pub(super) fn wrap(self, next: Exchange) -> Exchange {
        (self.0)(next)
    }
}

/// A transport that was given to the builder.
pub(crate) struct BoxedTransport(pub(super) Exchange);

impl BoxedTransport {
    pub(crate) fn new<S, B>(service: S) -> Self
    where
        S: Service<http::Request<Body>, Response = http::Response<B>>
            + Clone
            + Send
            + Sync
            + 'static,
        S::Future: Send,
        S::Error: Into<BoxError>,
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        Self(Exchange::new(service))
    }
}
