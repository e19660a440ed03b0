//! The key of an attempt, and its place in the request.

use std::sync::Arc;

use http::{HeaderMap, HeaderName, header};
use url::Url;
use zeroize::Zeroizing;

use crate::{credentials::EncodedKey, endpoint::KeyPlacement};

const X_API_KEY: HeaderName = HeaderName::from_static("x-api-key");

/// The key of an attempt, and its place in the request. It has no `Debug`.
pub(crate) struct PlacedKey {
    pub(crate) key: Arc<EncodedKey>,
    /// `None` sends no key.
    pub(crate) placement: Option<KeyPlacement>,
}

/// The query parameter of the key.
#[cfg(feature = "tower")]
const API_KEY: &str = "api_key";

impl PlacedKey {
    /// Returns the name of the key's query parameter.
    #[cfg(feature = "tower")]
    pub(super) fn parameter(&self) -> &'static str {
        API_KEY
    }

    /// Puts the key into a request.
    pub(super) fn place(&self, headers: &mut HeaderMap, url: &mut Url) {
        match self.placement {
            Some(KeyPlacement::Header) => {
                headers.insert(X_API_KEY, self.key.header.clone());
            }
            Some(KeyPlacement::Bearer) => {
                headers.insert(header::AUTHORIZATION, self.key.bearer.clone());
            }
            Some(KeyPlacement::Query) => {
                let before = match url.query() {
                    Some(query) if !query.is_empty() => [query, "&api_key="].concat(),
                    _ => "api_key=".to_owned(),
                };
                let query = Zeroizing::new([&*before, &*self.key.query].concat());
                url.set_query(Some(&query));
            }
            None => {}
        }
    }
}
