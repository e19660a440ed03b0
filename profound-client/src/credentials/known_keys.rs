//! The keys that a client has used, so that they are redacted in everything printed.

use std::sync::{PoisonError, RwLock};

use super::ApiKey;

/// The maximum number of keys kept. The oldest are removed.
const MOST: usize = 256;

/// The keys that a client and its handles have used, oldest first.
#[derive(Default)]
pub(crate) struct KnownKeys(RwLock<Vec<ApiKey>>);

impl KnownKeys {
    pub(super) fn add(&self, key: &ApiKey) {
        let mut keys = self.0.write().unwrap_or_else(PoisonError::into_inner);
        keys.retain(|known| known.expose() != key.expose());
        if keys.len() == MOST {
            keys.remove(0);
        }
        keys.push(key.clone());
    }

    /// Returns true if a text contains one of the keys, in any of the forms of [`ApiKey::is_in`].
    pub(crate) fn are_in(&self, text: &str) -> bool {
        let keys = self.0.read().unwrap_or_else(PoisonError::into_inner);
        keys.iter().any(|key| key.is_in(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_keys_are_kept() {
        let keys = KnownKeys::default();
        let add = |number: usize| keys.add(&ApiKey::new(format!("key-{number:04}")).unwrap());
        add(0);
        (0..MOST + 1).for_each(add);
        // A key that is used again moves to the end.
        add(1);
        add(MOST + 1);
        let known: Vec<_> = (0..MOST + 2)
            .filter(|number| keys.are_in(&format!("<key-{number:04}>")))
            .collect();
        assert_eq!(known.len(), MOST);
        assert!(!known.contains(&0) && known.contains(&1) && !known.contains(&2));
    }
}
