//! The user's headers, and the reserved ones.

use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::endpoint::KeyPlacement;

/// The key's headers, those that select the server or the identity, and those that frame a message.
const OURS: [&str; 15] = [
    "authorization",
    "connection",
    "content-length",
    "cookie",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-api-key",
];

/// The reserved headers that a key can be in.
const KEYS: [&str; 2] = ["authorization", "x-api-key"];

/// The headers that describe the message: a key in them would replace their values.
const MESSAGE: [HeaderName; 5] = [
    header::ACCEPT,
    header::ACCEPT_ENCODING,
    header::CONTENT_ENCODING,
    header::CONTENT_TYPE,
    header::USER_AGENT,
];

/// Checks a header of the user, or returns what is wrong with it.
pub(super) fn own(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let key = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| format!("`{}` is not a valid header name", name.escape_debug()))?;
    if let Some(mend) = reserved(&key) {
        return Err(format!("the header `{key}` is reserved: {mend}"));
    }
    let value = HeaderValue::from_str(value).map_err(|_| {
        format!(
            "the value of the header `{key}` contains a control character, such as a line break"
        )
    })?;
    Ok((key, value))
}

/// Returns what to do instead of setting a reserved header; `None` if it is not reserved.
pub(super) fn reserved(name: &HeaderName) -> Option<&'static str> {
    if !OURS.contains(&name.as_str()) {
        return None;
    }
    Some(match name.as_str() {
        "x-api-key" | "authorization" => "set the client's `ApiKey` and `KeyPlacement`",
        "host" => "set the client's base URL",
        _ => "the connection sets it",
    })
}

/// Returns why the key cannot be in the header or query parameter of a placement.
pub(super) fn key_problem(placement: KeyPlacement) -> Option<String> {
    match placement {
        KeyPlacement::NamedHeader(name) => {
            let Ok(header) = HeaderName::from_bytes(name.as_bytes()) else {
                return Some(format!(
                    "`{}` is not a valid name of the key's header",
                    name.escape_debug()
                ));
            };
            let is_reserved = reserved(&header).is_some() && !KEYS.contains(&header.as_str());
            let is_taken = is_reserved || MESSAGE.contains(&header);
            is_taken.then(|| format!("the header `{name}` cannot carry the key"))
        }
        KeyPlacement::NamedQuery(name) => {
            let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
            let is_valid = !name.is_empty() && name.bytes().all(unreserved);
            (!is_valid).then(|| {
                format!(
                    "`{}` is not a valid name of the key's query parameter: use letters, digits, \
                     `-`, `.`, `_` and `~`",
                    name.escape_debug()
                )
            })
        }
        KeyPlacement::Header | KeyPlacement::Query | KeyPlacement::Bearer => None,
    }
}

/// Merges `more` into `headers`: a name in `more` replaces all values of that name.
pub(super) fn merge(headers: &mut HeaderMap, more: &HeaderMap) {
    for name in more.keys() {
        headers.remove(name);
    }
    for (name, value) in more {
        headers.append(name, value.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_are_not_the_callers_are_refused_by_name() {
        for name in [
            "X-API-Key",
            "authorization",
            "Host",
            "Cookie",
            "Transfer-Encoding",
        ] {
            let refused = own(name, "canary").unwrap_err();
            assert!(
                refused.contains(&name.to_lowercase()) && !refused.contains("canary"),
                "{refused}"
            );
        }
        assert!(
            own("a b", "x")
                .unwrap_err()
                .contains("`a b` is not a valid header name")
        );
        assert!(own("x-note", "a\nb").is_err());
        assert!(own("X-Note", "fine").is_ok());
    }

    #[test]
    fn a_name_that_cannot_carry_the_key_is_refused() {
        for name in [
            "",
            "a b",
            "a:b",
            "Host",
            "Cookie",
            "TE",
            "accept",
            "User-Agent",
            "n\u{e9}e",
        ] {
            let problem = key_problem(KeyPlacement::NamedHeader(name));
            assert!(problem.is_some_and(|text| text.contains(name)), "{name}");
        }
        for name in [
            "", "a b", "a&b", "a=b", "a#b", "a%20", "a[]", "n\u{e9}e", "a+b", "\0",
        ] {
            assert!(
                key_problem(KeyPlacement::NamedQuery(name)).is_some(),
                "{name}"
            );
        }
        for placement in [
            KeyPlacement::NamedHeader("X-Token"),
            KeyPlacement::NamedHeader("authorization"),
            KeyPlacement::NamedHeader("X-API-Key"),
            KeyPlacement::NamedQuery("api_key"),
            KeyPlacement::NamedQuery("a-B.1~_"),
        ] {
            assert_eq!(key_problem(placement), None, "{placement:?}");
        }
    }

    #[test]
    fn merging_replaces_a_name_and_keeps_its_repetitions() {
        let headers = |pairs: &[(&'static str, &str)]| {
            let mut map = HeaderMap::new();
            for (name, value) in pairs {
                map.append(*name, value.parse().unwrap());
            }
            map
        };
        let mut merged = headers(&[("a", "1"), ("b", "2")]);
        merge(&mut merged, &headers(&[("a", "3"), ("a", "4")]));
        assert_eq!(merged, headers(&[("b", "2"), ("a", "3"), ("a", "4")]));
    }
}
