use bytes::{Bytes, BytesMut};
use http::header::AUTHORIZATION;
use http::request::Parts;
use http::{HeaderMap, HeaderValue};
use memchr::memmem;
use percent_encoding::{percent_decode, percent_decode_str};

/// Takes the key out of what is put down of a request.
pub(crate) struct Redactor {
    /// What the request was sent with, as it stood in each of its places.
    keys: Vec<Vec<u8>>,
}

impl Redactor {
    pub(crate) fn of(head: &Parts) -> Redactor {
        let headers = head.headers.iter();
        let held = headers.filter(|(name, _)| holds_a_key(name.as_str()));
        let mut keys: Vec<Vec<u8>> = held.map(|(_, value)| value.as_bytes().to_vec()).collect();
        for value in head.headers.get_all(AUTHORIZATION) {
            let scheme = value.as_bytes().iter().position(|byte| *byte == b' ');
            keys.extend(scheme.map(|end| value.as_bytes()[end..].trim_ascii().to_vec()));
        }
        let query = head.uri.query().unwrap_or_default();
        let held = query.split('&').filter_map(|pair| pair.split_once('='));
        // A plus is a space to some and a plus to others.
        for (_, value) in held.filter(|(name, _)| holds_a_key(name)) {
            keys.push(percent_decode_str(value).collect());
            keys.push(percent_decode_str(&value.replace('+', " ")).collect());
        }
        keys.retain(|key| key.len() >= SHORTEST);
        // One may be a part of another, such as of a whole `Authorization`.
        keys.sort_by_key(|key| std::cmp::Reverse(key.len()));
        Redactor { keys }
    }

    pub(crate) fn headers(&self, headers: &HeaderMap) -> HeaderMap {
        let mut kept = headers.clone();
        for (name, value) in &mut kept {
            if holds_a_key(name.as_str()) || self.is_repeated(value.as_bytes()) {
                *value = HeaderValue::from_static(REDACTED);
            }
        }
        kept
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

    /// Gives up a text whose parts alone are none of the key, such as of one with a slash in a path.
    fn or_nothing(&self, text: String) -> String {
        match self.is_repeated(text.as_bytes()) {
            true => REDACTED.to_owned(),
            false => text,
        }
    }

    pub(crate) fn body(&self, body: Bytes) -> Bytes {
        let without = |body: Bytes, key: &Vec<u8>| match memmem::find(&body, key) {
            Some(_) => replaced(&body, key),
            None => body,
        };
        self.keys.iter().fold(body, without)
    }

    fn is_repeated(&self, text: &[u8]) -> bool {
        let plain: Vec<u8> = percent_decode(text).collect();
        let is_in = |text: &[u8], key: &Vec<u8>| memmem::find(text, key).is_some();
        let mut keys = self.keys.iter();
        keys.any(|key| is_in(text, key) || is_in(&plain, key))
    }
}

/// Whether the name is that of a place for keys, however it is spelt.
fn holds_a_key(name: &str) -> bool {
    let decoded = percent_decode_str(name).decode_utf8_lossy();
    let letters = decoded.chars().filter(char::is_ascii_alphanumeric);
    let letters: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    letters.contains("apikey")
        || ["authorization", "proxyauthorization", "cookie"].contains(&letters.as_str())
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

/// The least length of a key that is looked for everywhere: shorter ones stand in any text.
const SHORTEST: usize = 8;
