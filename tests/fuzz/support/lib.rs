//! Helpers of the fuzz targets: a recognizable key, and responses in memory in any encoding and any chunks.

pub mod encodings;

/// A key that is easy to find where it must not be.
pub const CANARY: &str = "pk_CANARY+0/9=z";

/// Returns a text with the canary inserted at the first character boundary at or after byte `at`.
pub fn with_canary(text: &str, at: usize) -> String {
    let at = (at..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len());
    format!("{}{CANARY}{}", &text[..at], &text[at..])
}

/// Fails if a text contains the canary: its middle survives percent-encoding.
#[track_caller]
pub fn hidden(text: &str) {
    assert!(!text.contains("CANARY"), "{text}");
}
