//! A part: its content and its metadata.

use std::{
    borrow::Cow,
    fmt,
    path::{Path, PathBuf},
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use bytes::Bytes;
use tokio::io::AsyncRead;

/// A part of a `multipart/form-data` body: text, bytes, a file, or the content of a reader.
///
/// Guide: [Uploads](crate::guide::uploads).
///
/// A clone shares the content. Files and readers are read in pieces while they are sent, and never
/// buffered as a whole.
///
/// ```no_run
/// use profound_client::{profound_endpoint, Client, Error, Part};
///
/// #[profound_endpoint(POST "/v1/knowledge-bases/{knowledge_base_id}/documents")]
/// async fn add(
///     client: &Client,
///     knowledge_base_id: &str,
///     #[part] name: &str,
///     #[part] folder: Option<&str>,
///     #[part] file: &Part,
/// ) -> Result<(), Error>;
///
/// # async fn example(client: Client) -> Result<(), Error> {
/// let id = "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e";
/// add(&client, id, "Brand guide", None, &Part::file("guide.pdf")).await?;
/// let note = Part::bytes("# Tone\n\nPlain.").file_name("tone.md");
/// add(&client, id, "Tone", Some("notes"), &note).await?;
/// # Ok(())
/// # }
/// ```
///
/// # File name and content type
///
/// A part has a file name unless it is a [`text`](Self::text): servers treat a part without one as a
/// text field. The file name is the last segment of a file's path, or else the name of the part.
///
/// The content type is derived from the extension of the file name. Documents (`csv`, `doc`, `docx`,
/// `htm`, `html`, `json`, `md`, `pdf`, `pptx`, `txt`, `xlsx`, `xml`) and images (`gif`, `jpeg`, `jpg`,
/// `png`, `svg`, `webp`) have their own; all others are `application/octet-stream`. Neither is guessed
/// from the content.
///
/// # Retries
///
/// A call is retried like any other if all its parts can be read again. Once a [`reader`](Self::reader)
/// was polled for its first byte, the call is never retried. A response that rejects the call ends the
/// upload. A response that accepts it takes effect when the upload has ended. The `Content-Type` header
/// of such a call is that of its parts, even if `headers(…)` sets another.
#[doc(alias("multipart", "upload", "form-data", "attachment"))]
#[derive(Clone)]
#[must_use = "a part is not sent until it is an argument of a call"]
pub struct Part {
    content: Content,
    file_name: Option<String>,
    content_type: Option<String>,
}

#[derive(Clone)]
pub(super) enum Content {
    Text(Bytes),
    Bytes(Bytes),
    File(Arc<Path>),
    Reader(Arc<Once>),
}

pub(super) type Reader = Pin<Box<dyn AsyncRead + Send>>;

/// A reader until it is taken.
pub(super) struct Once(Mutex<Option<Reader>>);

impl Part {
    /// Returns a text field, without a file name or a content type.
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(Content::Text(text.into().into()))
    }

    /// Returns a part with bytes in memory.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::of(Content::Bytes(bytes.into()))
    }

    /// Returns a part with a file on disk, which is opened for each attempt.
    ///
    /// It must be a regular file, and stays open until the call has ended. The call fails with an
    /// [encode error](crate::Error::Encode) that names the file if it cannot be read, or if its length
    /// changes while it is sent.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self::of(Content::File(path.into().into()))
    }

    /// Returns a part with the content of a reader up to its end. Its length is not known in advance.
    ///
    /// It can be read once: the first call that sends any of it consumes it. A second call with the
    /// part or a clone fails with an [encode error](crate::Error::Encode).
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::of(Content::Reader(Arc::new(Once(Mutex::new(Some(Box::pin(
            reader,
        )))))))
    }

    /// Sets the file name.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the content type, such as `text/plain; charset=utf-8`. If it is malformed, the call fails
    /// with an [encode error](crate::Error::Encode).
    pub fn content_type(mut self, kind: impl Into<String>) -> Self {
        self.content_type = Some(kind.into());
        self
    }

    fn of(content: Content) -> Self {
        Self {
            content,
            file_name: None,
            content_type: None,
        }
    }

    pub(super) fn content(&self) -> &Content {
        &self.content
    }

    /// Returns the file name of a part named `part`.
    pub(super) fn name_of_file<'a>(&'a self, part: &'a str) -> Option<Cow<'a, str>> {
        if let Some(name) = &self.file_name {
            return Some(Cow::Borrowed(name));
        }
        match &self.content {
            Content::Text(_) => None,
            Content::File(path) => Some(match path.file_name() {
                Some(name) => name.to_string_lossy(),
                None => Cow::Borrowed(part),
            }),
            Content::Bytes(_) | Content::Reader(_) => Some(Cow::Borrowed(part)),
        }
    }

    /// Returns the content type of a part with this file name.
    pub(super) fn kind<'a>(&'a self, file_name: Option<&str>) -> Option<&'a str> {
        match &self.content_type {
            Some(kind) => Some(kind),
            None => file_name.map(kind_of),
        }
    }

    /// Returns true if it cannot be read again.
    pub(super) fn is_spent(&self) -> bool {
        matches!(&self.content, Content::Reader(once) if once.lock().is_none())
    }
}

impl Once {
    pub(super) fn take(&self) -> Option<Reader> {
        self.lock().take()
    }

    fn lock(&self) -> MutexGuard<'_, Option<Reader>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Never prints the content or a name: they are the user's data.
impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.content {
            Content::Text(_) => "text",
            Content::Bytes(_) => "bytes",
            Content::File(_) => "file",
            Content::Reader(_) => "reader",
        };
        write!(f, "Part({kind})")
    }
}

/// Returns the content type of a file by the extension of its name.
fn kind_of(file_name: &str) -> &'static str {
    let ending = file_name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let known = KINDS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(ending));
    known.map_or("application/octet-stream", |(_, kind)| kind)
}

/// Documents, and the images used in them.
const KINDS: [(&str, &str); 18] = [
    ("csv", "text/csv"),
    ("doc", "application/msword"),
    (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ("gif", "image/gif"),
    ("htm", "text/html"),
    ("html", "text/html"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("json", "application/json"),
    ("md", "text/markdown"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("webp", "image/webp"),
    (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ("xml", "application/xml"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_type_goes_by_the_ending_of_the_file_name() {
        for (name, kind) in [
            ("guide.pdf", "application/pdf"),
            ("GUIDE.PDF", "application/pdf"),
            ("a.b.md", "text/markdown"),
            ("pdf", "application/octet-stream"),
            ("guide.", "application/octet-stream"),
            ("guide.exe", "application/octet-stream"),
            (".txt", "text/plain"),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
        assert!(KINDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn all_but_a_text_have_a_file_name() {
        let name = |part: Part| part.name_of_file("file").map(Cow::into_owned);
        assert_eq!(name(Part::text("x")), None);
        assert_eq!(name(Part::text("x").file_name("y")).as_deref(), Some("y"));
        assert_eq!(name(Part::bytes("x")).as_deref(), Some("file"));
        assert_eq!(name(Part::reader(&b"x"[..])).as_deref(), Some("file"));
        assert_eq!(name(Part::file("/a/b.pdf")).as_deref(), Some("b.pdf"));
        assert_eq!(name(Part::file("/")).as_deref(), Some("file"));
    }
}
