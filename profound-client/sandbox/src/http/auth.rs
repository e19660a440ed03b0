//! Finds the API key of a request.

use http::header::{AUTHORIZATION, HeaderMap};

use crate::http::{
    keys::{self, Keys},
    query_string::QueryString,
};

/// The reason why a request has no access at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Refusal {
    Missing,
    Unknown,
    Expired,
}

/// Looks for a key in its three placements, and returns its index among the known keys. The first
/// placement that has a key decides.
pub(crate) fn identify(
    keys: &Keys,
    headers: &HeaderMap,
    query: &QueryString,
) -> Result<usize, Refusal> {
    let header = headers.get("x-api-key").map(|value| value.as_bytes());
    let key = header
        .or_else(|| bearer(headers))
        .or_else(|| query.first("api_key").map(str::as_bytes))
        .ok_or(Refusal::Missing)?;
    match keys.find(key) {
        Some(known) => Ok(known),
        None if key == keys::EXPIRED.as_bytes() => Err(Refusal::Expired),
        None => Err(Refusal::Unknown),
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
    ) -> Result<usize, Refusal> {
        let mut headers = HeaderMap::new();
        if let Some((name, value)) = header {
            headers.insert(name, HeaderValue::from_static(value));
        }
        identify(&Keys::new(Vec::new()), &headers, &QueryString::parse(query))
    }

    #[test]
    fn a_key_is_found_in_each_placement() {
        let header = Some(("x-api-key", keys::VALID));
        assert_eq!(identified(header, ""), Ok(0));
        let bearer = Some(("authorization", "bearer sandbox-forbidden-key"));
        assert_eq!(identified(bearer, ""), Ok(1));
        let query = format!("a=b&api_key={}", keys::VALID);
        assert_eq!(identified(None, &query), Ok(0));
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
