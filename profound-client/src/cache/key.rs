//! The key of a cached response: the canonical request, and the scope of the API key.

use std::{
    collections::hash_map::RandomState,
    fmt,
    hash::{BuildHasher, Hasher},
    process,
    sync::{Arc, LazyLock},
    time::SystemTime,
};

use http::HeaderMap;

/// The version of the form of the keys.
const VERSION: u8 = 1;
/// The greatest depth of a JSON body that is made canonical.
const DEPTH: usize = 64;

/// A number that no other process has, as far as chance allows.
static PROCESS: LazyLock<u128> = LazyLock::new(|| {
    let random = || {
        let mut hasher = RandomState::new().build_hasher();
        hasher.write_u32(process::id());
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        hasher.write_u128(now.map_or(0, |time| time.as_nanos()));
        u128::from(hasher.finish())
    };
    random() << 64 | random()
});

/// The key of a cached response: a request in canonical form, and the scope of its API key.
///
/// Two requests with different API keys have different cache keys, unless the user named one [scope
/// ](crate::ClientBuilder::cache_scope) for both. A cache key contains neither the API key nor a hash of
/// it. It contains the path, the query, the body, and the headers that the user set.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CacheKey(Arc<[u8]>);

/// The parts of a request that its key is made of.
pub(crate) struct KeyParts<'a> {
    /// The scope that the user named.
    pub(crate) scope: Option<&'a str>,
    /// The number of the API key, which no other key of the process has.
    pub(crate) credential: u64,
    pub(crate) method: &'a str,
    /// The URL with its query, without the key.
    pub(crate) url: &'a str,
    /// All headers except the key's.
    pub(crate) headers: &'a HeaderMap,
    /// The body; empty if there is none.
    pub(crate) body: &'a [u8],
    pub(crate) is_json: bool,
}

impl CacheKey {
    /// Returns a key of these bytes, for tests of a store.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }

    /// Returns the bytes of the key. Equal requests in the same scope have equal bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Returns the key of a request.
    ///
    /// The fields of JSON objects are sorted. The query keeps its order, which may have a meaning.
    pub(crate) fn new(parts: &KeyParts<'_>) -> Self {
        let mut key = vec![VERSION];
        match parts.scope {
            Some(scope) => {
                key.push(1);
                add(&mut key, scope.as_bytes());
            }
            None => {
                key.push(0);
                key.extend_from_slice(&PROCESS.to_be_bytes());
                key.extend_from_slice(&parts.credential.to_be_bytes());
            }
        }
        add(&mut key, parts.method.as_bytes());
        add(&mut key, parts.url.as_bytes());
        let mut headers: Vec<_> = parts.headers.iter().collect();
        // Stable: the values of one name keep their order.
        headers.sort_by_key(|(name, _)| name.as_str());
        key.extend_from_slice(&(headers.len() as u64).to_be_bytes());
        for (name, value) in headers {
            add(&mut key, name.as_str().as_bytes());
            add(&mut key, value.as_bytes());
        }
        let json = parts.is_json.then(|| canonical(parts.body)).flatten();
        add(&mut key, json.as_deref().unwrap_or(parts.body));
        Self(key.into())
    }
}

/// Adds a part with its length, so that no two lists of parts have the same bytes.
fn add(key: &mut Vec<u8>, part: &[u8]) {
    key.extend_from_slice(&(part.len() as u64).to_be_bytes());
    key.extend_from_slice(part);
}

/// Never prints the bytes: they are the user's data.
impl fmt::Debug for CacheKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CacheKey({} bytes)", self.0.len())
    }
}

/// Returns JSON without white space, with sorted fields; `None` if it is malformed or too deep.
///
/// Numbers and strings keep their text: to parse a number could make two different ones equal.
fn canonical(json: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader { rest: json };
    let value = reader.value(DEPTH)?;
    reader.skip_space();
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_ascii_start();
    }

    fn next_is(&mut self, byte: u8) -> bool {
        self.skip_space();
        let found = self.rest.first() == Some(&byte);
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }

    fn value(&mut self, depth: usize) -> Option<Vec<u8>> {
        let depth = depth.checked_sub(1)?;
        if self.next_is(b'{') {
            return self.object(depth);
        }
        if self.next_is(b'[') {
            return self.array(depth);
        }
        if self.rest.first() == Some(&b'"') {
            return self.string().map(<[u8]>::to_vec);
        }
        let is_end = |byte: &u8| b",]}:\"[{".contains(byte) || byte.is_ascii_whitespace();
        let end = self.rest.iter().position(is_end);
        let (scalar, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        (!scalar.is_empty()).then(|| scalar.to_vec())
    }

    fn object(&mut self, depth: usize) -> Option<Vec<u8>> {
        let mut fields = Vec::new();
        if !self.next_is(b'}') {
            loop {
                self.skip_space();
                let name = self.string()?;
                self.next_is(b':').then_some(())?;
                fields.push((name, self.value(depth)?));
                if self.next_is(b'}') {
                    break;
                }
                self.next_is(b',').then_some(())?;
            }
        }
        // Stable: the order of fields with one name may have a meaning.
        fields.sort_by_key(|(name, _)| *name);
        let fields = fields
            .iter()
            .map(|(name, value)| [name, &b":"[..], value].concat());
        Some([b"{", &*fields.collect::<Vec<_>>().join(&b','), b"}"].concat())
    }

    fn array(&mut self, depth: usize) -> Option<Vec<u8>> {
        let mut values = Vec::new();
        if !self.next_is(b']') {
            loop {
                values.push(self.value(depth)?);
                if self.next_is(b']') {
                    break;
                }
                self.next_is(b',').then_some(())?;
            }
        }
        Some([b"[", &*values.join(&b','), b"]"].concat())
    }

    /// Returns a string with its quotes.
    fn string(&mut self) -> Option<&'a [u8]> {
        let text = self.rest;
        (text.first() == Some(&b'"')).then_some(())?;
        let mut at = 1;
        while *text.get(at)? != b'"' {
            at += if text[at] == b'\\' { 2 } else { 1 };
        }
        let (string, rest) = text.split_at(at + 1);
        self.rest = rest;
        Some(string)
    }
}
