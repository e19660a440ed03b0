//! Captures everything that is logged through `tracing` or `log`, and all panic messages.

use std::{
    collections::BTreeSet,
    error::Error,
    fmt::{self, Write as _},
    future::Future,
    mem::take,
    panic,
    sync::{Mutex, MutexGuard, Once, PoisonError},
};

use tokio::runtime::Builder;
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    level_filters::LevelFilter,
    span::{Attributes, Id, Record},
};

use crate::forms;

static LINES: Mutex<Vec<Line>> = Mutex::new(Vec::new());
static SPANS: Mutex<Vec<&'static Metadata<'static>>> = Mutex::new(Vec::new());

/// The text of one span, change of a span, event or panic.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Such as `h2::codec::framed_read`.
    pub(crate) target: String,
    /// Such as `DEBUG`, or `PANIC`.
    pub(crate) level: String,
    /// Every field in both forms of `Debug`, and as a string if it is one.
    pub(crate) text: String,
}

/// All lines of a test.
pub(crate) struct Log(Vec<Line>);

impl Log {
    /// Runs a test on a paused clock, never beside another test, and captures all logs until its tasks have
    /// ended.
    pub(crate) fn of<T>(test: impl Future<Output = T>) -> (T, Self) {
        Self::of_all(|| {
            let mut builder = Builder::new_current_thread();
            let runtime = builder.enable_all().start_paused(true).build();
            runtime.expect("there are threads").block_on(test)
        })
    }

    /// Captures in the same way without a runtime.
    pub(crate) fn of_all<T>(test: impl FnOnce() -> T) -> (T, Self) {
        static ONE: Mutex<()> = Mutex::new(());
        static INSTALL: Once = Once::new();
        INSTALL.call_once(install);
        let _one = locked(&ONE);
        locked(&LINES).clear();
        let result = test();
        (result, Self(take(&mut *locked(&LINES))))
    }

    /// Returns the level and target of each line that contains one of these keys.
    pub(crate) fn holding(&self, keys: &[&str]) -> Vec<String> {
        let holds = |line: &&Line| forms::found(&line.text, keys).is_some();
        let told = |line: &Line| format!("{} {}", line.level, line.target);
        self.0.iter().filter(holds).map(told).collect()
    }

    /// Fails if a line contains one of these keys.
    #[track_caller]
    pub(crate) fn assert_hides(&self, keys: &[&str]) {
        // Most lines repeat, so search each text once.
        let texts: BTreeSet<_> = self.0.iter().map(|line| &*line.text).collect();
        let all = texts.into_iter().collect::<Vec<_>>().join("\n");
        if let Some(form) = forms::found(&all, keys) {
            let holding: BTreeSet<_> = self.holding(keys).into_iter().collect();
            panic!("{form}: {holding:#?}");
        }
    }

    /// Fails unless each of these crates has logged something.
    #[track_caller]
    pub(crate) fn assert_heard(&self, crates: &[&str]) {
        for name in crates {
            let said = |line: &Line| line.target.split("::").next() == Some(name);
            assert!(self.0.iter().any(said), "`{name}` said nothing");
        }
    }

    /// Returns the texts of a crate at one level. `PANIC` with an empty name returns the panic messages.
    pub(crate) fn texts(&self, name: &str, level: &str) -> Vec<&str> {
        let said =
            |line: &&Line| line.level == level && line.target.split("::").next() == Some(name);
        self.0.iter().filter(said).map(|line| &*line.text).collect()
    }
}

fn install() {
    tracing::subscriber::set_global_default(Everything).expect("it is the first subscriber");
    log::set_boxed_logger(Box::new(Everything)).expect("it is the first logger");
    log::set_max_level(log::LevelFilter::Trace);
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let payload = info.payload();
        let said = payload
            .downcast_ref::<&str>()
            .map(|said| (*said).to_owned());
        let said = said.or_else(|| payload.downcast_ref::<String>().cloned());
        note("", "PANIC", format!("{info} {info:?} {said:?}"));
        before(info);
    }));
}

fn note(target: &str, level: impl fmt::Display, text: String) {
    let (target, level) = (target.to_owned(), level.to_string());
    locked(&LINES).push(Line {
        target,
        level,
        text,
    });
}

fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Everything;

impl Everything {
    fn note(metadata: &Metadata<'_>, record: impl FnOnce(&mut Text)) {
        let mut text = Text(metadata.name().to_owned());
        record(&mut text);
        note(metadata.target(), metadata.level(), text.0);
    }
}

impl Subscriber for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::TRACE)
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        Self::note(span.metadata(), |text| span.record(text));
        let mut spans = locked(&SPANS);
        spans.push(span.metadata());
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let metadata = locked(&SPANS)[span.into_u64() as usize - 1];
        Self::note(metadata, |text| values.record(text));
    }

    fn event(&self, event: &Event<'_>) {
        Self::note(event.metadata(), |text| event.record(text));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl log::Log for Everything {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        note(record.target(), record.level(), record.args().to_string());
    }

    fn flush(&self) {}
}

/// Collects the fields of a line.
struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let _ = write!(self.0, " {field}={value:?} {value:#?}");
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        let _ = write!(self.0, " {field}={value} {value:?}");
    }

    fn record_error(&mut self, field: &Field, value: &(dyn Error + 'static)) {
        let mut next = Some(value);
        while let Some(error) = next {
            let _ = write!(self.0, " {field}={error} {error:?} {error:#?}");
            next = error.source();
        }
    }
}
