//! The exchanges of a recorder, in an order that does not depend on the scheduler, and their file.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use super::{
    error::ReplayError,
    recording::{self, Exchange},
    redact,
};
use crate::credentials::KnownKeys;

/// Numbers the temporary files of a process.
static FILES: AtomicU32 = AtomicU32::new(0);

/// The exchanges of a recorder.
pub(super) struct Log {
    path: PathBuf,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    entries: Vec<Entry>,
    in_flight: usize,
    /// The number of times that nothing was in flight when an exchange began.
    round: usize,
    /// True if there is an exchange that is not in the file.
    is_dirty: bool,
}

struct Entry {
    round: usize,
    /// `None` while it is in flight, and if it is not recorded.
    exchange: Option<(Exchange, Arc<KnownKeys>)>,
}

impl Log {
    /// Returns the log of a file, which must be writable. Creates its folder.
    pub(super) fn create(path: &Path) -> Result<Self, ReplayError> {
        let failed = |error| ReplayError::of_file(path, "cannot be created", error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let trial = beside(path);
        fs::write(&trial, "")
            .and_then(|()| fs::remove_file(&trial))
            .map_err(failed)?;
        let state = State {
            is_dirty: true,
            ..State::default()
        };
        Ok(Self {
            path: path.to_owned(),
            state: Mutex::new(state),
        })
    }

    /// Adds an exchange that begins, and returns its number.
    pub(super) fn begin(&self) -> usize {
        let state = &mut *self.lock();
        if state.in_flight == 0 {
            state.round += 1;
        }
        state.in_flight += 1;
        state.entries.push(Entry {
            round: state.round,
            exchange: None,
        });
        state.entries.len() - 1
    }

    /// Ends the exchange that began with a number; `None` discards it.
    pub(super) fn end(&self, number: usize, exchange: Option<Exchange>, known: &Arc<KnownKeys>) {
        let mut state = self.lock();
        state.in_flight -= 1;
        state.is_dirty |= exchange.is_some();
        state.entries[number].exchange = exchange.map(|exchange| (exchange, known.clone()));
    }

    /// Writes the file, if it does not have all exchanges.
    pub(super) fn write(&self) -> Result<(), ReplayError> {
        let mut state = self.lock();
        if state.is_dirty {
            let text = recording::to_text(&state.ordered());
            replace(&self.path, &text)
                .map_err(|error| ReplayError::of_file(&self.path, "cannot be written", error))?;
            state.is_dirty = false;
        }
        match state.in_flight {
            0 => Ok(()),
            calls => Err(ReplayError::new(format!(
                "the recording `{}` lacks {calls} of the requests, which are in progress: finish it \
                 after their calls, and drop their streams",
                self.path.display()
            ))),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        // A drop cannot report the error: `finish` does.
        let _ = self.write();
    }
}

impl State {
    /// Returns the complete exchanges in their order in the file. Those that were in flight together are
    /// sorted by their requests.
    fn ordered(&self) -> Vec<Exchange> {
        let entries = self.entries.iter();
        // Redacted as late as possible: a key may be known only after a response has quoted it.
        let complete = |entry: &Entry| {
            let (exchange, known) = entry.exchange.as_ref()?;
            Some((entry.round, exchange.redacted(&redact::keys(known))))
        };
        let mut exchanges: Vec<_> = entries.filter_map(complete).collect();
        exchanges.sort_by_cached_key(|(round, exchange)| {
            let Exchange {
                operation, request, ..
            } = exchange;
            let content = request.content.canonical(&[]).to_string();
            let request = (request.path.clone(), request.query.clone(), content);
            (*round, operation.clone(), request)
        });
        exchanges
            .into_iter()
            .map(|(_, exchange)| exchange)
            .collect()
    }
}

/// Replaces a file at once: a reader sees the old content or the new.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let new = beside(path);
    let written = fs::write(&new, text).and_then(|()| fs::rename(&new, path));
    if written.is_err() {
        let _ = fs::remove_file(&new);
    }
    written
}

/// Returns the path of a temporary file in the same folder.
fn beside(path: &Path) -> PathBuf {
    let number = FILES.fetch_add(1, Ordering::Relaxed);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}-{number}.tmp", process::id()));
    path.with_file_name(name)
}
