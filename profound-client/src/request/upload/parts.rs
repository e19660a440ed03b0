//! Parts as `multipart/form-data` (RFC 7578, encoded as in the HTML standard).

use std::{
    collections::{VecDeque, hash_map::RandomState},
    fmt::Write,
    hash::BuildHasher,
    io,
    path::Path,
    sync::Arc,
};

use bytes::Bytes;
use http::HeaderValue;
use tokio::fs::{File, metadata};

use super::{
    Failure, Part, Progress,
    body::{Segment, Source, Upload},
    part::Content,
};

/// A body of parts, in order.
#[derive(Clone)]
pub(crate) struct Parts {
    boundary: String,
    parts: Vec<Entry>,
}

#[derive(Clone)]
struct Entry {
    name: String,
    /// The boundary and headers before the content.
    head: Bytes,
    part: Part,
}

impl Parts {
    pub(crate) fn new() -> Self {
        Self {
            boundary: boundary(),
            parts: Vec::new(),
        }
    }

    /// Adds a part, or returns why it cannot be sent.
    pub(crate) fn add(&mut self, name: &str, part: Part) -> Result<(), &'static str> {
        let file_name = part.name_of_file(name);
        if !part.kind(None).is_none_or(is_kind) {
            return Err(
                "its content type is invalid: expected the form `text/plain; charset=utf-8`",
            );
        }
        let kind = part.kind(file_name.as_deref());
        let mut head = String::new();
        if !self.parts.is_empty() {
            head.push_str("\r\n");
        }
        let _ = write!(
            head,
            "--{}\r\nContent-Disposition: form-data",
            self.boundary
        );
        quoted(&mut head, "name", name)?;
        if let Some(name) = &file_name {
            quoted(&mut head, "filename", name)?;
        }
        if let Some(kind) = kind {
            let _ = write!(head, "\r\nContent-Type: {kind}");
        }
        head.push_str("\r\n\r\n");
        let (name, head) = (name.to_owned(), head.into());
        self.parts.push(Entry { name, head, part });
        Ok(())
    }

    pub(crate) fn content_type(&self) -> HeaderValue {
        let text = format!("multipart/form-data; boundary={}", self.boundary);
        HeaderValue::try_from(text).expect("a boundary has only letters and digits")
    }

    /// Returns true if a part was read that cannot be read again.
    pub(crate) fn is_spent(&self) -> bool {
        self.parts.iter().any(|entry| entry.part.is_spent())
    }

    /// Returns the body for one attempt, with its files open.
    pub(crate) async fn open(&self, progress: Arc<Progress>) -> Result<Upload, Failure> {
        let mut segments = VecDeque::new();
        let mut length = Some(0_u64);
        for entry in &self.parts {
            segments.push_back(Segment::Bytes(entry.head.clone()));
            let (segment, known) = entry.open().await?;
            segments.push_back(segment);
            let known = known.map(|known| known.saturating_add(entry.head.len() as u64));
            length = length
                .zip(known)
                .map(|(sum, known)| sum.saturating_add(known));
        }
        let line = if self.parts.is_empty() { "" } else { "\r\n" };
        let end: Bytes = format!("{line}--{}--\r\n", self.boundary).into();
        let length = length.map(|length| length.saturating_add(end.len() as u64));
        segments.push_back(Segment::Bytes(end));
        Ok(Upload::new(segments, length, progress))
    }
}

impl Entry {
    /// Returns the content, and its length if known.
    async fn open(&self) -> Result<(Segment, Option<u64>), Failure> {
        Ok(match self.part.content() {
            Content::Text(bytes) | Content::Bytes(bytes) => {
                (Segment::Bytes(bytes.clone()), Some(bytes.len() as u64))
            }
            Content::File(path) => {
                let (file, length) = open(&self.name, path).await?;
                let source = Source::file(&self.name, path, file, length);
                (Segment::Source(source), Some(length))
            }
            Content::Reader(_) if self.part.is_spent() => {
                return Err(Failure::reader_spent(&self.name));
            }
            Content::Reader(once) => (Segment::Source(Source::once(&self.name, once)), None),
        })
    }
}

/// Returns a regular file and its length.
async fn open(name: &str, path: &Path) -> Result<(File, u64), Failure> {
    let failed = |source: io::Error| {
        Failure::new(name, format!("the file {path:?} cannot be opened")).with_source(source)
    };
    // Opening a pipe would block until its other end is opened.
    let kind = metadata(path).await.map_err(failed)?.file_type();
    if !kind.is_file() {
        let problem = if kind.is_dir() {
            "is a directory"
        } else {
            "is not a regular file: open it, and use `Part::reader`"
        };
        return Err(Failure::new(name, format!("{path:?} {problem}")));
    }
    let file = File::open(path).await.map_err(failed)?;
    let length = file.metadata().await.map_err(failed)?.len();
    Ok((file, length))
}

/// Writes `; name="value"`. The HTML standard requires these three escapes.
fn quoted(out: &mut String, name: &str, value: &str) -> Result<(), &'static str> {
    let _ = write!(out, "; {name}=\"");
    for char in value.chars() {
        match char {
            '"' => out.push_str("%22"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            char if char.is_control() => {
                return Err("its name or file name contains a control character");
            }
            char => out.push(char),
        }
    }
    out.push('"');
    Ok(())
}

/// Returns true if a text is a valid content type.
fn is_kind(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or_default().trim_end();
    let token = |text: &str| {
        let of_one = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        !text.is_empty() && text.bytes().all(of_one)
    };
    let plain = |byte: u8| byte == b'\t' || (b' '..0x7f).contains(&byte);
    let halves = essence.split_once('/');
    halves.is_some_and(|(kind, subtype)| token(kind) && token(subtype)) && text.bytes().all(plain)
}

/// Returns 128 unpredictable bits, which no content contains, not even one made to end its part. Each
/// hasher has keys from the system's random numbers.
fn boundary() -> String {
    let random = || RandomState::new().hash_one(0_u8);
    format!("profound-{:016x}{:016x}", random(), random())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(name: &str, part: Part) -> Result<String, &'static str> {
        let mut parts = Parts::new();
        parts.add(name, part)?;
        let head = String::from_utf8(parts.parts[0].head.to_vec()).expect("it is text");
        Ok(head.replace(&parts.boundary, "B"))
    }

    #[test]
    fn names_are_escaped_as_browsers_do() {
        let head =
            head("a\"b\r\n", Part::bytes("").file_name("é\\\".pdf")).expect("it can be sent");
        assert_eq!(
            head,
            "--B\r\nContent-Disposition: form-data; name=\"a%22b%0D%0A\"; filename=\"é\\%22.pdf\"\r\n\
             Content-Type: application/pdf\r\n\r\n"
        );
    }

    #[test]
    fn an_invalid_header_character_is_refused() {
        for kind in [
            "",
            "text",
            "text/",
            "/plain",
            "text/plain\r\nX: y",
            "te xt/plain",
            "text/é",
        ] {
            assert!(
                head("file", Part::text("").content_type(kind)).is_err(),
                "{kind}"
            );
        }
        for kind in [
            "text/plain",
            "text/plain; charset=\"utf-8\"",
            "image/svg+xml ; a=b",
        ] {
            let head = head("file", Part::text("").content_type(kind)).expect(kind);
            assert!(
                head.ends_with(&format!("Content-Type: {kind}\r\n\r\n")),
                "{head}"
            );
        }
        assert!(head("a\0", Part::text("")).is_err());
        assert!(head("a", Part::bytes("").file_name("\u{1b}[2J")).is_err());
    }

    #[test]
    fn boundaries_are_of_their_own_and_legal() {
        let (one, two) = (boundary(), boundary());
        assert!(one != two && one.len() <= 70, "{one}");
        assert!(
            one.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        );
    }
}
