//! The content of a body as a recording holds it: readable, without a key, and the same on every run.

use std::str;

use serde_json::{Value, value::RawValue};

use super::{
    json, multipart,
    redact::{self, IsSecret, REDACTED},
};

/// The most bytes of a part of a request, or of a request that is not JSON, that are recorded as they are.
const SHOWN: usize = 64 << 10;

/// The content of a body, or of a part of one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    Empty,
    /// Compact JSON.
    Json(String),
    Text(String),
    Hex(Vec<u8>),
    /// The events of an event stream.
    Events(Vec<StreamEvent>),
    Parts(Vec<PartContent>),
    /// Content that is too large to be shown.
    Digest(Digest),
}

/// An event of an event stream.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum StreamEvent {
    /// An event with one line of data, which is compact JSON.
    Json { name: Option<String>, data: String },
    /// Any other piece of the stream, to the end of the blank line.
    Text(String),
}

/// A part of a multipart body.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PartContent {
    pub(super) headers: Vec<(String, String)>,
    pub(super) content: Content,
}

/// The length and the hash of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digest {
    pub(super) bytes: u64,
    pub(super) hash: u64,
}

impl Content {
    /// Returns the content of a response.
    pub(super) fn of_response(bytes: &[u8], media: &str) -> Self {
        let Ok(text) = str::from_utf8(bytes) else {
            return Self::Hex(bytes.to_vec());
        };
        if media.starts_with("text/event-stream") && !text.contains('\r') {
            return Self::Events(text.split_inclusive("\n\n").map(StreamEvent::of).collect());
        }
        Self::of_text(text, media)
    }

    /// Returns the content of a request. Content that is too large is a digest.
    pub(super) fn of_request(bytes: &[u8], media: &str) -> Self {
        let parts = multipart::boundary(media).and_then(|by| multipart::parts(bytes, by));
        if let Some(parts) = parts {
            return Self::Parts(parts.iter().map(PartContent::of).collect());
        }
        let content = match str::from_utf8(bytes) {
            Ok(text) => Self::of_text(text, media),
            Err(_) => Self::Hex(bytes.to_vec()),
        };
        match content {
            Self::Text(_) | Self::Hex(_) if bytes.len() > SHOWN => Self::Digest(Digest::of(bytes)),
            content => content,
        }
    }

    fn of_text(text: &str, media: &str) -> Self {
        if text.is_empty() {
            return Self::Empty;
        }
        if serde_json::from_str::<&RawValue>(text).is_ok() {
            let compact = json::compact(text);
            // The white space of JSON is not kept, so a text that only looks like JSON must have none.
            if media.contains("json") || compact == text {
                return Self::Json(compact);
            }
        }
        Self::Text(text.to_owned())
    }

    /// Returns the content without secrets.
    pub(super) fn redacted(&self, is_secret: IsSecret<'_>) -> Self {
        match self {
            Self::Json(text) => Self::Json(redact::json(text, is_secret)),
            Self::Text(text) => Self::Text(redact::lines(text, is_secret)),
            Self::Hex(bytes) if is_secret(&String::from_utf8_lossy(bytes)) => {
                Self::Text(REDACTED.into())
            }
            Self::Events(events) => Self::Events(
                events
                    .iter()
                    .map(|event| event.redacted(is_secret))
                    .collect(),
            ),
            Self::Parts(parts) => {
                Self::Parts(parts.iter().map(|part| part.redacted(is_secret)).collect())
            }
            Self::Empty | Self::Hex(_) | Self::Digest(_) => self.clone(),
        }
    }

    /// Returns the pieces of a body as a server sends them.
    pub(super) fn pieces(&self) -> Vec<Vec<u8>> {
        match self {
            Self::Empty | Self::Parts(_) | Self::Digest(_) => Vec::new(),
            Self::Json(text) | Self::Text(text) => vec![text.clone().into_bytes()],
            Self::Hex(bytes) => vec![bytes.clone()],
            Self::Events(events) => events
                .iter()
                .map(|event| event.text().into_bytes())
                .collect(),
        }
    }

    /// Returns the content in the form in which equal contents are equal: JSON without the order of
    /// names, and without the ignored names.
    pub(super) fn canonical(&self, ignored: &[String]) -> Value {
        let tagged = |name: &str, value: Value| Value::from_iter([(name, value)]);
        match self {
            Self::Empty => Value::Null,
            Self::Json(text) => {
                let value = serde_json::from_str(text);
                let mut value = value.unwrap_or_else(|_| Value::from(text.as_str()));
                remove(&mut value, ignored);
                tagged("json", value)
            }
            Self::Parts(parts) => {
                let part = |part: &PartContent| {
                    let mut headers: Vec<_> = part.headers.clone();
                    headers.sort();
                    Value::from_iter([
                        ("headers", serde_json::json!(headers)),
                        ("content", part.content.canonical(ignored)),
                    ])
                };
                tagged("parts", parts.iter().map(part).collect())
            }
            Self::Text(text) => tagged("text", text.as_str().into()),
            Self::Hex(bytes) => tagged("hex", hex(bytes).into()),
            Self::Digest(digest) => tagged("digest", digest.text().into()),
            Self::Events(events) => {
                let text: String = events.iter().map(StreamEvent::text).collect();
                tagged("events", text.into())
            }
        }
    }
}

impl StreamEvent {
    fn of(text: &str) -> Self {
        Self::of_json(text).unwrap_or_else(|| Self::Text(text.to_owned()))
    }

    fn of_json(text: &str) -> Option<Self> {
        let (name, data) = match text.strip_prefix("event: ") {
            Some(rest) => {
                let (name, rest) = rest.split_once('\n')?;
                (Some(name), rest)
            }
            None => (None, text),
        };
        let data = data.strip_prefix("data: ")?.strip_suffix("\n\n")?;
        if data.contains('\n') {
            return None;
        }
        serde_json::from_str::<&RawValue>(data).ok()?;
        Some(Self::Json {
            name: name.map(str::to_owned),
            data: json::compact(data),
        })
    }

    fn redacted(&self, is_secret: IsSecret<'_>) -> Self {
        match self {
            Self::Json { name, data } => Self::Json {
                name: name.as_ref().map(|name| redact::lines(name, is_secret)),
                data: redact::json(data, is_secret),
            },
            Self::Text(text) => Self::Text(redact::lines(text, is_secret)),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Json { name: None, data } => format!("data: {data}\n\n"),
            Self::Json {
                name: Some(name),
                data,
            } => format!("event: {name}\ndata: {data}\n\n"),
            Self::Text(text) => text.clone(),
        }
    }
}

impl PartContent {
    fn of(part: &multipart::Part<'_>) -> Self {
        let mut headers = part.headers.iter();
        let media = headers.find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        let media = media.map_or("", |(_, media)| media);
        let content = match part.content.len() {
            0..=SHOWN => Content::of_request(part.content, media),
            _ => Content::Digest(Digest::of(part.content)),
        };
        let headers = part.headers.iter();
        Self {
            headers: headers
                .map(|(name, value)| (name.to_ascii_lowercase(), (*value).to_owned()))
                .collect(),
            content,
        }
    }

    fn redacted(&self, is_secret: IsSecret<'_>) -> Self {
        Self {
            headers: redact::pairs(&self.headers, is_secret),
            content: self.content.redacted(is_secret),
        }
    }
}

impl Digest {
    /// Returns the digest of bytes, with their FNV-1a hash of 64 bits.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut digest = Self::default();
        digest.add(bytes);
        digest
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        for byte in bytes {
            self.hash = (self.hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    pub(super) fn text(self) -> String {
        format!("{} bytes, fnv1a {:016x}", self.bytes, self.hash)
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let (bytes, hash) = text.split_once(" bytes, fnv1a ")?;
        Some(Self {
            bytes: bytes.parse().ok()?,
            hash: u64::from_str_radix(hash, 16).ok()?,
        })
    }
}

impl Default for Digest {
    fn default() -> Self {
        Self {
            bytes: 0,
            hash: 0xcbf2_9ce4_8422_2325,
        }
    }
}

/// Removes the members with these names, at any depth.
fn remove(value: &mut Value, names: &[String]) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| remove(item, names)),
        Value::Object(members) => {
            members.retain(|name, _| !names.iter().any(|ignored| ignored == name));
            members
                .values_mut()
                .for_each(|member| remove(member, names));
        }
        _ => {}
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the bytes of a text in hexadecimal.
pub(super) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<_> = text
        .chars()
        .map(|digit| digit.to_digit(16))
        .collect::<Option<_>>()?;
    let pairs = digits.chunks(2).map(|pair| match pair {
        [high, low] => u8::try_from(high * 16 + low).ok(),
        _ => None,
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(bytes: &[u8], media: &str) -> Vec<u8> {
        Content::of_response(bytes, media).pieces().concat()
    }

    #[test]
    fn a_response_is_sent_again_as_it_was() {
        for (body, media) in [
            (&b"{\"b\":1.10,\"a\":[1,2]}"[..], "application/json"),
            (b"not json", "application/json"),
            (b" 12\n", "text/plain"),
            (b"12", "text/plain"),
            (b"\xff\x00\x10", "application/octet-stream"),
            (b"", "application/json"),
            (
                b"event: row\ndata: {\"a\":1}\n\ndata: [1]\n\n: ping\n\ndata: {\"cut",
                "text/event-stream",
            ),
            (
                b"event: row\r\ndata: 1\r\n\r\n",
                "text/event-stream; charset=utf-8",
            ),
        ] {
            assert_eq!(sent(body, media), body, "{}", String::from_utf8_lossy(body));
        }
    }

    #[test]
    fn the_white_space_of_json_is_not_kept() {
        assert_eq!(sent(b"{ \"a\": 1 }\n", "application/json"), b"{\"a\":1}");
        let event = b"event: row\ndata: {\"a\": 1}\n\n";
        assert_eq!(
            sent(event, "text/event-stream"),
            b"event: row\ndata: {\"a\":1}\n\n"
        );
    }

    #[test]
    fn requests_are_equal_whatever_the_order_of_names_and_the_boundary() {
        let of = |body: &str, media: &str| {
            Content::of_request(body.as_bytes(), media).canonical(&["day".into()])
        };
        let json = "application/json";
        assert_eq!(
            of(r#"{"a":1,"b":{"day":1}}"#, json),
            of(r#"{"b": {"day": 2}, "a": 1, "day": []}"#, json)
        );
        assert_ne!(of("[1,2]", json), of("[2,1]", json));
        let upload = |boundary: &str, text: &str| {
            let body = format!("--{boundary}\r\nA: b\r\n\r\n{text}\r\n--{boundary}--\r\n");
            of(&body, &format!("multipart/form-data; boundary={boundary}"))
        };
        assert_eq!(upload("x", "1"), upload("y", "1"));
        assert_ne!(upload("x", "1"), upload("x", "2"));
        let large = "a".repeat(SHOWN + 1);
        assert_eq!(upload("x", &large), upload("y", &large));
        assert_ne!(upload("x", &large), upload("x", &format!("{large}a")));
    }

    #[test]
    fn a_secret_is_replaced_in_every_kind_of_content() {
        let is_secret = |text: &str| text.contains("CANARY");
        for (body, media) in [
            (
                &b"{\"a\": \"CANARY\", \"CANARY\": 1}"[..],
                "application/json",
            ),
            (b"line\nwith CANARY\n", "text/plain"),
            (b"\xffCANARY", "image/png"),
            (b"event: CANARY\ndata: 1\n\n", "text/event-stream"),
            (
                b"event: a\ndata: {\"a\": \"CANARY\"}\n\ndata: CANARY\n\n",
                "text/event-stream",
            ),
            (
                b"--x\r\nA: CANARY\r\n\r\nCANARY\r\n--x--\r\n",
                "multipart/form-data; boundary=x",
            ),
        ] {
            for content in [
                Content::of_response(body, media),
                Content::of_request(body, media),
            ] {
                let text = format!("{:?}", content.redacted(&is_secret));
                assert!(
                    !text.contains("CANARY") && text.contains(REDACTED),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn hexadecimal_and_digests_are_read_again() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(from_hex(&hex(&bytes)), Some(bytes));
        assert!(from_hex("0").is_none() && from_hex("0g").is_none());
        let digest = Digest::of(b"content");
        assert_eq!(Digest::parse(&digest.text()), Some(digest));
        assert!(Digest::parse("7 bytes").is_none());
    }
}
