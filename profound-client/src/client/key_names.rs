//! Refuses calls that set the header or the query parameter that carries the key.

use super::{Client, ClientInner, Settings};
use crate::{
    endpoint::{API_KEY, KeyPlacement},
    error::{EncodeError, Error},
    request::Request,
};

impl Client {
    /// Refuses a call that sets a name that carries the key, in this call or by default.
    ///
    /// Profound's names are refused when a header or an argument is added. Other names are only known
    /// together with the endpoint and its client.
    pub(super) fn check_key_names(&self, request: &Request) -> Result<(), Error> {
        let inner = &self.0.inner;
        let of_call = inner.placement(request.endpoint());
        let placements = [Some(inner.placement), of_call];
        for placement in placements.into_iter().flatten() {
            match placement {
                KeyPlacement::NamedHeader(name) => self.check_header(name, request)?,
                KeyPlacement::NamedQuery(name) if request.has_query_parameter(name) => {
                    return Err(reserved(request, name));
                }
                KeyPlacement::NamedQuery(_)
                | KeyPlacement::Header
                | KeyPlacement::Query
                | KeyPlacement::Bearer => {}
            }
        }
        Ok(())
    }

    fn check_header(&self, name: &'static str, request: &Request) -> Result<(), Error> {
        let Settings { inner, headers, .. } = &*self.0;
        if inner.headers.contains_key(name) || headers.contains_key(name) {
            return Err(Error::configuration(header_problem(name)));
        }
        let mut of_endpoint = request.endpoint().headers.iter();
        let is_taken = of_endpoint.any(|(own, _)| own.eq_ignore_ascii_case(name));
        if is_taken || request.headers().contains_key(name) {
            return Err(reserved(request, name));
        }
        Ok(())
    }
}

impl ClientInner {
    /// Returns the query parameter that the key of a call is counted as: Profound's if it is in a header.
    pub(super) fn key_parameter(&self, request: &Request) -> &'static str {
        let placement = self.placement(request.endpoint());
        let name = placement.and_then(KeyPlacement::query);
        name.unwrap_or(API_KEY)
    }
}

/// Returns the problem of a client's header that carries the key.
pub(super) fn header_problem(name: &str) -> String {
    format!("the header `{name}` is reserved: it carries the key")
}

fn reserved(request: &Request, name: &str) -> Error {
    let problem = "it is reserved: it carries the key".to_owned();
    Error::Encode(EncodeError::new(request.operation(), name, problem))
}
