//! A multipart body that is being sent.

use std::{
    collections::VecDeque,
    fmt, io,
    path::Path,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker, ready},
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::{fs::File, io::ReadBuf};

use super::{
    Failure, Progress,
    part::{Once, Reader},
};
use crate::error::Error;

/// The number of bytes read at once from a file or reader.
const READ: usize = 128 << 10;
/// The number of bytes handed to the connection at once: small enough to detect progress on a slow
/// connection.
const PIECE: usize = 16 << 10;

/// A body that is read as the connection accepts it. The mutex makes it `Sync`, which readers need not
/// be.
pub(crate) struct Upload(Arc<Mutex<Sending>>);

/// A handle to watch or cancel an upload.
pub(crate) struct UploadHandle(Arc<Mutex<Sending>>);

struct Sending {
    segments: VecDeque<Segment>,
    /// Bytes that were read but not handed over.
    ready: Bytes,
    buffer: Vec<u8>,
    /// The number of bytes still to be handed over, if known.
    left: Option<u64>,
    progress: Arc<Progress>,
    /// Set when cancelled; `waker` wakes the body.
    refused: bool,
    waker: Option<Waker>,
}

/// A segment of the body.
pub(super) enum Segment {
    Bytes(Bytes),
    Source(Source),
}

/// A source of content.
pub(super) struct Source {
    /// The name of the part.
    argument: String,
    reader: Reading,
    file: Option<FileLeft>,
}

/// The rest of a file.
struct FileLeft {
    path: Arc<Path>,
    length: u64,
    left: u64,
}

enum Reading {
    Open(Reader),
    /// The reader has not been polled.
    Untouched(Arc<Once>),
}

impl Upload {
    pub(super) fn new(
        segments: VecDeque<Segment>,
        length: Option<u64>,
        progress: Arc<Progress>,
    ) -> Self {
        Self(Arc::new(Mutex::new(Sending {
            segments,
            ready: Bytes::new(),
            buffer: Vec::new(),
            left: length,
            progress,
            refused: false,
            waker: None,
        })))
    }

    pub(crate) fn handle(&self) -> UploadHandle {
        UploadHandle(self.0.clone())
    }
}

impl UploadHandle {
    /// Returns the progress of the upload.
    pub(crate) fn progress(&self) -> Arc<Progress> {
        locked(&self.0).progress.clone()
    }

    /// Cancels the upload and closes its files and readers now: the connection may not poll the body
    /// for a long time.
    pub(crate) fn refuse(&self) {
        let mut sending = locked(&self.0);
        sending.refused = true;
        sending.progress.end();
        let contents = (std::mem::take(&mut sending.segments), sending.waker.take());
        (sending.ready, sending.buffer) = Default::default();
        drop(sending);
        if let (_, Some(waker)) = contents {
            waker.wake();
        }
    }
}

fn locked(sending: &Mutex<Sending>) -> MutexGuard<'_, Sending> {
    sending.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Body for Upload {
    type Data = Bytes;
    type Error = BrokenOff;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BrokenOff>>> {
        let sending = &mut *locked(&self.0);
        if sending.refused {
            return Poll::Ready(Some(Err(BrokenOff)));
        }
        sending.waker = Some(context.waker().clone());
        sending.progress.asked();
        let piece = ready!(sending.poll_piece(context));
        let is_last = sending.ready.is_empty() && sending.segments.is_empty();
        let sent = match &piece {
            Ok(Some(piece)) => piece.len(),
            _ => 0,
        };
        sending.progress.moved(sent, is_last);
        Poll::Ready(match piece {
            Ok(Some(piece)) => Some(Ok(Frame::data(piece))),
            Ok(None) => None,
            Err(failure) => {
                sending.segments.clear();
                sending.progress.fail(failure);
                Some(Err(BrokenOff))
            }
        })
    }

    fn size_hint(&self) -> SizeHint {
        locked(&self.0)
            .left
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

impl Sending {
    /// Returns the next piece, or `None` after the last.
    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<Bytes>, Failure>> {
        while self.ready.is_empty() {
            match self.segments.front_mut() {
                None => return Poll::Ready(Ok(None)),
                Some(Segment::Bytes(bytes)) => {
                    self.ready = std::mem::take(bytes);
                    self.segments.pop_front();
                }
                Some(Segment::Source(source)) => {
                    match ready!(source.poll_read(&mut self.buffer, context))? {
                        Some(bytes) => self.ready = bytes,
                        None => drop(self.segments.pop_front()),
                    }
                }
            }
        }
        let piece = self.ready.split_to(self.ready.len().min(PIECE));
        self.left = self
            .left
            .map(|left| left.saturating_sub(piece.len() as u64));
        Poll::Ready(Ok(Some(piece)))
    }
}

impl Source {
    pub(super) fn file(argument: &str, path: &Arc<Path>, file: File, length: u64) -> Self {
        Self {
            argument: argument.to_owned(),
            reader: Reading::Open(Box::pin(file)),
            file: Some(FileLeft {
                path: path.clone(),
                length,
                left: length,
            }),
        }
    }

    pub(super) fn once(argument: &str, once: &Arc<Once>) -> Self {
        Self {
            argument: argument.to_owned(),
            reader: Reading::Untouched(once.clone()),
            file: None,
        }
    }

    /// Returns the next content, or `None` at the end.
    fn poll_read(
        &mut self,
        buffer: &mut Vec<u8>,
        context: &mut Context<'_>,
    ) -> Poll<Result<Option<Bytes>, Failure>> {
        if let Reading::Untouched(once) = &self.reader {
            let reader = once.take();
            let reader = reader.ok_or_else(|| Failure::reader_spent(&self.argument))?;
            self.reader = Reading::Open(reader);
        }
        let Reading::Open(reader) = &mut self.reader else {
            return Poll::Ready(Ok(None));
        };
        buffer.resize(READ, 0);
        let mut read = ReadBuf::new(buffer);
        let outcome = ready!(reader.as_mut().poll_read(context, &mut read));
        let read = read.filled();
        Poll::Ready(match outcome {
            Ok(()) => self.count(read.len()).map(|()| {
                let more = !read.is_empty();
                more.then(|| Bytes::copy_from_slice(read))
            }),
            Err(error) => Err(self.broken(error)),
        })
    }

    /// Counts the bytes read, 0 at the end, against the length of the file when it was opened.
    fn count(&mut self, came: usize) -> Result<(), Failure> {
        let Some(FileLeft { path, length, left }) = &mut self.file else {
            return Ok(());
        };
        let came = came as u64;
        let problem = match () {
            () if came > *left && *length == 0 => {
                let problem =
                    format!("the file {path:?} has no length: open it, and use `Part::reader`");
                return Err(Failure::new(&self.argument, problem));
            }
            () if came > *left => "has grown",
            () if came == 0 && *left > 0 => "has become shorter",
            () => {
                *left -= came;
                return Ok(());
            }
        };
        let problem = format!("the file {path:?} {problem} while it was sent: send it again");
        Err(Failure::new(&self.argument, problem))
    }

    fn broken(&self, error: io::Error) -> Failure {
        match &self.file {
            Some(FileLeft { path, .. }) => {
                let problem = format!("the file {path:?} cannot be read to its end");
                Failure::new(&self.argument, problem).with_source(error)
            }
            None => {
                let problem = "its reader failed: make the call again with a new reader";
                let ours = error.get_ref().is_some_and(|source| source.is::<Error>());
                // Other errors come from the user's reader, and their messages may quote the content.
                let source = if ours { error } else { error.kind().into() };
                Failure::new(&self.argument, problem).with_source(source)
            }
        }
    }
}

/// A dropped body is not sent any further.
impl Drop for Upload {
    fn drop(&mut self) {
        locked(&self.0).progress.end();
    }
}

/// The error that the connection receives if a body fails. The call receives it from [`Progress`].
#[derive(Debug)]
pub(crate) struct BrokenOff;

impl fmt::Display for BrokenOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the content of the upload cannot be read")
    }
}

impl std::error::Error for BrokenOff {}
