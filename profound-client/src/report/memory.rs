//! The memory of a report while it is decoded.

/// The bytes that a decoded report may hold beyond the size of its body.
const EXTRA: usize = 16 << 20;
/// A list of this many bytes grows by half, not to the double.
const LARGE: usize = 1 << 20;

/// An account of the memory of a report. A list is charged with its capacity, and while it grows with
/// the old and the new one.
pub(super) struct Memory {
    used: usize,
    limit: usize,
}

impl Memory {
    /// Returns the account of a report in a body of this length. If the length is unknown,
    /// [`allow`](Self::allow) adds what was read of it.
    pub(super) fn of_body(length: Option<usize>) -> Self {
        Self {
            used: 0,
            limit: EXTRA.saturating_add(length.unwrap_or(0)),
        }
    }

    /// Adds bytes of the body that were read.
    pub(super) fn allow(&mut self, bytes: usize) {
        self.limit = self.limit.saturating_add(bytes);
    }

    /// Charges bytes; `None` if they exceed the limit.
    pub(super) fn take(&mut self, bytes: usize) -> Option<()> {
        let used = self.used.checked_add(bytes)?;
        self.used = used;
        (used <= self.limit).then_some(())
    }

    pub(super) fn give_back(&mut self, bytes: usize) {
        self.used = self.used.saturating_sub(bytes);
    }

    /// Appends an item to a list, which grows within the limit.
    #[inline]
    pub(super) fn push<T>(&mut self, list: &mut Vec<T>, item: T) -> Option<()> {
        if list.len() == list.capacity() {
            self.reserve(list, 1)?;
        }
        list.push(item);
        Some(())
    }

    /// Makes room for further items.
    #[cold]
    pub(super) fn reserve<T>(&mut self, list: &mut Vec<T>, more: usize) -> Option<()> {
        let before = list.capacity() * size_of::<T>();
        let step = if before < LARGE {
            list.capacity()
        } else {
            list.capacity() / 2
        };
        let capacity = (list.len() + more).max(list.capacity() + step).max(4);
        self.take(capacity * size_of::<T>())?;
        list.reserve_exact(capacity - list.len());
        self.give_back(before);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_charged_with_both_of_its_places_while_it_grows() {
        let mut memory = Memory::of_body(Some(0));
        let mut list = Vec::new();
        for at in 0..EXTRA as u64 {
            if memory.push(&mut list, at).is_none() {
                break;
            }
            assert_eq!(memory.used, list.capacity() * 8);
        }
        // The next step would need 2.5 times the capacity.
        assert!(list.capacity() * 8 * 5 / 2 > EXTRA);
        assert!(list.capacity() * 8 * 5 / 3 <= EXTRA);
    }

    #[test]
    fn a_large_list_grows_by_half() {
        let mut memory = Memory::of_body(None);
        let mut list = vec![0_u8; LARGE];
        memory.push(&mut list, 0).expect("there is room");
        assert_eq!(list.capacity(), LARGE / 2 * 3);
    }
}
