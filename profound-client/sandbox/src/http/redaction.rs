//! Removes keys from everything that the log keeps.

use std::{borrow::Cow, collections::HashSet};

use bytes::{Bytes, BytesMut};
use http::{
    HeaderMap, HeaderValue, Method,
    header::{AUTHORIZATION, HeaderName},
    request::Parts,
};
use memchr::memmem;
use percent_encoding::percent_decode;

/// Removes the keys from the parts of a request before they are logged.
pub(crate) struct Redactor {
    /// The keys of the request, as written in each placement, and the sandbox's own keys.
    keys: Vec<Vec<u8>>,
    /// True if the request has more than [`MOST_KEYS`] keys. If so, all long parts are redacted.
    gives_up: bool,
}

impl Redactor {
    /// Returns the redactor of a request. `own` are the sandbox's own keys.
    pub(crate) fn of<'k>(head: &Parts, own: impl Iterator<Item = &'k str>) -> Redactor {
        let mut presented = HashSet::new();
        let fits = |key: &Vec<u8>| key.len() >= SHORTEST;
        for key in presented_in(head).filter(fits) {
            presented.insert(key);
            if presented.len() > MOST_KEYS {
                break;
            }
        }
        let gives_up = presented.len() > MOST_KEYS;
        let own = own.map(|key| key.as_bytes().to_vec()).filter(fits);
        let forms = presented.into_iter().flat_map(forms).filter(fits);
        let keys: HashSet<Vec<u8>> = own.chain(forms).collect();
        let mut keys: Vec<Vec<u8>> = keys.into_iter().collect();
        // Longest first: one key may be a part of another, such as of a whole `Authorization` header.
        keys.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        Redactor { keys, gives_up }
    }

    pub(crate) fn method(&self, method: &Method) -> Method {
        if self.is_repeated(method.as_str().as_bytes()) {
            Method::from_bytes(REDACTED_WORD.as_bytes()).unwrap_or_default()
        } else {
            method.clone()
        }
    }

    pub(crate) fn headers(&self, headers: &HeaderMap) -> HeaderMap {
        let kept = headers.iter().map(|(name, value)| {
            let is_hidden = holds_a_key(name.as_str()) || self.is_repeated(value.as_bytes());
            let value = if is_hidden {
                HeaderValue::from_static(REDACTED)
            } else {
                value.clone()
            };
            if self.is_named(name) {
                (HeaderName::from_static(REDACTED_NAME), value)
            } else {
                (name.clone(), value)
            }
        });
        let mut all = HeaderMap::new();
        for (name, value) in kept {
            all.append(name, value);
        }
        all
    }

    pub(crate) fn path(&self, path: &str) -> String {
        let segments = path.split('/').map(|segment| {
            let repeated = self.is_repeated(segment.as_bytes());
            if repeated { REDACTED } else { segment }
        });
        self.or_nothing(segments.collect::<Vec<_>>().join("/"))
    }

    pub(crate) fn query(&self, query: &str) -> String {
        let pairs = query.split('&').map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if self.is_repeated(name.as_bytes()) {
                REDACTED.to_owned()
            } else if holds_a_key(name) || self.is_repeated(value.as_bytes()) {
                format!("{name}={REDACTED}")
            } else {
                pair.to_owned()
            }
        });
        self.or_nothing(pairs.collect::<Vec<_>>().join("&"))
    }

    /// Redacts a whole text if a key spans several of its parts, such as a key with a slash in a path.
    fn or_nothing(&self, text: String) -> String {
        if self.is_repeated(text.as_bytes()) {
            REDACTED.to_owned()
        } else {
            text
        }
    }

    pub(crate) fn body(&self, body: Bytes) -> Bytes {
        let without = |body: Bytes, key: &Vec<u8>| match memmem::find(&body, key) {
            Some(_) => replaced(&body, key),
            None => body,
        };
        let body = if self.gives_up {
            body
        } else {
            self.keys.iter().fold(body, without)
        };
        if self.is_repeated(&body) {
            Bytes::from_static(REDACTED.as_bytes())
        } else {
            body
        }
    }

    fn is_repeated(&self, text: &[u8]) -> bool {
        if text.len() < SHORTEST || self.gives_up {
            return text.len() >= SHORTEST;
        }
        let mut plain = Cow::Borrowed(text);
        for _ in 0..MOST_ROUNDS {
            let mut keys = self.keys.iter();
            if keys.any(|key| memmem::find(&plain, key).is_some()) {
                return true;
            }
            match decoded(&plain) {
                Some(next) => plain = Cow::Owned(next),
                None => return false,
            }
        }
        // Still encoded after all rounds: treat it as a key.
        true
    }

    /// Returns whether a header's name contains a key. Header names are in lower case.
    fn is_named(&self, name: &HeaderName) -> bool {
        let mut keys = self.keys.iter().map(|key| key.to_ascii_lowercase());
        let name = name.as_str().as_bytes();
        self.is_repeated(name) && !self.gives_up
            || keys.any(|key| memmem::find(name, &key).is_some())
    }
}

/// Returns the values of all key placements, as written.
fn presented_in(head: &Parts) -> impl Iterator<Item = Vec<u8>> {
    let headers = head.headers.iter();
    let held = headers.filter(|(name, _)| holds_a_key(name.as_str()));
    let whole = held.map(|(_, value)| value.as_bytes().to_vec());
    let of_schemes = head.headers.get_all(AUTHORIZATION).into_iter();
    let of_schemes = of_schemes.filter_map(|value| {
        let value = value.as_bytes();
        let end = value.iter().position(u8::is_ascii_whitespace)?;
        Some(value[end..].trim_ascii().to_vec())
    });
    let query = head.uri.query().unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let of_query = pairs.filter(|(name, _)| holds_a_key(name));
    let of_query = of_query.map(|(_, value)| value.as_bytes().to_vec());
    whole.chain(of_schemes).chain(of_query)
}

/// Returns a key as written, decoded, and decoded with `+` as a space.
fn forms(key: Vec<u8>) -> [Vec<u8>; 3] {
    let plain = plain(&key);
    // Some encodings write a space as a plus.
    let spaced = key
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte });
    let spaced = self::plain(&spaced.collect::<Vec<u8>>());
    [key, plain, spaced]
}

/// Returns whether a name is that of a key placement, in any spelling.
fn holds_a_key(name: &str) -> bool {
    let decoded = plain(name.as_bytes());
    let letters = decoded.iter().filter(|byte| byte.is_ascii_alphanumeric());
    let letters: Vec<u8> = letters.map(u8::to_ascii_lowercase).collect();
    let mut words = [&b"key"[..], b"token", b"secret"].into_iter();
    words.any(|word| memmem::find(&letters, word).is_some())
        || [&b"authorization"[..], b"proxyauthorization", b"cookie"].contains(&&letters[..])
}

/// Returns a text with all layers of percent-encoding decoded, up to [`MOST_ROUNDS`].
fn plain(text: &[u8]) -> Vec<u8> {
    let mut plain = text.to_vec();
    for _ in 0..MOST_ROUNDS {
        match decoded(&plain) {
            Some(next) => plain = next,
            None => break,
        }
    }
    plain
}

/// Decodes one layer of percent-encoding. Returns `None` if there is none.
fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    match percent_decode(text).into() {
        Cow::Borrowed(_) => None,
        Cow::Owned(decoded) => Some(decoded),
    }
}

fn replaced(body: &[u8], key: &[u8]) -> Bytes {
    let mut kept = BytesMut::with_capacity(body.len());
    let mut from = 0;
    for at in memmem::find_iter(body, key) {
        kept.extend_from_slice(&body[from..at]);
        kept.extend_from_slice(REDACTED.as_bytes());
        from = at + key.len();
    }
    kept.extend_from_slice(&body[from..]);
    kept.freeze()
}

const REDACTED: &str = "[redacted]";

/// The replacement in methods, which cannot contain brackets.
const REDACTED_WORD: &str = "REDACTED";

const REDACTED_NAME: &str = "redacted";

/// The least length of a key that is searched for: a shorter one may occur in any text by chance.
const SHORTEST: usize = 8;

/// The most keys of a request that are searched for, to bound the time.
const MOST_KEYS: usize = 16;

/// The most layers of encoding that are decoded, to bound the time.
const MOST_ROUNDS: usize = 8;

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;
    use crate::http::keys;

    const OWN_KEYS: [&str; 3] = [keys::VALID, keys::EXPIRED, keys::FORBIDDEN];

    fn head(target: &str, header: (&str, &str)) -> Parts {
        let request = Request::get(target).header(header.0, header.1);
        request.body(()).expect("a request").into_parts().0
    }

    /// Returns everything that the log keeps of a request with this target, header and body.
    fn kept(target: &str, header: (&str, &str), body: &str) -> String {
        let head = head(target, header);
        let redactor = Redactor::of(&head, OWN_KEYS.into_iter());
        let method = redactor.method(&head.method);
        let path = redactor.path(head.uri.path());
        let query = redactor.query(head.uri.query().unwrap_or_default());
        let headers = redactor.headers(&head.headers);
        let body = redactor.body(Bytes::copy_from_slice(body.as_bytes()));
        format!("{method} {path}?{query} {headers:?} {body:?}")
    }

    #[test]
    fn the_sandboxs_own_keys_are_hidden_wherever_they_stand() {
        for key in OWN_KEYS {
            let middle = &key[8..];
            let twice = key.replace('-', "%252D");
            for (target, header, body) in [
                (format!("/v1/{key}"), ("a", "b"), ""),
                (format!("/v1?note={twice}"), ("a", "b"), ""),
                (format!("/v1?{key}=1"), ("a", "b"), ""),
                ("/v1".to_owned(), ("x-note", key), ""),
                ("/v1".to_owned(), ("x-note", &twice), ""),
                ("/v1".to_owned(), (key, "1"), ""),
                ("/v1".to_owned(), ("a", "b"), key),
                ("/v1".to_owned(), ("a", "b"), &twice),
            ] {
                let all = kept(&target, header, body);
                assert!(!all.contains(middle) && !all.contains(&twice), "{all}");
                assert!(all.to_lowercase().contains("redacted"), "{all}");
            }
            let method = Method::from_bytes(key.as_bytes()).expect("a method");
            let redactor = Redactor::of(&head("/", ("a", "b")), OWN_KEYS.into_iter());
            assert_eq!(redactor.method(&method), "REDACTED");
        }
        let plain = kept("/v1?a=b%2Fc", ("x-note", "as it was"), r#"{"a": "50%"}"#);
        assert!(!plain.to_lowercase().contains("redacted"), "{plain}");
    }

    #[test]
    fn a_key_has_many_names() {
        for (target, header) in [
            ("/v1", ("authorization", "Bearer\tCANARY-1")),
            ("/v1", ("x-auth-token", "CANARY-1")),
            ("/v1", ("client-secret", "CANARY-1")),
            ("/v1", ("subscription-key", "CANARY-1")),
            ("/v1?access_token=CANARY-1", ("a", "b")),
            ("/v1?k%2565y=CANARY-1", ("a", "b")),
            ("/v1?api_key=CANARY%252D1", ("a", "b")),
            ("/v1?CANARY-1=1", ("x-api-key", "CANARY-1")),
        ] {
            let all = kept(target, header, "a CANARY-1");
            assert!(
                !all.contains("CANARY") && all.contains("a [redacted]"),
                "{all}"
            );
        }
        let head = Request::get("/").header("x-api-key", "CANARY-1");
        let head = head.header("x-canary-1", "1").body(()).expect("a request");
        let head = head.into_parts().0;
        let headers = Redactor::of(&head, OWN_KEYS.into_iter()).headers(&head.headers);
        assert!(!format!("{headers:?}").contains("canary"), "{headers:?}");
    }

    #[test]
    fn a_request_of_many_keys_or_much_encoding_is_put_down_as_nothing() {
        let keys = |count: usize| {
            let keys: Vec<String> = (0..count)
                .map(|at| format!("apikey=CANARY-{at:05}"))
                .collect();
            format!("/v1?{}&note=as%20it%20was", keys.join("&"))
        };
        let few = kept(&keys(16), ("a", "b"), "long enough, CANARY-00003");
        assert!(few.contains("as%20it%20was") && few.contains("long enough, [redacted]"));
        let again = keys(16).replace("note", "apikey=CANARY-00003&note");
        assert!(kept(&again, ("a", "b"), "").contains("as%20it%20was"));
        let many = kept(&keys(2_000), ("a", "b"), "long enough, CANARY-00003");
        assert!(
            !many.contains("CANARY") && !many.contains("as%20it%20was"),
            "{many}"
        );
        assert!(
            many.contains("?[redacted]") && many.contains("b\"[redacted]\""),
            "{many}"
        );
        let deep = format!("/v1?note=%{}20", "25".repeat(20_000));
        assert!(kept(&deep, ("a", "b"), "").contains("?note=[redacted]"));
    }
}
