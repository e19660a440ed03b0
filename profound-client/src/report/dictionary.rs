//! Interned strings.

use std::collections::HashMap;

use super::memory::Memory;

/// The strings of a column, numbered from 0 in the order of first occurrence.
#[derive(Clone, Default)]
pub(super) struct Dictionary {
    /// The texts, one after another. Chunks do not move when there are more of them.
    chunks: Vec<String>,
    places: Vec<Place>,
    /// A hash table with linear probing; its length is a power of two.
    slots: Vec<Slot>,
    /// Strings without a free slot near theirs. The standard hasher is seeded randomly, so that no
    /// choice of strings, even a hostile one, takes more than linear time.
    crowded: HashMap<Box<str>, u32>,
    seed: u64,
    /// The last code returned. Reports are sorted, so neighbours are often equal.
    last: u32,
    /// True if the last two strings were found by [`find`](Self::find), and were equal.
    repeated: bool,
}

/// The hash of a string, from its words of eight bytes.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

/// The place of a string: its chunk and the position there, in one number, and its length.
#[derive(Clone, Copy)]
struct Place {
    start: u32,
    length: u32,
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
/// The maximum number of slots probed for a string that is likely to be near its own.
const NEAR: usize = 8;

/// The bits of the position in a chunk: a string begins within its first MiB.
const CHUNK_BITS: u32 = 20;
const CHUNK: usize = 1 << CHUNK_BITS;
/// The capacity of the first chunk, in bytes. Each chunk is twice as large as the one before it.
const FIRST: usize = 1 << 8;
/// The bytes of an entry of `crowded`, besides its text.
const CROWDED: usize = 64;

impl Dictionary {
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    #[inline]
    pub(super) fn get(&self, code: u32) -> &str {
        let Place { start, length } = self.places[code as usize];
        let at = start as usize % CHUNK;
        &self.chunks[(start >> CHUNK_BITS) as usize][at..at + length as usize]
    }

    #[inline]
    fn bytes(&self, code: u32) -> &[u8] {
        let Place { start, length } = self.places[code as usize];
        let at = start as usize % CHUNK;
        &self.chunks[(start >> CHUNK_BITS) as usize].as_bytes()[at..at + length as usize]
    }

    /// Returns the state of the hash of an empty string.
    #[inline]
    pub(super) fn hash(&self) -> Hash {
        Hash(self.seed)
    }

    /// Returns the last string if it is likely to come again. It was given to [`find`](Self::find).
    #[inline]
    pub(super) fn likely(&self) -> Option<(u32, &[u8])> {
        self.repeated.then(|| (self.last, self.bytes(self.last)))
    }

    /// Returns the code of a string with this hash; `None` also if it is far from its own slot.
    #[inline]
    pub(super) fn find(&mut self, text: &[u8], hash: Hash) -> Option<u32> {
        let hash = hash.value();
        let mask = self.slots.len().checked_sub(1)?;
        for step in 0..NEAR {
            let slot = self.slots[(hash as usize + step) & mask];
            if slot.code == EMPTY.code {
                break;
            }
            if slot.hash == hash && self.bytes(slot.code) == text {
                self.repeated = slot.code == self.last;
                self.last = slot.code;
                return Some(slot.code);
            }
        }
        None
    }

    /// Returns the code of a string, which is stored if it is new; `None` if there is no memory for it.
    pub(super) fn code(&mut self, text: &str, memory: &mut Memory) -> Option<u32> {
        let code = self.find_or_add(text, memory)?;
        self.repeated = false;
        self.last = code;
        Some(code)
    }

    fn find_or_add(&mut self, text: &str, memory: &mut Memory) -> Option<u32> {
        if !self.places.is_empty() && self.bytes(self.last) == text.as_bytes() {
            return Some(self.last);
        }
        if self.slots.len() * 3 <= self.places.len() * 4 {
            self.grow(memory)?;
        }
        let hash = self.hash().of(text.as_bytes()).value();
        let mut free = None;
        for at in places(hash, self.slots.len()) {
            let slot = self.slots[at];
            if slot.code == EMPTY.code {
                free = Some(at);
                break;
            }
            if slot.hash == hash && self.bytes(slot.code) == text.as_bytes() {
                return Some(slot.code);
            }
        }
        if let Some(&code) = self.crowded.get(text) {
            return Some(code);
        }
        let code = self.add(text, memory)?;
        match free {
            Some(at) => self.slots[at] = Slot { hash, code },
            None => self.crowd(code, memory)?,
        }
        Some(code)
    }

    /// Stores a string; returns its code.
    fn add(&mut self, text: &str, memory: &mut Memory) -> Option<u32> {
        let code = u32::try_from(self.places.len()).ok();
        let code = code.filter(|&code| code < u32::MAX)?;
        let place = |chunk: usize, at: usize| {
            let start = u32::try_from(chunk << CHUNK_BITS | at).ok()?;
            let length = u32::try_from(text.len()).ok()?;
            Some(Place { start, length })
        };
        let fits = |chunk: &&mut String| {
            chunk.len() < CHUNK && chunk.len() + text.len() <= chunk.capacity()
        };
        let chunks = self.chunks.len();
        let place = match self.chunks.last_mut().filter(fits) {
            Some(chunk) => {
                let at = chunk.len();
                chunk.push_str(text);
                place(chunks - 1, at)?
            }
            None => {
                let before = self.chunks.last().map_or(0, String::capacity);
                let capacity = (before * 2).clamp(FIRST, CHUNK).max(text.len());
                memory.take(capacity)?;
                let mut chunk = String::with_capacity(capacity);
                chunk.push_str(text);
                memory.push(&mut self.chunks, chunk)?;
                place(chunks, 0)?
            }
        };
        memory.push(&mut self.places, place)?;
        memory.allow(text.len());
        Some(code)
    }

    fn crowd(&mut self, code: u32, memory: &mut Memory) -> Option<()> {
        let text: Box<str> = self.get(code).into();
        memory.take(2 * (text.len() + CROWDED))?;
        self.crowded.insert(text, code);
        Some(())
    }

    fn grow(&mut self, memory: &mut Memory) -> Option<()> {
        if self.slots.is_empty() {
            // An attacker who chooses the strings must not know the seed.
            self.seed = fastrand::u64(1..);
        }
        let length = (self.slots.len() * 2).max(16);
        memory.take(length * size_of::<Slot>())?;
        let before = self.slots.len() * size_of::<Slot>();
        let slots = std::mem::replace(&mut self.slots, vec![EMPTY; length]);
        for slot in slots.into_iter().filter(|slot| slot.code != EMPTY.code) {
            let mut places = places(slot.hash, length);
            match places.find(|&at| self.slots[at].code == EMPTY.code) {
                Some(at) => self.slots[at] = slot,
                None => self.crowd(slot.code, memory)?,
            }
        }
        memory.give_back(before);
        Some(())
    }
}

impl Hash {
    /// Adds the next word: eight bytes, the first in the lowest.
    #[inline]
    pub(super) fn word(&mut self, word: u64) {
        self.0 = fold(self.0 ^ word);
    }

    /// Adds the last word, of fewer than eight bytes, and the length of the string.
    #[inline]
    pub(super) fn last(&mut self, word: u64, length: usize) {
        self.word(word ^ (length as u64) << 56);
    }

    /// Adds a whole string.
    fn of(mut self, bytes: &[u8]) -> Self {
        let words = bytes.chunks_exact(8);
        let rest = words.remainder();
        words.for_each(|bytes| self.word(word(bytes)));
        self.last(word(rest), bytes.len());
        self
    }

    #[inline]
    fn value(self) -> u32 {
        (self.0 >> 32) as u32
    }
}

#[inline]
fn places(hash: u32, length: usize) -> impl Iterator<Item = usize> {
    (0..LONGEST.min(length)).map(move |step| (hash as usize + step) & (length - 1))
}

/// Returns up to eight bytes as a word, the first in the lowest byte.
fn word(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(word)
}

/// Multiplies by a large odd number, and folds in the upper half of the product.
#[inline]
fn fold(word: u64) -> u64 {
    let product = u128::from(word) * 0x9E37_79B9_7F4A_7C15;
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_that_repeats_has_one_code() {
        let (mut dictionary, mut memory) = (Dictionary::default(), Memory::of_body(None));
        let names: Vec<String> = (0..5_000)
            .map(|at| format!("brand \u{e9} {}", at % 1_000))
            .collect();
        for (at, name) in names.iter().enumerate() {
            assert_eq!(
                dictionary.code(name, &mut memory),
                Some((at % 1_000) as u32)
            );
        }
        assert_eq!(dictionary.len(), 1_000);
        assert_eq!(dictionary.get(999), "brand \u{e9} 999");
        assert_eq!(dictionary.code("", &mut memory), Some(1_000));
        assert_eq!(dictionary.code("", &mut memory), Some(1_000));
        assert_eq!(dictionary.get(1_000), "");
    }

    #[test]
    fn many_strings_have_one_code_each() {
        const MANY: u32 = 100_000;
        let (mut dictionary, mut memory) = (Dictionary::default(), Memory::of_body(None));
        for _ in 0..2 {
            for at in 0..MANY {
                assert_eq!(
                    dictionary.code(&format!("https://host.example/{at}"), &mut memory),
                    Some(at)
                );
            }
        }
    }

    #[test]
    fn a_string_of_any_length_is_kept() {
        let (mut dictionary, mut memory) = (Dictionary::default(), Memory::of_body(None));
        let lengths = [
            1,
            FIRST,
            3 * FIRST,
            CHUNK - 1,
            CHUNK,
            2,
            2 * CHUNK + 1,
            3,
            CHUNK / 2,
        ];
        for (at, &length) in lengths.iter().enumerate() {
            assert_eq!(
                dictionary.code(&"x".repeat(length), &mut memory),
                Some(at as u32)
            );
        }
        for (at, &length) in lengths.iter().enumerate() {
            assert_eq!(dictionary.get(at as u32), "x".repeat(length));
        }
    }

    #[test]
    fn strings_of_one_hash_are_kept_apart_in_bounded_time() {
        let (mut dictionary, mut memory) = (Dictionary::default(), Memory::of_body(None));
        dictionary.code("first", &mut memory);
        // Simulates equal hashes for all strings: every slot within reach is taken.
        dictionary.slots = vec![Slot { hash: 0, code: 0 }; 4_096];
        for _ in 0..2 {
            for at in 0..1_000 {
                let code = dictionary.code(&format!("{at}"), &mut memory).unwrap();
                assert_eq!((code, dictionary.get(code)), (at + 1, &*format!("{at}")));
            }
        }
        assert_eq!(dictionary.get(0), "first");
    }
}
