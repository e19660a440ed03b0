//! The HTTP request of one attempt: URL, headers.

use std::sync::Arc;

use http::{HeaderMap, HeaderName, HeaderValue, header};
use url::Url;

use super::{Client, ClientInner, Settings, headers};
use crate::{
    credentials::EncodedKey,
    endpoint::{Endpoint, KeyPlacement, KeySetting},
    request::Request,
    response::ResponseOptions,
    transport::{HttpBody, HttpRequest, PlacedKey},
};

impl Client {
    /// Builds the HTTP request of an attempt, with its key and its number. The key is beside it.
    pub(super) fn http_request(
        &self,
        request: &Request,
        options: ResponseOptions,
        (key, _number): (&Arc<EncodedKey>, u32),
        body: HttpBody,
    ) -> HttpRequest {
        let inner = &self.0.inner;
        let endpoint = request.endpoint();
        HttpRequest {
            method: endpoint.method.clone(),
            url: inner.target(request),
            headers: self.headers(request, options.accept),
            body,
            key: PlacedKey {
                key: key.clone(),
                placement: inner.placement(endpoint),
                #[cfg(feature = "tower")]
                of_client: inner.placement,
            },
            streaming: options.streaming,
            #[cfg(feature = "tower")]
            number: _number,
            #[cfg(feature = "replay")]
            known_keys: self.0.credential.known().clone(),
        }
    }

    /// Returns all headers except the key's. The most specific setting wins: handle, argument, method
    /// or trait, client.
    pub(super) fn headers(&self, request: &Request, accept: &'static str) -> HeaderMap {
        let Settings {
            inner,
            headers: own,
            ..
        } = &*self.0;
        let endpoint = request.endpoint();
        let given = request.headers().len() + own.len() + endpoint.headers.len();
        // Five more: `Host`, the key's, `Accept`, `Accept-Encoding`, `Content-Type`.
        let mut headers = HeaderMap::with_capacity(inner.headers.len() + given + 5);
        headers::merge(&mut headers, &inner.headers);
        // HTTP/2 uses `:authority`. With HTTP/1.1, hyper would format the host for each request.
        if !cfg!(feature = "http2") {
            headers.insert(header::HOST, inner.host.clone());
        }
        let accepts = headers.entry(header::ACCEPT);
        accepts.or_insert(HeaderValue::from_static(accept));
        if let Some(body) = request.full_body() {
            headers.insert(header::CONTENT_TYPE, body.content_type.clone());
        }
        for (name, value) in endpoint.headers {
            headers.insert(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        headers::merge(&mut headers, request.headers());
        headers::merge(&mut headers, own);
        if let Some(parts) = request.parts() {
            // Any other value would lack the boundary of the parts.
            headers.insert(header::CONTENT_TYPE, parts.content_type());
        }
        headers
    }
}

impl ClientInner {
    /// Returns the placement of the key in the calls of an endpoint; `None` sends no key.
    pub(super) fn placement(&self, endpoint: &Endpoint) -> Option<KeyPlacement> {
        match endpoint.key {
            KeySetting::Inherit => Some(self.placement),
            KeySetting::Placed(placement) => Some(placement),
            KeySetting::Omitted => None,
        }
    }

    /// Returns the URL of a call, without the key. The host is not parsed again.
    pub(super) fn target(&self, request: &Request) -> Url {
        let make = || {
            let mut url = self.url.clone();
            url.set_path(&request.path_behind(&self.path));
            url
        };
        let mut url = match request.fixed_endpoint() {
            Some(endpoint) => self.fixed_urls.of(endpoint, make),
            None => make(),
        };
        match request.query_text() {
            "" => {}
            query => url.set_query(Some(query)),
        }
        url
    }
}
