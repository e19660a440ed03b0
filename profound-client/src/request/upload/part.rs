//! A part: its content, and what is said of it.

use std::{
    borrow::Cow,
    fmt,
    path::{Path, PathBuf},
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use bytes::Bytes;
use tokio::io::AsyncRead;

/// A part of a `multipart/form-data` body: a text, bytes, a file, or what a reader brings.
///
/// A clone shares the content. Files and readers are read while they are sent, in pieces, and never
/// held as a whole.
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
/// # What is sent beside the content
///
/// A part has a file name unless it is a [`text`](Self::text): servers take one that has none for a
/// field of text. It is the last segment of a file's path, or else the name of the part. Its content
/// type is told by the file name's ending: documents (`csv`, `doc`, `docx`, `htm`, `html`, `json`, `md`,
/// `pdf`, `pptx`, `txt`, `xlsx`, `xml`) and images (`gif`, `jpeg`, `jpg`, `png`, `svg`, `webp`) have
/// theirs, all else is `application/octet-stream`. Neither is guessed from the content.
///
/// # How often it is sent
///
/// A call whose parts can all be read again follows the same rules as any other. Once a
/// [`reader`](Self::reader) has been asked for its first byte, the call is not sent again, whatever
/// happens. An answer that refuses a call ends its upload; one that accepts it counts when the upload
/// has ended. The header `Content-Type` of such a call is that of its parts, whatever `headers(…)` say.
#[derive(Clone)]
#[must_use = "a part is not sent until a call has it for an argument"]
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

/// A reader until somebody takes it.
pub(super) struct Once(Mutex<Option<Reader>>);

impl Part {
    /// A field of text, without a file name and a content type.
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(Content::Text(text.into().into()))
    }

    /// Bytes that are in memory.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::of(Content::Bytes(bytes.into()))
    }

    /// A file of the disk, opened when the call is sent, and again whenever that is sent again.
    ///
    /// It must be a regular one, and is open until the call has ended. A file that cannot be opened or read, or whose length changes while it
    /// is sent, ends the call with an [encode error](crate::Error::Encode) that names it.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self::of(Content::File(path.into().into()))
    }

    /// What a reader brings up to its end, whose length nobody knows before.
    ///
    /// It can be read once: the first call that sends something of it takes it, and a second one that is
    /// given the part, or a clone, ends with an [encode error](crate::Error::Encode).
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::of(Content::Reader(Arc::new(Once(Mutex::new(Some(Box::pin(
            reader,
        )))))))
    }

    /// The same under this file name.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The same with this content type, such as `text/plain; charset=utf-8`. One that is none ends the
    /// call with an [encode error](crate::Error::Encode).
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

    /// The file name of a part called `part`.
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

    /// The content type of a part with this file name.
    pub(super) fn kind<'a>(&'a self, file_name: Option<&str>) -> Option<&'a str> {
        match &self.content_type {
            Some(kind) => Some(kind),
            None => file_name.map(kind_of),
        }
    }

    /// Whether it cannot be read again.
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

/// Never the content, nor a name: they are the user's.
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

/// The content type of a file by the ending of its name.
fn kind_of(file_name: &str) -> &'static str {
    let ending = file_name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let known = KINDS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(ending));
    known.map_or("application/octet-stream", |(_, kind)| kind)
}

/// What documents are, and images within them.
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
