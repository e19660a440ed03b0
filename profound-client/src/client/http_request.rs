//! What is sent of a call: its URL, its headers, and the key in its place.

use http::{HeaderMap, HeaderName, HeaderValue, header};
use url::Url;
use zeroize::Zeroizing;

use super::{Client, ClientInner, Settings, headers};
use crate::{
    credentials::EncodedKey,
    endpoint::{KeyPlacement, KeySetting},
    request::Request,
    transport::HttpRequest,
};

const X_API_KEY: HeaderName = HeaderName::from_static("x-api-key");

impl Client {
    /// The request as it is sent, the key in its place.
    pub(super) fn http_request(
        &self,
        request: &Request,
        accept: &'static str,
        encoded: &EncodedKey,
    ) -> HttpRequest {
        let Settings {
            inner,
            headers: own,
            ..
        } = &*self.0;
        let endpoint = request.endpoint();
        let asked = request.headers().len() + own.len() + endpoint.headers.len();
        // Beside those: the host, the key, what is accepted, how it is encoded, and what is sent.
        let mut headers = HeaderMap::with_capacity(inner.headers.len() + asked + 5);
        headers::merge(&mut headers, &inner.headers);
        // HTTP/2 has another place for it. Where it is known, nobody below has to write it.
        if !cfg!(feature = "http2") {
            headers.insert(header::HOST, inner.host.clone());
        }
        let accepts = headers.entry(header::ACCEPT);
        accepts.or_insert(HeaderValue::from_static(accept));
        if let Some(body) = request.body_ref() {
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
            // Another one would not say how the parts are told apart.
            headers.insert(header::CONTENT_TYPE, parts.content_type());
        }
        let placement = match endpoint.key {
            KeySetting::Inherit => Some(inner.placement),
            KeySetting::Placed(placement) => Some(placement),
            KeySetting::Omitted => None,
        };
        let mut key = None;
        match placement {
            Some(KeyPlacement::Header) => drop(headers.insert(X_API_KEY, encoded.header.clone())),
            Some(KeyPlacement::Bearer) => {
                drop(headers.insert(header::AUTHORIZATION, encoded.bearer.clone()));
            }
            Some(KeyPlacement::Query) => key = Some(encoded.query.as_str()),
            None => {}
        }
        let url = inner.target(request, key);
        let body = request.body_ref().map(|body| body.bytes.clone());
        HttpRequest {
            method: endpoint.method.clone(),
            url,
            headers,
            body,
            upload: None,
        }
    }
}

impl ClientInner {
    /// The URL of a call, with the key in its query where it belongs there. The host was parsed when the
    /// client was built, and is not parsed again.
    fn target(&self, request: &Request, key: Option<&str>) -> Url {
        let mut url = self.url.clone();
        url.set_path(&request.path_behind(&self.path));
        match (request.query_text(), key) {
            ("", None) => {}
            (query, None) => url.set_query(Some(query)),
            ("", Some(key)) => url.set_query(Some(&Zeroizing::new(["api_key=", key].concat()))),
            (query, Some(key)) => {
                let query = Zeroizing::new([query, "&api_key=", key].concat());
                url.set_query(Some(&query));
            }
        }
        url
    }
}
