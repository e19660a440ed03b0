//! The current key of a client, in each form that it is sent in.

use std::sync::{
    Arc, Mutex, PoisonError, RwLock,
    atomic::{AtomicU64, Ordering::Relaxed},
};

use http::HeaderValue;
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::{
    ApiKey,
    known_keys::KnownKeys,
    provider::{KeyProvider, locked},
};
use crate::{error::Error, trace};

/// A key in each form it is sent in.
pub(crate) struct EncodedKey {
    pub(crate) key: ApiKey,
    pub(crate) header: HeaderValue,
    pub(crate) bearer: HeaderValue,
    pub(crate) query: Zeroizing<String>,
}

/// A provider and the key that it last returned.
pub(crate) struct Credential {
    provider: Box<dyn KeyProvider>,
    current: RwLock<Arc<EncodedKey>>,
    /// When the provider was last called before an attempt.
    last_refresh: Mutex<Instant>,
    /// How many times the provider was called.
    refreshes: AtomicU64,
    /// Held while a key is replaced after a 401.
    replacing: Mutex<()>,
    known: Arc<KnownKeys>,
}

/// The key of one attempt.
pub(crate) struct KeyLease {
    pub(crate) key: Arc<EncodedKey>,
    /// How many times the provider had been called when the attempt began.
    refreshes: u64,
}

impl Credential {
    /// Calls the provider for its first key. The keys that it returns are added to the known ones.
    pub(crate) fn new(
        provider: Box<dyn KeyProvider>,
        known: Arc<KnownKeys>,
    ) -> Result<Self, Error> {
        let key = provider.key()?;
        known.add(&key);
        Ok(Self {
            provider,
            current: RwLock::new(Arc::new(EncodedKey::new(key))),
            last_refresh: Mutex::new(Instant::now()),
            refreshes: AtomicU64::new(0),
            replacing: Mutex::default(),
            known,
        })
    }

    /// Returns the key for an attempt. Calls the provider first if its last call is longer ago than the
    /// provider's interval.
    pub(crate) fn current_or_refresh(&self) -> KeyLease {
        // Another call is refreshing it: use the current key.
        if let Ok(mut last_refresh) = self.last_refresh.try_lock() {
            if last_refresh.elapsed() >= self.provider.interval() {
                *last_refresh = Instant::now();
                self.refresh();
            }
        }
        KeyLease {
            refreshes: self.refreshes.load(Relaxed),
            key: self.current(),
        }
    }

    /// Refreshes the key after a 401 and returns whether it changed. Attempts that began before the
    /// provider was last called share that call.
    pub(crate) fn refresh_after_401(&self, refused: &KeyLease) -> bool {
        let _replacing = locked(&self.replacing);
        let is_current = Arc::ptr_eq(&self.current(), &refused.key);
        if is_current && self.refreshes.load(Relaxed) == refused.refreshes {
            self.refresh();
        }
        !Arc::ptr_eq(&self.current(), &refused.key)
    }

    pub(crate) fn current(&self) -> Arc<EncodedKey> {
        self.current
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The length of the current key in a query, in bytes.
    pub(crate) fn length_in_query(&self) -> usize {
        self.current().query.len()
    }

    /// The keys that the client and its handles have used.
    pub(crate) fn known(&self) -> &Arc<KnownKeys> {
        &self.known
    }

    /// Replaces the key by the provider's, if that differs. If the provider fails, the key stays.
    fn refresh(&self) {
        self.refreshes.fetch_add(1, Relaxed);
        let Ok(key) = self.provider.key() else {
            return trace::key_provider_failed();
        };
        if key.expose() != self.current().key.expose() {
            self.known.add(&key);
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

    use super::{super::provider::INTERVAL, *};

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
            Credential::new(Box::new(Counting(asked.clone())), Arc::default()).unwrap(),
            asked,
        )
    }

    #[tokio::test(start_paused = true)]
    async fn a_provider_is_asked_once_a_second() {
        let (credential, asked) = counting();
        for _ in 0..10 {
            assert_eq!(credential.current_or_refresh().key.key.expose(), "key-0");
        }
        advance(INTERVAL).await;
        for _ in 0..10 {
            assert_eq!(credential.current_or_refresh().key.key.expose(), "key-1");
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
    async fn calls_that_are_refused_one_after_another_ask_each() {
        let asked = Arc::new(AtomicU32::new(0));
        let credential = Credential::new(Box::new(Same(asked.clone())), Arc::default()).unwrap();
        for expected in [2, 3] {
            let key = credential.current_or_refresh();
            assert!((0..10).all(|_| !credential.refresh_after_401(&key)));
            assert_eq!(asked.load(Relaxed), expected);
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
