//! An observer that keeps all events that it receives.

use std::{
    fmt::Debug,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use profound_client::{
    StatusCode,
    errors::QueuedFor,
    observe::{
        AttemptEnded, AttemptStarted, CallEnded, CallInfo, CallStarted, KeyRefreshed, Observe,
        StreamEnded, WaitEnded, WaitStarted,
    },
};

/// An observer that keeps all events. Its clones share them.
#[derive(Clone, Debug, Default)]
pub struct EventLog(Arc<Mutex<Vec<Seen>>>);

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The number of the call.
    pub call: u64,
    /// The event in a few words, such as `attempt 1 ended: ok 200, 13 sent, 2 received`.
    pub text: String,
    /// The duration of what has ended.
    pub duration: Option<Duration>,
    /// The wait before the next attempt, or the expected wait for a permit.
    pub wait: Option<Duration>,
    /// Everything that can be printed of the event.
    pub printed: String,
}

impl EventLog {
    /// Returns all events so far.
    pub fn events(&self) -> Vec<Seen> {
        self.lock().clone()
    }

    /// Returns all events so far in a few words, and forgets them.
    pub fn take_texts(&self) -> Vec<String> {
        let events = std::mem::take(&mut *self.lock());
        events.into_iter().map(|seen| seen.text).collect()
    }

    /// Returns the duration of the only event whose text begins with these words.
    ///
    /// # Panics
    ///
    /// If there are none or several, or it has no duration.
    #[track_caller]
    pub fn duration(&self, words: &str) -> Duration {
        self.only(words).duration.expect("it has a duration")
    }

    /// Returns the only event whose text begins with these words.
    ///
    /// # Panics
    ///
    /// If there are none or several.
    #[track_caller]
    pub fn only(&self, words: &str) -> Seen {
        let mut events = self.events();
        events.retain(|seen| seen.text.starts_with(words));
        assert_eq!(events.len(), 1, "{words}: {:#?}", self.events());
        events.remove(0)
    }

    /// Returns everything that can be printed of the events.
    pub fn printed(&self) -> String {
        self.lock().iter().map(|seen| &*seen.printed).collect()
    }

    fn add(&self, call: CallInfo<'_>, text: String, event: &impl Debug) -> Entry<'_> {
        let mut events = self.lock();
        events.push(Seen {
            call: call.id,
            printed: format!("{text}\n{event:?}\n{event:#?}\n{}\n", call.known_method()),
            text,
            duration: None,
            wait: None,
        });
        Entry(events)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Seen>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The event that was added.
struct Entry<'l>(MutexGuard<'l, Vec<Seen>>);

impl Entry<'_> {
    fn duration(mut self, duration: Duration) -> Self {
        if let Some(seen) = self.0.last_mut() {
            seen.duration = Some(duration);
        }
        self
    }

    fn wait(mut self, wait: Option<Duration>) {
        if let Some(seen) = self.0.last_mut() {
            seen.wait = wait;
        }
    }
}

/// Returns the type of an error and the status, such as `timeout -`.
fn result(error_type: Option<&str>, status: Option<StatusCode>) -> String {
    let status = status.map_or("-".to_owned(), |status| status.as_str().to_owned());
    format!("{} {status}", error_type.unwrap_or("ok"))
}

fn bytes(bytes: Option<u64>) -> String {
    bytes.map_or("?".to_owned(), |bytes| bytes.to_string())
}

fn cause(cause: QueuedFor) -> String {
    format!("{cause:?}")
}

impl Observe for EventLog {
    fn call_started(&self, event: &CallStarted<'_>) {
        self.add(event.call, "call".into(), event);
    }

    fn call_ended(&self, event: &CallEnded<'_>) {
        let result = result(event.error_type(), event.status);
        let cached = if event.cached { ", cached" } else { "" };
        let text = format!("call ended: {result}, {} attempts{cached}", event.attempts);
        self.add(event.call, text, event).duration(event.duration);
    }

    fn attempt_started(&self, event: &AttemptStarted<'_>) {
        self.add(event.call, format!("attempt {}", event.attempt), event);
    }

    fn attempt_ended(&self, event: &AttemptEnded<'_>) {
        let result = result(event.error_type(), event.status);
        let (sent, received) = (bytes(event.request_bytes), bytes(event.response_bytes));
        let number = event.attempt;
        let again = event.retry_in.map_or("", |_| ", again");
        let text =
            format!("attempt {number} ended: {result}, {sent} sent, {received} received{again}");
        let added = self.add(event.call, text, event);
        added.duration(event.duration).wait(event.retry_in);
    }

    fn stream_ended(&self, event: &StreamEnded<'_>) {
        let result = event.error_type().unwrap_or("ok");
        let text = format!("stream ended: {result}, {} received", event.response_bytes);
        self.add(event.call, text, event).duration(event.duration);
    }

    fn wait_started(&self, event: &WaitStarted<'_>) {
        let text = format!("wait: {}", cause(event.cause));
        self.add(event.call, text, event).wait(event.expected);
    }

    fn wait_ended(&self, event: &WaitEnded<'_>) {
        let text = format!("wait ended: {}, {:?}", cause(event.cause), event.outcome);
        self.add(event.call, text, event).duration(event.duration);
    }

    fn key_refreshed(&self, event: &KeyRefreshed<'_>) {
        self.add(event.call, format!("key: {:?}", event.result), event);
    }
}
