//! The calls of a key that wait, in order of arrival.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
};

use tokio::sync::Notify;

use super::counts::Needs;

/// The waiting calls of a key, grouped by their needs: if one call of a group has no room, then no call
/// behind it in the group has.
#[derive(Debug, Default)]
pub(super) struct Queue {
    groups: Vec<Group>,
    next: u64,
}

#[derive(Debug)]
struct Group {
    needs: Needs,
    /// The waiting calls by their place; never empty.
    waiting: BTreeMap<u64, Arc<Waiter>>,
}

/// A call that waits.
#[derive(Debug, Default)]
pub(super) struct Waiter {
    /// Set, under the lock of the queue, while the call holds a permit that it has not used.
    granted: AtomicBool,
    /// Notified when the permit is granted, and when the call may have to change its timer.
    pub(super) changed: Notify,
}

impl Queue {
    /// Returns the place of a call that arrives now.
    pub(super) fn next_place(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Adds a call at its place.
    pub(super) fn insert(&mut self, needs: &Needs, place: u64, waiter: Arc<Waiter>) {
        let group = self.groups.iter_mut().find(|group| group.needs == *needs);
        match group {
            Some(group) => drop(group.waiting.insert(place, waiter)),
            None => self.groups.push(Group {
                needs: needs.clone(),
                waiting: BTreeMap::from([(place, waiter)]),
            }),
        }
    }

    pub(super) fn remove(&mut self, needs: &Needs, place: u64) {
        for group in &mut self.groups {
            if group.needs == *needs {
                group.waiting.remove(&place);
            }
        }
        self.groups.retain(|group| !group.waiting.is_empty());
    }

    /// Grants permits to the calls that have room, first in, first out, until none has. `take` takes
    /// the permits of a call. Returns true if there were any.
    pub(super) fn grant<E>(&mut self, mut take: impl FnMut(&Needs) -> Result<(), E>) -> bool {
        let mut granted = false;
        loop {
            if self.groups.is_empty() {
                return granted;
            }
            let mut heads: Vec<_> = (0..self.groups.len()).collect();
            heads.sort_by_key(|&group| self.groups[group].waiting.keys().next().copied());
            let first = heads
                .into_iter()
                .find(|&group| take(&self.groups[group].needs).is_ok());
            let Some(group) = first else {
                return granted;
            };
            granted = true;
            if let Some((_, waiter)) = self.groups[group].waiting.pop_first() {
                waiter.granted.store(true, Relaxed);
                waiter.changed.notify_one();
            }
            if self.groups[group].waiting.is_empty() {
                self.groups.swap_remove(group);
            }
        }
    }

    /// Wakes the first call of each group, which has the group's timer.
    pub(super) fn wake_heads(&self) {
        for group in &self.groups {
            if let Some((_, waiter)) = group.waiting.first_key_value() {
                waiter.changed.notify_one();
            }
        }
    }

    /// Returns true if a call is the first of its group.
    pub(super) fn is_head(&self, needs: &Needs, place: u64) -> bool {
        let group = self.groups.iter().find(|group| group.needs == *needs);
        group.is_some_and(|group| group.waiting.keys().next() == Some(&place))
    }
}

impl Waiter {
    /// Returns true if the call holds a permit, and takes note that it uses it.
    pub(super) fn take_grant(&self) -> bool {
        self.granted.swap(false, Relaxed)
    }
}
