//! Helpers of the fuzz targets: a key that is easy to find, and the check that a text does not hold it.

/// A key that is easy to find wherever it should not be.
pub const CANARY: &str = "pk_CANARY+0/9=z";

/// A text with the canary put into it, at the first place for a character that is `at` bytes in or
/// later.
pub fn with_canary(text: &str, at: usize) -> String {
    let at = (at..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len());
    format!("{}{CANARY}{}", &text[..at], &text[at..])
}

/// Fails if the canary is in a text; its middle survives percent-encoding.
#[track_caller]
pub fn hidden(text: &str) {
    assert!(!text.contains("CANARY"), "{text}");
}
