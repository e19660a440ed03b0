//! Finds the API key of a request and its permissions.

use http::header::{AUTHORIZATION, HeaderMap};

use crate::http::{keys, query_string::QueryString};

/// A key that the sandbox knows, by its permissions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Access {
    Granted,
    Forbidden,
}

impl Access {
    /// Returns the key itself. Requests are counted by it.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Access::Granted => keys::VALID,
            Access::Forbidden => keys::FORBIDDEN,
        }
    }
}

/// The reason why a request has no access at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Refusal {
    Missing,
    Unknown,
    Expired,
}

/// Looks for a key in its three placements. The first placement that has a key decides.
pub(crate) fn identify(headers: &HeaderMap, query: &QueryString) -> Result<Access, Refusal> {
    let header = headers.get("x-api-key").map(|value| value.as_bytes());
    let key = header
        .or_else(|| bearer(headers))
        .or_else(|| query.first("api_key").map(str::as_bytes))
        .ok_or(Refusal::Missing)?;
    let is = |known: &str| key == known.as_bytes();
    if is(keys::VALID) {
        Ok(Access::Granted)
    } else if is(keys::FORBIDDEN) {
        Ok(Access::Forbidden)
    } else if is(keys::EXPIRED) {
        Err(Refusal::Expired)
    } else {
        Err(Refusal::Unknown)
    }
}

fn bearer(headers: &HeaderMap) -> Option<&[u8]> {
    let value = headers.get(AUTHORIZATION)?.as_bytes();
    let (scheme, rest) = value.split_at_checked("bearer ".len())?;
    scheme
        .eq_ignore_ascii_case(b"bearer ")
        .then(|| rest.trim_ascii())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn identified(
        header: Option<(&'static str, &'static str)>,
        query: &str,
    ) -> Result<Access, Refusal> {
        let mut headers = HeaderMap::new();
        if let Some((name, value)) = header {
            headers.insert(name, HeaderValue::from_static(value));
        }
        identify(&headers, &QueryString::parse(query))
    }

    #[test]
    fn a_key_is_found_in_each_placement() {
        let header = Some(("x-api-key", keys::VALID));
        assert_eq!(identified(header, ""), Ok(Access::Granted));
        let bearer = Some(("authorization", "bearer sandbox-forbidden-key"));
        assert_eq!(identified(bearer, ""), Ok(Access::Forbidden));
        let query = format!("a=b&api_key={}", keys::VALID);
        assert_eq!(identified(None, &query), Ok(Access::Granted));
    }

    #[test]
    fn a_request_without_a_good_key_is_refused_by_reason() {
        assert_eq!(identified(None, ""), Err(Refusal::Missing));
        assert_eq!(identified(None, "api_key=other"), Err(Refusal::Unknown));
        let basic = Some(("authorization", "Basic sandbox-valid-key"));
        assert_eq!(identified(basic, ""), Err(Refusal::Missing));
        let expired = Some(("x-api-key", keys::EXPIRED));
        assert_eq!(identified(expired, ""), Err(Refusal::Expired));
    }
}
