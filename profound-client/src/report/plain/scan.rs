//! A scanner of JSON from bytes, a word at a time.

use serde_json::{Deserializer, value::RawValue};

/// The rest of a document.
pub(super) struct Scan<'a> {
    pub(super) rest: &'a [u8],
}

/// The name of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Name {
    Info,
    Data,
    Metrics,
    Dimensions,
    Other,
}

/// Every row has these.
const METRICS: &[u8; 10] = b"\"metrics\":";
const DIMENSIONS: &[u8; 13] = b"\"dimensions\":";

impl<'a> Scan<'a> {
    /// Reads the name of a field, with its colon.
    #[inline]
    pub(super) fn name(&mut self) -> Option<Name> {
        if self.takes(METRICS) {
            Some(Name::Metrics)
        } else if self.takes(DIMENSIONS) {
            Some(Name::Dimensions)
        } else {
            self.any_name()
        }
    }

    /// Reads these bytes, if they are next.
    #[inline]
    fn takes<const N: usize>(&mut self, bytes: &[u8; N]) -> bool {
        match self.rest.split_first_chunk() {
            Some((next, rest)) if next == bytes => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    #[cold]
    fn any_name(&mut self) -> Option<Name> {
        self.take(b'"')?;
        let name = self.string(&mut ())?;
        self.take(b':')?;
        Some(match name {
            b"info" => Name::Info,
            b"data" => Name::Data,
            b"metrics" => Name::Metrics,
            b"dimensions" => Name::Dimensions,
            _ => std::str::from_utf8(name).ok().map(|_| Name::Other)?,
        })
    }

    /// Reads the rest of a string after its quote; `None` if it has escapes.
    #[inline]
    pub(super) fn string(&mut self, words: &mut impl Words) -> Option<&'a [u8]> {
        let (length, rest) = plain(self.rest, words)?;
        let text = &self.rest[..length];
        self.rest = rest;
        Some(text)
    }

    /// Reads any value as its raw text.
    #[cold]
    pub(super) fn value(&mut self) -> Option<&'a str> {
        let mut values = Deserializer::from_slice(self.rest).into_iter::<&RawValue>();
        let value = values.next()?.ok()?;
        self.rest = self.rest.get(values.byte_offset()..)?;
        Some(value.get())
    }

    /// Reads the separator after an item; true at the end of the list.
    #[inline]
    pub(super) fn ends(&mut self, close: u8) -> Option<bool> {
        let byte = self.byte()?;
        self.rest = &self.rest[1..];
        (byte == b',' || byte == close).then_some(byte == close)
    }

    /// Reads this byte, which white space may precede.
    #[inline]
    pub(super) fn take(&mut self, byte: u8) -> Option<()> {
        match self.rest {
            [first, rest @ ..] if *first == byte => {
                self.rest = rest;
                Some(())
            }
            _ => self.take_after_space(byte),
        }
    }

    #[cold]
    fn take_after_space(&mut self, byte: u8) -> Option<()> {
        (self.after_space()? == byte).then(|| self.rest = &self.rest[1..])
    }

    /// Returns the next byte that is not white space, without reading it.
    #[inline]
    pub(super) fn byte(&mut self) -> Option<u8> {
        match self.rest {
            [byte, ..] if *byte > b' ' => Some(*byte),
            _ => self.after_space(),
        }
    }

    #[cold]
    fn after_space(&mut self) -> Option<u8> {
        while let [b' ' | b'\n' | b'\t' | b'\r', rest @ ..] = self.rest {
            self.rest = rest;
        }
        self.rest.first().copied()
    }
}

/// Receives the words of a string while it is scanned: eight bytes, the first in the lowest.
pub(super) trait Words {
    fn word(&mut self, word: u64);
    /// Receives the last word, which has fewer than eight bytes, and the length of the string.
    fn last(&mut self, word: u64, length: usize);
}

impl Words for () {
    fn word(&mut self, _: u64) {}
    fn last(&mut self, _: u64, _: usize) {}
}

/// Returns the length of a string without escapes, and the bytes after its closing quote.
#[inline]
fn plain<'a>(bytes: &'a [u8], words: &mut impl Words) -> Option<(usize, &'a [u8])> {
    let mut rest = bytes;
    loop {
        let (word, after) = match rest.split_first_chunk() {
            Some((word, after)) => (u64::from_le_bytes(*word), after),
            None => (padded(rest), &[][..]),
        };
        let found = special(word);
        if found == 0 {
            words.word(word);
            rest = after;
            continue;
        }
        let bits = found.trailing_zeros() & !7;
        let [b'"', behind @ ..] = rest.get(bits as usize / 8..)? else {
            return None;
        };
        let length = bytes.len() - behind.len() - 1;
        words.last(word & ((1 << bits) - 1), length);
        return Some((length, behind));
    }
}

/// Returns the last bytes of a document as a word; the missing ones are control characters.
#[cold]
fn padded(rest: &[u8]) -> u64 {
    let mut word = [0; 8];
    word[..rest.len()].copy_from_slice(rest);
    u64::from_le_bytes(word)
}

const ONES: u64 = u64::MAX / 0xFF;
const HIGHEST: u64 = ONES << 7;

/// Finds the first quote, backslash or control character in a word: the lowest bit that is set is the
/// highest of its byte. A borrow may set others above it.
#[inline]
fn special(word: u64) -> u64 {
    let control = word.wrapping_sub(ONES * u64::from(b' '));
    let quote = (word ^ (ONES * u64::from(b'"'))).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * u64::from(b'\\'))).wrapping_sub(ONES);
    (control | quote | backslash) & !word & HIGHEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_ends_at_its_quote_wherever_that_is() {
        let text = "\u{e9}\u{1f600} and \u{7f}\u{80} some ASCII, of a few words";
        for start in (0..text.len()).filter(|&at| text.is_char_boundary(at)) {
            for after in ["", ",", ",\"x\":1}  and more than a word", "\"", "\\"] {
                let document = format!("{}\"{after}", &text[start..]);
                let mut scan = Scan {
                    rest: document.as_bytes(),
                };
                assert_eq!(scan.string(&mut ()), Some(&text.as_bytes()[start..]));
                assert_eq!(scan.rest, after.as_bytes());
            }
        }
    }

    #[test]
    fn a_string_that_is_not_plain_is_not_read() {
        for length in 0..20 {
            let start = "x".repeat(length);
            for (special, end) in [
                ("\\", "\""),
                ("\n", "\""),
                ("\u{1f}", "\""),
                ("\0", ""),
                ("", ""),
            ] {
                let document = format!("{start}{special}{end}");
                let mut scan = Scan {
                    rest: document.as_bytes(),
                };
                assert_eq!(scan.string(&mut ()), None, "{document:?}");
            }
        }
    }

    #[test]
    fn every_special_byte_is_found_in_every_position() {
        for at in 0..8 {
            for byte in 0..=u8::MAX {
                for other in [b'!', b'#', b'[', b']', b' ', 0x7f, 0x80, 0xff] {
                    let mut bytes = [other; 8];
                    bytes[at] = byte;
                    let first = special(u64::from_le_bytes(bytes)).trailing_zeros() / 8;
                    let is = byte < b' ' || byte == b'"' || byte == b'\\';
                    assert_eq!(first == at as u32, is, "{bytes:?}");
                }
            }
        }
    }
}
