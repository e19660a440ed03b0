//! The keys that a client has used, so that they are redacted in everything printed.

use std::sync::{PoisonError, RwLock};

use super::{ApiKey, Decoded};

/// The maximum number of former keys kept. The oldest are removed.
const MOST: usize = 256;

/// The keys that a client and its handles have used, oldest first.
#[derive(Default)]
pub(crate) struct KnownKeys(RwLock<Vec<Known>>);

struct Known {
    key: ApiKey,
    /// The number of credentials whose current key it is. Such a key is never removed.
    users: usize,
}

impl KnownKeys {
    /// Adds the current key of a credential.
    pub(super) fn add(&self, key: &ApiKey) {
        let mut keys = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let place = keys.iter().position(|known| is(known, key));
        let users = place.map_or(0, |place| keys.remove(place).users) + 1;
        keys.push(Known {
            key: key.clone(),
            users,
        });
        let former = |known: &Known| known.users == 0;
        if keys.iter().filter(|known| former(known)).count() > MOST {
            let oldest = keys.iter().position(former);
            oldest.map(|place| keys.remove(place));
        }
    }

    /// Marks a key as no longer the current one of a credential.
    pub(super) fn release(&self, key: &ApiKey) {
        let mut keys = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for known in keys.iter_mut().filter(|known| is(known, key)) {
            known.users = known.users.saturating_sub(1);
        }
    }

    /// Returns true if a text contains one of the keys, in any of the forms of [`Decoded::contains`].
    pub(crate) fn are_in(&self, text: &str) -> bool {
        let keys = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let text = Decoded::from(text);
        keys.iter().any(|known| text.contains(&known.key))
    }
}

fn is(known: &Known, key: &ApiKey) -> bool {
    known.key.expose() == key.expose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: usize) -> ApiKey {
        ApiKey::new(format!("key-{number:04}")).unwrap()
    }

    fn known(keys: &KnownKeys, numbers: usize) -> Vec<usize> {
        let known = |number: &usize| keys.are_in(&format!("<key-{number:04}>"));
        (0..numbers).filter(known).collect()
    }

    #[test]
    fn the_latest_former_keys_are_kept() {
        let keys = KnownKeys::default();
        let use_once = |number: usize| {
            keys.add(&key(number));
            keys.release(&key(number));
        };
        use_once(0);
        (0..MOST + 1).for_each(use_once);
        // A key that is used again moves to the end.
        use_once(1);
        use_once(MOST + 1);
        use_once(MOST + 2);
        let known = known(&keys, MOST + 3);
        assert!(known.len() >= MOST, "{}", known.len());
        assert!(!known.contains(&0) && known.contains(&1) && !known.contains(&2));
    }

    #[test]
    fn a_key_in_use_is_never_removed() {
        let keys = KnownKeys::default();
        let tenants = 2 * MOST;
        (0..tenants).for_each(|number| keys.add(&key(number)));
        assert_eq!(known(&keys, tenants).len(), tenants);
    }
}
