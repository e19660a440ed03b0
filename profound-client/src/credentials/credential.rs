//! The key that calls carry now, in each form it is sent in.

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
    now: RwLock<Arc<EncodedKey>>,
    /// When the provider was last asked before a call.
    asked: Mutex<Instant>,
    /// When it was last asked after a refusal.
    refused: Mutex<Option<Instant>>,
}

impl Credential {
    pub(crate) fn new(provider: Box<dyn KeyProvider>) -> Result<Self, Error> {
        let encoded = EncodedKey::new(provider.key()?);
        Ok(Self {
            provider,
            now: RwLock::new(Arc::new(encoded)),
            asked: Mutex::new(Instant::now()),
            refused: Mutex::default(),
        })
    }

    /// The key as it is now; the provider is asked once a second at most.
    pub(crate) fn now(&self) -> Arc<EncodedKey> {
        // Whoever finds it locked goes on with the key there is.
        if let Ok(mut asked) = self.asked.try_lock() {
            if asked.elapsed() >= INTERVAL {
                *asked = Instant::now();
                self.ask();
            }
        }
        self.current()
    }

    /// Whether there is another key than one that the API has refused. Of the calls that were refused
    /// together the first asks the provider, and all have its answer.
    pub(crate) fn renewed(&self, key: &Arc<EncodedKey>) -> bool {
        let mut refused = locked(&self.refused);
        let lately = refused.is_some_and(|refused| refused.elapsed() < INTERVAL);
        if Arc::ptr_eq(&self.current(), key) && !lately {
            *refused = Some(Instant::now());
            self.ask();
        }
        !Arc::ptr_eq(&self.current(), key)
    }

    pub(crate) fn current(&self) -> Arc<EncodedKey> {
        self.now
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Takes the provider's key, if it is another one; a provider that fails keeps the one there is.
    fn ask(&self) {
        let Ok(key) = self.provider.key() else {
            return trace::key_provider_failed();
        };
        if key.expose() != self.current().key.expose() {
            let encoded = Arc::new(EncodedKey::new(key));
            *self.now.write().unwrap_or_else(PoisonError::into_inner) = encoded;
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
            assert_eq!(credential.now().key.expose(), "key-0");
        }
        advance(INTERVAL).await;
        for _ in 0..10 {
            assert_eq!(credential.now().key.expose(), "key-1");
        }
        assert_eq!(asked.load(Relaxed), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn calls_that_are_refused_together_ask_once() {
        let (credential, asked) = counting();
        let key = credential.now();
        assert!((0..10).all(|_| credential.renewed(&key)));
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
        let key = credential.now();
        for expected in [2, 3] {
            assert!((0..10).all(|_| !credential.renewed(&key)));
            assert_eq!(asked.load(Relaxed), expected);
            advance(INTERVAL).await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_with_a_key_that_was_replaced_long_ago_does_not_ask() {
        let (credential, asked) = counting();
        let key = credential.now();
        assert!(credential.renewed(&key));
        advance(INTERVAL).await;
        assert!(credential.renewed(&key));
        assert_eq!(asked.load(Relaxed), 2);
    }
}
