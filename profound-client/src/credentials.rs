//! The API key: its sources, its storage, and its redaction.

mod credential;
mod known_keys;
mod provider;

use std::{env, fmt, fs, path::Path};

use bytes::Bytes;
use http::HeaderValue;
use memchr::memmem;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use zeroize::Zeroizing;

pub use self::provider::{KeyFile, KeyProvider, SharedKey};
pub(crate) use self::{
    credential::{Credential, EncodedKey, KeyLease},
    known_keys::KnownKeys,
};
use crate::error::Error;

const SHORTEST: usize = 3;

/// An API key, of Profound or of [another service](crate::guide::another_api).
///
/// Guide: [Keys and rotation](crate::guide::keys).
///
/// It prints as `[redacted]`, its memory is zeroed when the last copy is dropped, and its header is
/// marked sensitive. Three kinds of copy are not cleared:
///
/// - the buffers of the HTTP and TLS libraries while a request is being sent
/// - the URL of a request that carries the key in its query
/// - the environment variable or file that the key was read from
///
/// ```
/// use profound_client::ApiKey;
///
/// let key = ApiKey::new("pk_live_0123456789")?;
/// assert_eq!(format!("{key:?}"), "[redacted]");
/// # Ok::<(), profound_client::Error>(())
/// ```
#[doc(alias("token", "secret", "credentials", "authentication", "authorization"))]
#[derive(Clone)]
pub struct ApiKey(Zeroizing<Box<str>>);

impl ApiKey {
    /// Returns a key from a string.
    ///
    /// # Errors
    ///
    /// Returns a [configuration error](Error::Configuration), which does not contain the key, if the
    /// key
    ///
    /// - is empty or blank, or is shorter than three characters
    /// - is surrounded by space or quotes, or begins with `Bearer `
    /// - contains a control or non-ASCII character
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let key = Zeroizing::new(key.into());
        if let Err(problem) = check(&key) {
            return Err(Error::configuration(format!("the API key {problem}")));
        }
        // Copy into an allocation of the exact length: `into_boxed_str` may reallocate and leave the
        // old bytes.
        Ok(Self(Zeroizing::new(Box::from(key.as_str()))))
    }

    /// Returns the key in the environment variable `PROFOUND_API_KEY`.
    ///
    /// # Errors
    ///
    /// Returns a [configuration error](Error::Configuration) if the variable is not set, or if
    /// [`new`](Self::new) rejects its value.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_env_var("PROFOUND_API_KEY")
    }

    /// Returns the key in another environment variable.
    ///
    /// # Errors
    ///
    /// See [`from_env`](Self::from_env).
    pub fn from_env_var(name: &str) -> Result<Self, Error> {
        let unset = format!("`{name}` is not set: set it to your API key");
        let key = env::var_os(name).ok_or_else(|| Error::configuration(unset))?;
        let key = key.into_string().map(Zeroizing::new).map_err(|_| {
            Error::configuration(format!(
                "the API key in `{name}` is not UTF-8: set it again"
            ))
        })?;
        check(&key).map_err(|problem| {
            Error::configuration(format!("the API key in `{name}` {problem}"))
        })?;
        Self::new(key.as_str())
    }

    /// Returns the key in a file, such as one mounted by a secret store. One trailing line break is not
    /// part of the key.
    ///
    /// # Errors
    ///
    /// Returns a [configuration error](Error::Configuration) if the file cannot be read, is not UTF-8,
    /// or if [`new`](Self::new) rejects its content.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let named = |problem: &str| {
            Error::configuration(format!("the API key in `{}` {problem}", path.display()))
        };
        let bytes = Zeroizing::new(
            fs::read(path).map_err(|error| named(&format!("cannot be read: {error}")))?,
        );
        let key = std::str::from_utf8(&bytes).map_err(|_| named("is not UTF-8"))?;
        let key = key
            .strip_suffix('\n')
            .map_or(key, |key| key.strip_suffix('\r').unwrap_or(key));
        check(key).map_err(named)?;
        Self::new(key)
    }

    /// Returns the key itself. The caller must keep it secret.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Returns `<prefix><key>` as a header value that prints as `Sensitive` and is zeroed when dropped.
    pub(crate) fn header(&self, prefix: &str) -> HeaderValue {
        let value = Zeroizing::new(format!("{prefix}{}", self.expose()).into_bytes());
        let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(value))
            .expect("`check` allows only visible ASCII and spaces");
        value.set_sensitive(true);
        value
    }

    /// Returns the key as encoded in a query.
    pub(crate) fn in_query(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(3 * self.expose().len()));
        text.extend(percent_encode(self.expose().as_bytes(), NON_ALPHANUMERIC));
        text
    }
}

/// A text and its decoded forms, which are made once for all keys that it is searched for.
pub(crate) struct Decoded<'a> {
    text: &'a str,
    percent: Vec<u8>,
    json: String,
    /// With the standard alphabet of base64.
    standard: String,
}

impl<'a> From<&'a str> for Decoded<'a> {
    fn from(text: &'a str) -> Self {
        Self {
            text,
            percent: percent_decode_str(text).collect(),
            json: serde_json::from_str(&format!("\"{text}\"")).unwrap_or_default(),
            standard: text.replace('-', "+").replace('_', "/"),
        }
    }
}

impl Decoded<'_> {
    /// Returns true if the text contains a key: plain, percent-encoded, escaped as in JSON, or in base64.
    pub(crate) fn contains(&self, key: &ApiKey) -> bool {
        let key = key.expose().as_bytes();
        let is_in = |part: &[u8], text: &[u8]| memmem::find(text, part).is_some();
        is_in(key, self.text.as_bytes())
            || is_in(key, &self.percent)
            || is_in(key, self.json.as_bytes())
            || (0..3).any(|skip| {
                base64(key, skip)
                    .is_some_and(|part| is_in(part.as_bytes(), self.standard.as_bytes()))
            })
    }
}

/// Returns the part of a key's base64 that does not depend on the surrounding bytes, without the key's
/// first `skip` bytes. `None` if the key is too short.
fn base64(key: &[u8], skip: usize) -> Option<Zeroizing<String>> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = Zeroizing::new(String::with_capacity(2 * key.len()));
    for three in key.get(skip..)?.chunks_exact(3) {
        let bits = three
            .iter()
            .fold(0, |bits, &byte| bits << 8 | usize::from(byte));
        text.extend([18, 12, 6, 0].map(|shift| char::from(ALPHABET[bits >> shift & 63])));
    }
    (!text.is_empty()).then_some(text)
}

impl TryFrom<&str> for ApiKey {
    type Error = Error;

    fn try_from(key: &str) -> Result<Self, Error> {
        Self::new(key)
    }
}

impl TryFrom<String> for ApiKey {
    type Error = Error;

    fn try_from(key: String) -> Result<Self, Error> {
        Self::new(key)
    }
}

/// Returns what is wrong with a key and what to do about it. The message never contains the key.
fn check(key: &str) -> Result<(), &'static str> {
    if key.is_empty() {
        return Err("is empty: set it to your API key");
    }
    if key.trim().is_empty() {
        return Err("is blank: set it to your API key");
    }
    if key.trim().len() != key.len() {
        return Err("has leading or trailing white space: remove it");
    }
    let quoted = |quote: char| key.len() > 1 && key.starts_with(quote) && key.ends_with(quote);
    if ['"', '\'', '`'].into_iter().any(quoted) {
        return Err("has quotes around it: remove them");
    }
    if key
        .get(..7)
        .is_some_and(|start| start.eq_ignore_ascii_case("bearer "))
    {
        return Err("begins with `Bearer `: remove the prefix, and set `KeyPlacement::Bearer`");
    }
    if key.contains(char::is_control) {
        return Err("contains a control character, such as a line break: copy it again");
    }
    if !key.is_ascii() {
        return Err("contains a non-ASCII character: copy it again");
    }
    if key.len() < SHORTEST {
        return Err("is shorter than three characters: copy all of it");
    }
    Ok(())
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl fmt::Display for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_key_is_refused_without_being_repeated() {
        for key in [
            "",
            "  ",
            " canary",
            "canary\n",
            "can\u{7}ary",
            "canary\u{fc}",
            "ab",
            "\"canary\"",
            "'canary'",
            "Bearer canary",
            "bearer canary",
        ] {
            let error = ApiKey::new(key).unwrap_err().to_string();
            assert!(error.starts_with("the API key "), "{error}");
            assert!(!error.contains("canary"), "{error}");
        }
        assert!(ApiKey::new("abc").is_ok());
    }

    #[test]
    fn nothing_printed_of_a_key_holds_it() {
        let key = ApiKey::new("canary").unwrap();
        let header = key.header("Bearer ");
        assert_eq!(
            format!("{key} {key:?} {key:#?} {header:?}"),
            "[redacted] [redacted] [redacted] Sensitive"
        );
        assert_eq!(header.as_bytes(), b"Bearer canary");
        assert_eq!(
            ApiKey::new("a key+/").unwrap().in_query().as_str(),
            "a%20key%2B%2F"
        );
    }

    #[test]
    fn a_key_is_found_in_a_text_in_every_form() {
        let key = ApiKey::new("can/ary+").unwrap();
        for text in [
            "xcan/ary+x",
            "?api_key=can%2Fary%2b",
            "can\\/ary\\u002b",
            "Y2FuL2FyeSs=",
            "xY2FuL2Fy",
        ] {
            assert!(Decoded::from(text).contains(&key), "{text}");
        }
        for text in [
            "can ary",
            "",
            "\"",
            "%",
            "canary+",
            "a text that is longer than the key",
        ] {
            assert!(!Decoded::from(text).contains(&key), "{text}");
        }
    }
}
