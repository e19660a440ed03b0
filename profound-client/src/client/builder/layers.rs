//! The settings of layers and transports.

use bytes::Bytes;
use tower_layer::Layer;
use tower_service::Service;

use super::ClientBuilder;
use crate::transport::{Body, BoxedLayer, BoxedTransport, Exchange};

impl ClientBuilder {
    /// Adds a layer of tower around each attempt. The first layer that is added is the outermost: it sees
    /// the request first, and the response last.
    ///
    /// Guide: [Layers and transports](crate::guide::layers).
    ///
    /// A layer sees the whole request and the whole response, without the key: the key is placed below all
    /// layers. The facts of the attempt are in the request's extensions: [`Attempt`](crate::layer::Attempt).
    /// It can add headers, change the query and the bodies, fail, wait, or answer itself.
    /// [`Exchange`](crate::layer::Exchange) says what it cannot do.
    ///
    /// The deadline of the call is outside of all layers. The limits on the size of a response and on its
    /// stalls apply to what the network sends, and to what a layer returns. A retry is another attempt, and
    /// passes through the layers again. An error of a layer is [`Error::Transport`](crate::Error::Transport)
    /// with that error as its source.
    ///
    /// ```
    /// # use profound_client::{Client, Error, http::HeaderValue};
    /// use tower_http::set_header::SetRequestHeaderLayer;
    ///
    /// let team = HeaderValue::from_static("search");
    /// let client = Client::builder()
    ///     .api_key("pk_live_0123456789")
    ///     .layer(SetRequestHeaderLayer::overriding("x-team".parse().expect("a name"), team))
    ///     .build()?;
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias("middleware", "interceptor", "tower", "wrap"))]
    pub fn layer<L, B>(mut self, layer: L) -> Self
    where
        L: Layer<Exchange> + Send + Sync + 'static,
        L::Service: Service<http::Request<Body>, Response = http::Response<B>>
            + Clone
            + Send
            + Sync
            + 'static,
        <L::Service as Service<http::Request<Body>>>::Future: Send,
        <L::Service as Service<http::Request<Body>>>::Error:
            Into<Box<dyn std::error::Error + Send + Sync>>,
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        self.layers.push(BoxedLayer::new(layer));
        self
    }

    /// Sets the service that sends the requests, with their key, in place of reqwest.
    ///
    /// Guide: [Layers and transports](crate::guide::layers).
    ///
    /// It receives each request with its absolute URL, and is responsible for connections, TLS and
    /// proxies. It must send a request at most once, follow no redirect, and keep the key to itself. This
    /// crate applies its limits to the responses, decompresses them, and classifies errors of hyper, h2,
    /// rustls and the system as it does for reqwest. An error that quotes the key is replaced.
    ///
    /// [`http`](Self::http) cannot be set as well. Plain HTTP is refused as without a transport.
    #[doc(alias("hyper", "connector", "reqwest", "mock transport"))]
    pub fn transport<S, B>(mut self, service: S) -> Self
    where
        S: Service<http::Request<Body>, Response = http::Response<B>>
            + Clone
            + Send
            + Sync
            + 'static,
        S::Future: Send,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        self.service = Some(BoxedTransport::new(service));
        self
    }
}
