//! Parses a stream of events. Up to eight bytes come first: the positions where the stream is
//! split.

#![no_main]

use libfuzzer_sys::fuzz_target;
use profound_tests::event_parsers::{ours, split, theirs};

fuzz_target!(|bytes: &[u8]| {
    let Some((count, rest)) = bytes.split_first() else {
        return;
    };
    let count = usize::from(count % 8).min(rest.len());
    let (places, stream) = rest.split_at(count);
    let places = places.iter().map(|&place| usize::from(place)).collect();
    let events = ours([stream]);
    assert_eq!(ours(split(stream, places)), events);
    assert_eq!(ours(stream.chunks(1)), events);
    if let Ok(text) = std::str::from_utf8(stream) {
        assert_eq!(theirs(text), events);
    }
});
