//! The URLs of endpoints whose path has no arguments, which are made once.

use std::{ptr, sync::OnceLock};

use url::Url;

use crate::endpoint::Endpoint;

/// The number of places. An endpoint whose place is taken makes its URL for each call.
const PLACES: usize = 32;

/// The URLs of endpoints whose path has no arguments. Reading one takes no lock.
#[derive(Default)]
pub(super) struct FixedUrls([OnceLock<(usize, Url)>; PLACES]);

impl FixedUrls {
    /// Returns the URL of an endpoint, which `make` makes if it is not there yet.
    pub(super) fn of(&self, endpoint: &'static Endpoint, make: impl Fn() -> Url) -> Url {
        // Only equal constants can have the same address.
        let address = ptr::from_ref(endpoint).addr();
        let place = &self.0[address / size_of::<Endpoint>() % PLACES];
        match place.get_or_init(|| (address, make())) {
            (owner, url) if *owner == address => url.clone(),
            _ => make(),
        }
    }
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;

    static ENDPOINTS: [Endpoint; 2 * PLACES] =
        [const { Endpoint::new(Method::GET, "/v1/org") }; 2 * PLACES];

    #[test]
    fn an_endpoint_whose_place_is_taken_has_its_own_url() {
        let urls = FixedUrls::default();
        let url = |number: usize| Url::parse(&format!("https://api.invalid/{number}")).unwrap();
        for (number, endpoint) in ENDPOINTS.iter().enumerate() {
            assert_eq!(urls.of(endpoint, || url(number)), url(number));
        }
        // Half of them are kept.
        for (number, endpoint) in ENDPOINTS.iter().enumerate() {
            let again = urls.of(endpoint, || url(1000));
            let kept = number < PLACES;
            assert_eq!(again, if kept { url(number) } else { url(1000) });
        }
    }
}
