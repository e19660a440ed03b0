//! Interned strings.

use std::{collections::HashMap, ops::Range};

/// The strings of a column, numbered from 0 in the order of first occurrence.
#[derive(Clone, Default)]
pub(super) struct Dictionary {
    text: String,
    ends: Vec<usize>,
    /// A hash table with linear probing; its length is a power of two.
    slots: Vec<Slot>,
    /// Strings without a free slot near theirs. The standard hasher is seeded randomly, so that no
    /// choice of strings, even a hostile one, takes more than linear time.
    crowded: HashMap<Box<str>, u32>,
    seed: u64,
    /// The last code returned. Reports are sorted, so neighbours are often equal.
    last: u32,
}

#[derive(Clone, Copy)]
struct Slot {
    hash: u32,
    code: u32,
}

const EMPTY: Slot = Slot {
    hash: 0,
    code: u32::MAX,
};

/// The maximum number of slots probed for a string.
const LONGEST: usize = 64;

impl Dictionary {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    #[inline]
    pub(super) fn get(&self, code: u32) -> &str {
        &self.text[self.place(code)]
    }

    fn place(&self, code: u32) -> Range<usize> {
        let at = code as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        start..self.ends[at]
    }

    fn is(&self, code: u32, text: &str) -> bool {
        self.text.as_bytes()[self.place(code)] == *text.as_bytes()
    }

    /// Returns the code of a string, which is stored if it is new; `None` if there are too many.
    pub(super) fn code(&mut self, text: &str) -> Option<u32> {
        if !self.ends.is_empty() && self.is(self.last, text) {
            return Some(self.last);
        }
        if self.slots.len() * 3 <= self.ends.len() * 4 {
            self.grow();
        }
        let hash = self.hash(text.as_bytes());
        let mut free = None;
        for at in places(hash, self.slots.len()) {
            let slot = self.slots[at];
            if slot.code == EMPTY.code {
                free = Some(at);
                break;
            }
            if slot.hash == hash && self.is(slot.code, text) {
                self.last = slot.code;
                return Some(slot.code);
            }
        }
        if let Some(&code) = self.crowded.get(text) {
            self.last = code;
            return Some(code);
        }
        let code = u32::try_from(self.ends.len()).ok();
        let code = code.filter(|&code| code < u32::MAX)?;
        self.text.push_str(text);
        self.ends.push(self.text.len());
        match free {
            Some(at) => self.slots[at] = Slot { hash, code },
            None => drop(self.crowded.insert(text.into(), code)),
        }
        self.last = code;
        Some(code)
    }

    fn grow(&mut self) {
        if self.slots.is_empty() {
            // An attacker who chooses the strings must not know the seed.
            self.seed = fastrand::u64(1..);
        }
        let length = (self.slots.len() * 2).max(16);
        let slots = std::mem::replace(&mut self.slots, vec![EMPTY; length]);
        for slot in slots.into_iter().filter(|slot| slot.code != EMPTY.code) {
            let mut places = places(slot.hash, length);
            match places.find(|&at| self.slots[at].code == EMPTY.code) {
                Some(at) => self.slots[at] = slot,
                None => {
                    let text = self.get(slot.code).into();
                    self.crowded.insert(text, slot.code);
                }
            }
        }
    }

    fn hash(&self, bytes: &[u8]) -> u32 {
        let mut state = self.seed ^ bytes.len() as u64;
        for chunk in bytes.chunks_exact(8) {
            state = fold(state ^ word(chunk));
        }
        // The last eight bytes overlap those already hashed.
        let last = match bytes.last_chunk::<8>() {
            Some(last) => u64::from_le_bytes(*last),
            None => word(bytes),
        };
        (fold(state ^ last) >> 32) as u32
    }
}

fn places(hash: u32, length: usize) -> impl Iterator<Item = usize> {
    (0..LONGEST.min(length)).map(move |step| (hash as usize + step) & (length - 1))
}

/// Returns up to eight bytes as a number.
fn word(bytes: &[u8]) -> u64 {
    let shifted = |word, &byte: &u8| word << 8 | u64::from(byte);
    match bytes.try_into() {
        Ok(bytes) => u64::from_le_bytes(bytes),
        Err(_) => bytes.iter().fold(0, shifted),
    }
}

/// Multiplies by a large odd number, and folds in the upper half of the product.
fn fold(word: u64) -> u64 {
    let product = u128::from(word) * 0x9E37_79B9_7F4A_7C15;
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_that_repeats_has_one_code() {
        let mut dictionary = Dictionary::default();
        let names: Vec<String> = (0..5_000)
            .map(|at| format!("brand \u{e9} {}", at % 1_000))
            .collect();
        for (at, name) in names.iter().enumerate() {
            assert_eq!(dictionary.code(name), Some((at % 1_000) as u32));
        }
        assert_eq!(dictionary.len(), 1_000);
        assert_eq!(dictionary.get(999), "brand \u{e9} 999");
        assert_eq!(dictionary.code(""), Some(1_000));
        assert_eq!(dictionary.code(""), Some(1_000));
        assert_eq!(dictionary.get(1_000), "");
    }

    #[test]
    fn many_strings_have_one_code_each() {
        const MANY: u32 = 100_000;
        let mut dictionary = Dictionary::default();
        for _ in 0..2 {
            for at in 0..MANY {
                assert_eq!(
                    dictionary.code(&format!("https://host.example/{at}")),
                    Some(at)
                );
            }
        }
    }

    #[test]
    fn strings_of_one_hash_are_kept_apart_in_bounded_time() {
        let mut dictionary = Dictionary::default();
        dictionary.code("first");
        // Simulates equal hashes for all strings: every slot within reach is taken.
        dictionary.slots = vec![Slot { hash: 0, code: 0 }; 4_096];
        for _ in 0..2 {
            for at in 0..1_000 {
                let code = dictionary.code(&format!("{at}")).unwrap();
                assert_eq!((code, dictionary.get(code)), (at + 1, &*format!("{at}")));
            }
        }
        assert_eq!(dictionary.get(0), "first");
    }
}
