//! The removal of secrets from a recording.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::json;
use crate::credentials::KnownKeys;

pub(super) const REDACTED: &str = "[redacted]";

/// Returns true if a text contains a secret.
pub(super) type IsSecret<'a> = &'a dyn Fn(&str) -> bool;

/// The most encodings around a key that are looked through, such as JSON in a query value.
const LAYERS: usize = 3;

/// Returns the check for the keys of a client, in every form.
pub(super) fn keys(known: &KnownKeys) -> impl Fn(&str) -> bool + '_ {
    |text| {
        let mut text = Cow::Borrowed(text);
        for _ in 0..LAYERS {
            if known.are_in(&text) {
                return true;
            }
            if !text.contains(['\\', '%']) {
                return false;
            }
            let plain = unescaped(&text);
            text = Cow::Owned(percent_decode_str(&plain).decode_utf8_lossy().into_owned());
        }
        known.are_in(&text)
    }
}

/// Returns a text without the escapes of JSON, even if it is not a JSON string.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut left = text;
    while let Some((before, after)) = left.split_once('\\') {
        out.push_str(before);
        let mut rest = after.chars();
        let escaped = rest.next();
        let code = after.get(1..5).filter(|_| escaped == Some('u'));
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        left = match (code.and_then(char::from_u32), escaped) {
            (Some(decoded), _) => {
                out.push(decoded);
                &after[5..]
            }
            (None, Some(other)) => {
                out.push(other);
                rest.as_str()
            }
            (None, None) => "",
        };
    }
    out.push_str(left);
    out
}

/// Returns a text in which each line with a secret is replaced.
pub(super) fn lines(text: &str, is_secret: IsSecret<'_>) -> String {
    if !is_secret(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        if is_secret(content) {
            out.push_str(REDACTED);
            out.push_str(&line[content.len()..]);
        } else {
            out.push_str(line);
        }
    }
    if is_secret(&out) {
        REDACTED.into()
    } else {
        out
    }
}

/// Returns compact JSON in which each string and number with a secret is replaced.
pub(super) fn json(text: &str, is_secret: IsSecret<'_>) -> String {
    if !is_secret(text) {
        return text.to_owned();
    }
    let replacement = |content: &str| is_secret(content).then_some(REDACTED);
    let out = json::mapped(text, replacement);
    if is_secret(&out) {
        json::quoted(REDACTED)
    } else {
        out
    }
}

/// Returns pairs in which each text with a secret is replaced.
pub(super) fn pairs(pairs: &[(String, String)], is_secret: IsSecret<'_>) -> Vec<(String, String)> {
    let pair = |(name, value): &(String, String)| (lines(name, is_secret), lines(value, is_secret));
    pairs.iter().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_replaced_in_names_strings_and_numbers() {
        let is_secret = |text: &str| unescaped(text).contains("k/1") || text.contains("99");
        let text = json(r#"{"k/1":["a k/1","k\/1",99,890,true]}"#, &is_secret);
        assert_eq!(
            text,
            r#"{"[redacted]":["[redacted]","[redacted]","[redacted]",890,true]}"#
        );
        assert_eq!(lines("a\nb 99\nc", &is_secret), "a\n[redacted]\nc");
    }

    #[test]
    fn a_text_that_is_not_a_json_string_is_unescaped() {
        for (text, plain) in [
            (r#"data: {"a": "k\/1\u002b"#, r#"data: {"a": "k/1+"#),
            (r"\u00", "u00"),
            (r"\ud800x", "ud800x"),
            (r"a\", "a"),
            (r"\\\/", r"\/"),
            ("\\é\\uéééé", "éuéééé"),
        ] {
            assert_eq!(unescaped(text), plain);
        }
    }
}
