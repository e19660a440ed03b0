//! The key of an attempt, and its place in the request.

use std::sync::Arc;

use http::HeaderMap;
#[cfg(feature = "tower")]
use http::HeaderName;
use url::Url;
use zeroize::Zeroizing;

#[cfg(feature = "tower")]
use crate::endpoint::API_KEY;
use crate::{credentials::EncodedKey, endpoint::KeyPlacement};

/// The key of an attempt, and its place in the request. It has no `Debug`.
pub(crate) struct PlacedKey {
    pub(crate) key: Arc<EncodedKey>,
    /// `None` sends no key.
    pub(crate) placement: Option<KeyPlacement>,
    /// The placement of the client's other calls, whose name is reserved too.
    #[cfg(feature = "tower")]
    pub(crate) of_client: KeyPlacement,
}

impl PlacedKey {
    /// Returns the query parameters that can carry a key in a call of the client.
    #[cfg(feature = "tower")]
    pub(super) fn parameters(&self) -> impl Iterator<Item = &'static str> {
        let of_service = self.placements().filter_map(KeyPlacement::query);
        [API_KEY].into_iter().chain(of_service)
    }

    /// Returns whether the key of another service is in this header.
    #[cfg(feature = "tower")]
    pub(super) fn is_in_header(&self, name: &HeaderName) -> bool {
        let mut of_service = self.placements().filter(|placement| placement.is_named());
        of_service.any(|placement| placement.header().as_ref() == Some(name))
    }

    #[cfg(feature = "tower")]
    fn placements(&self) -> impl Iterator<Item = KeyPlacement> {
        [Some(self.of_client), self.placement].into_iter().flatten()
    }

    #[cfg(feature = "tower")]
    pub(super) fn is_in_url(&self) -> bool {
        self.placement.and_then(KeyPlacement::query).is_some()
    }

    /// Puts the key into a request.
    pub(super) fn place(&self, headers: &mut HeaderMap, url: &mut Url) {
        let Some(placement) = self.placement else {
            return;
        };
        if let Some(name) = placement.header() {
            let value = match placement {
                KeyPlacement::Bearer => &self.key.bearer,
                _ => &self.key.header,
            };
            headers.insert(name, value.clone());
        }
        if let Some(name) = placement.query() {
            let before = match url.query() {
                Some(query) if !query.is_empty() => [query, "&", name, "="].concat(),
                _ => [name, "="].concat(),
            };
            let query = Zeroizing::new([&*before, &*self.key.query].concat());
            url.set_query(Some(&query));
        }
    }
}
