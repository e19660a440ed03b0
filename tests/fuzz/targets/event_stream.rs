//! Reads a whole stream of events in any encoding and any chunks, and compares it with the same stream as
//! one plain chunk. The first byte is the encoding; then come the chunks.

#![no_main]

use libfuzzer_sys::fuzz_target;
use profound_client::{Error, Event, EventStream};
use profound_fuzz::encodings::{Encoding, chunks, cut, read};
use profound_tests::event_parsers;
use serde_json::Value;

type Events = Vec<(String, String, Value)>;

/// The events of a stream, and its error.
#[derive(Debug, PartialEq)]
struct Outcome {
    events: Events,
    error: Option<String>,
}

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, rest)) = bytes.split_first() else {
        return;
    };
    let Some((places, text)) = chunks(rest) else {
        return;
    };
    let whole = outcome(Encoding::Identity, &[text], false);
    check(&whole, text);
    let pauses = choice & 0x20 != 0;
    assert_eq!(
        outcome(Encoding::Identity, &cut(text, places.clone()), pauses),
        whole
    );
    let encoding = Encoding::of(choice);
    if matches!(encoding, Encoding::Identity) {
        return;
    }
    let sent = encoding
        .encode(text, places.len() * 7)
        .expect("memory takes it");
    assert_eq!(
        outcome(encoding, &cut(&sent, places.clone()), pauses),
        whole
    );
    // A stream that is cut has an error, after some of the same events.
    let end = places.first().map_or(1, |&place| place % sent.len()).max(1);
    if end < sent.len() {
        let part = outcome(encoding, &[&sent[..end]], false);
        assert!(part.error.is_some());
        assert!(whole.events.starts_with(&part.events));
    }
});

/// Compares an outcome with the events of the parser alone.
fn check(whole: &Outcome, text: &[u8]) {
    let parsed = event_parsers::ours([text]);
    for ((name, id, data), (parsed_name, parsed_id, parsed_data)) in
        whole.events.iter().zip(&parsed)
    {
        assert_eq!((name, id), (parsed_name, parsed_id));
        let parsed: Value = serde_json::from_str(parsed_data).expect("it was decoded");
        assert_eq!(data, &parsed);
    }
    if whole.error.is_none() {
        assert_eq!(whole.events.len(), parsed.len());
        assert!(parsed.iter().all(|(name, ..)| name != "error"));
        let summary = whole.events.iter().rfind(|(name, ..)| name == "summary");
        let (.., summary) = summary.expect("a complete stream has a summary");
        let rows = whole.events.iter();
        let rows = rows.filter(|(name, ..)| name == "row" || name == "result");
        let announced = summary["count"].as_u64().unwrap_or(0);
        assert!(rows.count() as u64 >= announced);
    }
}

fn outcome(encoding: Encoding, chunks: &[&[u8]], pauses: bool) -> Outcome {
    let mut outcome = Outcome {
        events: Vec::new(),
        error: None,
    };
    let stream = encoding.response::<EventStream<Event<Value>>>(chunks, pauses);
    let size = |event: &Result<Event<Value>, Error>| {
        event
            .as_ref()
            .map_or(0, |event| event.name.len() + event.id.len())
    };
    let stream = read(stream, size, |event| {
        match event {
            Ok(event) => outcome.events.push((event.name, event.id, event.data)),
            Err(error) => outcome.error = Some(error.to_string()),
        }
        outcome.error.is_none()
    });
    assert_eq!(stream.is_complete(), outcome.error.is_none());
    outcome
}
