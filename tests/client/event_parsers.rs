//! Compares the event parser with another one.

use profound_tests::event_parsers::{ours, split, theirs};
use proptest::{collection::vec, prelude::*, sample::select};

/// Generates streams of significant and insignificant text.
fn streams() -> impl Strategy<Value = String> {
    const WORDS: [&str; 24] = [
        "\n", "\n", "\n", "\r", "\r\n", "\n\n", "\r\n\r\n", "data", "data:", "data: ", "data:  ",
        "event:", "event: ", "event", "id:", "id: ", "id", "retry: ", ":", " ", "\u{feff}", "ü",
        "\0", "row",
    ];
    (any::<bool>(), vec(select(&WORDS[..]), 0..40)).prop_map(|(bom, words)| {
        let start = if bom { "\u{feff}" } else { "" };
        format!("{start}{}", words.concat())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 4_096, ..ProptestConfig::default() })]

    #[test]
    fn two_parsers_read_the_same_events(text in streams(), places in vec(any::<usize>(), 0..6)) {
        let expected = theirs(&text);
        prop_assert_eq!(&ours([text.as_bytes()]), &expected);
        prop_assert_eq!(&ours(split(text.as_bytes(), places)), &expected);
        prop_assert_eq!(&ours(text.as_bytes().chunks(1)), &expected);
    }
}
