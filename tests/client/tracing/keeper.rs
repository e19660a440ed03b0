//! A subscriber that records the spans and events of the client.

use std::{
    collections::BTreeMap,
    fmt,
    future::Future,
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError},
};

use tracing::{
    Dispatch, Event, Level, Metadata, Subscriber,
    field::{Field, Visit},
    instrument::WithSubscriber,
    span::{Attributes, Id, Record},
};
use tracing_core::span::Current;

/// A span or an event of this crate.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) level: String,
    pub(super) parent: Option<usize>,
    pub(super) fields: BTreeMap<String, String>,
    pub(super) closed: bool,
    /// Start and end, on the clock of the runtime.
    pub(super) times: Vec<tokio::time::Instant>,
}

impl Shown {
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(|value| &**value)
    }
}

/// Records the spans and events of this crate.
#[derive(Clone, Default)]
pub(super) struct Keeper(Arc<Mutex<Kept>>);

#[derive(Default)]
pub(super) struct Kept {
    pub(super) spans: Vec<Shown>,
    pub(super) events: Vec<Shown>,
    entered: Vec<usize>,
    metadata: Vec<&'static Metadata<'static>>,
    handles: BTreeMap<usize, usize>,
}

/// A second subscriber, which receives nothing and lives as long as the process.
///
/// While there is one subscriber alone, tracing-core registers a new place that emits spans with the
/// subscriber of the thread that reaches it first. That can be a thread of another test, without any: the
/// place would then be disabled for all.
static SECOND: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(Keeper::default()));

impl Keeper {
    /// Returns the result of a future, and the spans and events recorded while it ran.
    pub(super) async fn of<T>(future: impl Future<Output = T>) -> (T, Self) {
        LazyLock::force(&SECOND);
        let keeper = Self::default();
        let result = future.with_subscriber(keeper.clone()).await;
        (result, keeper)
    }

    pub(super) fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn spans(&self) -> Vec<Shown> {
        self.kept().spans.clone()
    }

    /// Returns the only call span and its attempt spans. All must be closed.
    #[track_caller]
    pub(super) fn call(&self) -> (Shown, Vec<Shown>) {
        let mut spans = self.spans();
        assert!(spans.iter().all(|span| span.closed), "{spans:#?}");
        let attempts = spans.split_off(1);
        for attempt in &attempts {
            assert_eq!(
                (&*attempt.name, attempt.parent),
                ("profound.attempt", Some(0))
            );
        }
        let call = spans.remove(0);
        assert_eq!((&*call.name, call.parent), ("profound.call", None));
        (call, attempts)
    }

    pub(super) fn events(&self, level: Level) -> Vec<Shown> {
        let events = self.kept().events.clone();
        let at = |event: &Shown| event.level == level.as_str();
        events.into_iter().filter(at).collect()
    }
}

fn ours(metadata: &Metadata<'_>) -> bool {
    metadata.target() == "profound_client"
}

fn shown(metadata: &Metadata<'_>, parent: Option<usize>) -> Shown {
    Shown {
        name: metadata.name().to_owned(),
        level: metadata.level().to_string(),
        parent,
        ..Shown::default()
    }
}

fn index(id: &Id) -> usize {
    id.into_u64() as usize - 1
}

impl Subscriber for Keeper {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        ours(metadata)
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut kept = self.kept();
        let mut shown = shown(span.metadata(), kept.entered.last().copied());
        span.record(&mut shown);
        shown.times.push(tokio::time::Instant::now());
        kept.spans.push(shown);
        kept.metadata.push(span.metadata());
        let index = kept.spans.len() - 1;
        kept.handles.insert(index, 1);
        Id::from_u64(index as u64 + 1)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        values.record(&mut self.kept().spans[index(span)]);
    }

    fn event(&self, event: &Event<'_>) {
        let mut kept = self.kept();
        let mut shown = shown(event.metadata(), kept.entered.last().copied());
        event.record(&mut shown);
        kept.events.push(shown);
    }

    fn enter(&self, span: &Id) {
        self.kept().entered.push(index(span));
    }

    fn exit(&self, span: &Id) {
        assert_eq!(self.kept().entered.pop(), Some(index(span)));
    }

    fn current_span(&self) -> Current {
        let kept = self.kept();
        match kept.entered.last() {
            Some(&index) => Current::new(Id::from_u64(index as u64 + 1), kept.metadata[index]),
            None => Current::none(),
        }
    }

    fn clone_span(&self, span: &Id) -> Id {
        *self.kept().handles.entry(index(span)).or_default() += 1;
        span.clone()
    }

    fn try_close(&self, span: Id) -> bool {
        let mut kept = self.kept();
        let handles = kept.handles.entry(index(&span)).or_default();
        *handles -= 1;
        let closed = *handles == 0;
        let shown = &mut kept.spans[index(&span)];
        shown.closed = closed;
        if closed {
            shown.times.push(tokio::time::Instant::now());
        }
        closed
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
}

impl Visit for Shown {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let before = self
            .fields
            .insert(field.name().to_owned(), format!("{value:?}"));
        assert_eq!(before, None, "`{field}` is recorded once");
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.record_debug(field, &format_args!("{value}"));
    }
}

#[track_caller]
pub(super) fn assert_fields(span: &Shown, fields: &[(&str, &str)]) {
    let told: Vec<_> = span
        .fields
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    assert_eq!(told, fields);
}
