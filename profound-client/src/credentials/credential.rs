//! The current key of a client, in each form that it is sent in.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use http::HeaderValue;
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::{
    ApiKey,
    provider::{INTERVAL, KeyProvider, locked},
};
use crate::{error::Error, trace};

/// A key in each form it is sent in.
pub(crate) struct EncodedKey {
    pub(crate) key: ApiKey,
    pub(crate) header: HeaderValue,
    pub(crate) bearer: HeaderValue,
    pub(crate) query: Zeroizing<String>,
}

/// A provider and the key it last gave.
pub(crate) struct Credential {
    provider: Box<dyn KeyProvider>,
    current: RwLock<Arc<EncodedKey>>,
    /// When the provider was last called before an attempt.
    last_refresh: Mutex<Instant>,
    /// When the provider was last called after a 401.
    last_refusal: Mutex<Option<Instant>>,
}

impl Credential {
    pub(crate) fn new(provider: Box<dyn KeyProvider>) -> Result<Self, Error> {
        let encoded = EncodedKey::new(provider.key()?);
        Ok(Self {
            provider,
            current: RwLock::new(Arc::new(encoded)),
            last_refresh: Mutex::new(Instant::now()),
            last_refusal: Mutex::default(),
        })
    }

    /// Returns the current key. Calls the provider first if its last call is more than a second ago.
    pub(crate) fn current_or_refresh(&self) -> Arc<EncodedKey> {
        // Another call is refreshing it: use the current key.
        if let Ok(mut last_refresh) = self.last_refresh.try_lock() {
            if last_refresh.elapsed() >= INTERVAL {
                *last_refresh = Instant::now();
                self.refresh();
            }
        }
        self.current()
    }

    /// Refreshes the key after a 401 and returns whether it changed. Concurrent 401s call the provider
    /// once.
    pub(crate) fn refresh_after_401(&self, key: &Arc<EncodedKey>) -> bool {
        let mut last_refusal = locked(&self.last_refusal);
        let lately = last_refusal.is_some_and(|at| at.elapsed() < INTERVAL);
        if Arc::ptr_eq(&self.current(), key) && !lately {
            *last_refusal = Some(Instant::now());
            self.refresh();
        }
        !Arc::ptr_eq(&self.current(), key)
    }

    /// The length of the current key in a query, in bytes.
    pub(crate) fn longest_in_query(&self) -> usize {
        self.current().query.len()
    }

    pub(crate) fn current(&self) -> Arc<EncodedKey> {
        self.current
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Replaces the key by the provider's, if that differs. If the provider fails, the key stays.
    fn refresh(&self) {
        let Ok(key) = self.provider.key() else {
            return trace::key_provider_failed();
        };
        if key.expose() != self.current().key.expose() {
            let encoded = Arc::new(EncodedKey::new(key));
            *self.current.write().unwrap_or_else(PoisonError::into_inner) = encoded;
        }
    }
}

impl EncodedKey {
    fn new(key: ApiKey) -> Self {
        Self {
            header: key.header(""),
            bearer: key.header("Bearer "),
            query: key.in_query(),
            key,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

    use tokio::time::advance;

    use super::*;

    /// A key that changes with every reading, and counts them.
    struct Counting(Arc<AtomicU32>);

    impl KeyProvider for Counting {
        fn key(&self) -> Result<ApiKey, Error> {
            ApiKey::new(format!("key-{}", self.0.fetch_add(1, Relaxed)))
        }
    }

    fn counting() -> (Credential, Arc<AtomicU32>) {
        let asked = Arc::new(AtomicU32::new(0));
        (
            Credential::new(Box::new(Counting(asked.clone()))).unwrap(),
            asked,
        )
    }

    #[tokio::test(start_paused = true)]
    async fn a_provider_is_asked_once_a_second() {
        let (credential, asked) = counting();
        for _ in 0..10 {
            assert_eq!(credential.current_or_refresh().key.expose(), "key-0");
        }
        advance(INTERVAL).await;
        for _ in 0..10 {
            assert_eq!(credential.current_or_refresh().key.expose(), "key-1");
        }
        assert_eq!(asked.load(Relaxed), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn calls_that_are_refused_together_ask_once() {
        let (credential, asked) = counting();
        let key = credential.current_or_refresh();
        assert!((0..10).all(|_| credential.refresh_after_401(&key)));
        assert_eq!(asked.load(Relaxed), 2);
    }

    /// A key that stays the same, whose readings are counted.
    struct Same(Arc<AtomicU32>);

    impl KeyProvider for Same {
        fn key(&self) -> Result<ApiKey, Error> {
            self.0.fetch_add(1, Relaxed);
            ApiKey::new("canary")
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_key_that_stays_the_same_is_refused_for_good_and_asked_for_once_a_second() {
        let asked = Arc::new(AtomicU32::new(0));
        let credential = Credential::new(Box::new(Same(asked.clone()))).unwrap();
        let key = credential.current_or_refresh();
        for expected in [2, 3] {
            assert!((0..10).all(|_| !credential.refresh_after_401(&key)));
            assert_eq!(asked.load(Relaxed), expected);
            advance(INTERVAL).await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_with_a_key_that_was_replaced_long_ago_does_not_ask() {
        let (credential, asked) = counting();
        let key = credential.current_or_refresh();
        assert!(credential.refresh_after_401(&key));
        advance(INTERVAL).await;
        assert!(credential.refresh_after_401(&key));
        assert_eq!(asked.load(Relaxed), 2);
    }
}
