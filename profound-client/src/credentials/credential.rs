//! The current key of a client, in each form that it is sent in.

use std::{
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use http::HeaderValue;
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::{
    ApiKey,
    known_keys::KnownKeys,
    provider::{KeyProvider, locked},
};
use crate::{error::Error, observe::KeyRefresh, trace};

/// A key in each form it is sent in.
pub(crate) struct EncodedKey {
    pub(crate) key: ApiKey,
    pub(crate) header: HeaderValue,
    pub(crate) bearer: HeaderValue,
    pub(crate) query: Zeroizing<String>,
    /// The number of the key, which no other key of the process has.
    pub(crate) number: u64,
}

/// A provider and the key that it last returned.
pub(crate) struct Credential {
    provider: Box<dyn KeyProvider>,
    /// `None` until the provider has returned its first key.
    current: RwLock<Option<Arc<EncodedKey>>>,
    /// When the credential was made.
    began: Instant,
    /// When the provider was last called before an attempt, in nanoseconds since then.
    last_refresh: AtomicU64,
    /// Held while the provider is called before an attempt.
    refreshing: Mutex<()>,
    /// How many times the provider was called.
    refreshes: AtomicU64,
    /// Held while the first key is read, and while a key is replaced after a 401. It holds the message of
    /// a provider that failed before it had returned a key.
    replacing: Mutex<Option<String>>,
    known: Arc<KnownKeys>,
}

/// The key of one attempt.
pub(crate) struct KeyLease {
    pub(crate) key: Arc<EncodedKey>,
    /// How many times the provider had been called when the attempt began.
    refreshes: u64,
}

impl Credential {
    /// Returns a credential that calls its provider for the first key when a call needs it. The keys
    /// that it returns are added to the known ones.
    pub(crate) fn new(provider: Box<dyn KeyProvider>, known: Arc<KnownKeys>) -> Self {
        Self {
            provider,
            current: RwLock::new(None),
            began: Instant::now(),
            last_refresh: AtomicU64::new(0),
            refreshing: Mutex::default(),
            refreshes: AtomicU64::new(0),
            replacing: Mutex::default(),
            known,
        }
    }

    /// Returns the current key. Calls the provider if there is none yet; concurrent calls share its
    /// result.
    pub(crate) fn current(&self) -> Result<Arc<EncodedKey>, Error> {
        self.read(&mut None)
    }

    /// Does the same, and sets `refresh` if it reads the first key.
    fn read(&self, refresh: &mut Option<KeyRefresh>) -> Result<Arc<EncodedKey>, Error> {
        if let Some(key) = self.peek() {
            return Ok(key);
        }
        let refreshes = self.refreshes.load(Relaxed);
        let mut failure = locked(&self.replacing);
        if let Some(key) = self.peek() {
            return Ok(key);
        }
        if let (Some(failure), true) = (&*failure, self.refreshes.load(Relaxed) != refreshes) {
            return Err(Error::configuration(failure));
        }
        self.last_refresh.store(self.age(), Relaxed);
        self.refreshes.fetch_add(1, Relaxed);
        match self.provider.key() {
            Ok(key) => {
                let key = Arc::new(EncodedKey::new(key));
                self.replace(key.clone());
                *refresh = Some(KeyRefresh::Changed);
                Ok(key)
            }
            Err(error) => {
                *refresh = Some(KeyRefresh::Failed);
                *failure = Some(error.to_string());
                Err(error)
            }
        }
    }

    /// Returns the key for an attempt. Calls the provider first if there is no key yet, or if its last
    /// call is longer ago than the provider's interval. Sets `refresh` if the key changes or the provider fails.
    ///
    /// # Errors
    ///
    /// Returns the error of a provider that has never returned a key.
    pub(crate) fn current_or_refresh(
        &self,
        refresh: &mut Option<KeyRefresh>,
    ) -> Result<KeyLease, Error> {
        let mut key = self.read(refresh)?;
        // The call that read the first key uses it.
        if refresh.is_none() && self.is_due() {
            // Another call is refreshing it: use the current key.
            if let Ok(_only) = self.refreshing.try_lock() {
                if self.is_due() {
                    self.last_refresh.store(self.age(), Relaxed);
                    *refresh = self.refresh();
                    key = self.current()?;
                }
            }
        }
        Ok(KeyLease {
            refreshes: self.refreshes.load(Relaxed),
            key,
        })
    }

    /// Returns true if the provider's last call is longer ago than its interval. Most calls read only this.
    fn is_due(&self) -> bool {
        let since = self.age().saturating_sub(self.last_refresh.load(Relaxed));
        Duration::from_nanos(since) >= self.provider.interval()
    }

    /// Returns the time since the credential was made, in nanoseconds: 584 years at most.
    fn age(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    /// Refreshes the key after a 401 and returns whether it changed. Attempts that began before the
    /// provider was last called share that call. Sets `refresh` if the key changes or the provider fails.
    pub(crate) fn refresh_after_401(
        &self,
        refused: &KeyLease,
        refresh: &mut Option<KeyRefresh>,
    ) -> bool {
        let _replacing = locked(&self.replacing);
        let is_current = || {
            let current = self.peek();
            current.is_some_and(|current| Arc::ptr_eq(&current, &refused.key))
        };
        if is_current() && self.refreshes.load(Relaxed) == refused.refreshes {
            *refresh = self.refresh();
        }
        !is_current()
    }

    /// The keys that the client and its handles have used.
    pub(crate) fn known(&self) -> &Arc<KnownKeys> {
        &self.known
    }

    fn peek(&self) -> Option<Arc<EncodedKey>> {
        self.current
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Replaces the key by the provider's, if that differs. If the provider fails, the key stays.
    fn refresh(&self) -> Option<KeyRefresh> {
        self.refreshes.fetch_add(1, Relaxed);
        let Ok(key) = self.provider.key() else {
            trace::key_provider_failed();
            return Some(KeyRefresh::Failed);
        };
        let same = |current: Arc<EncodedKey>| current.key.expose() == key.expose();
        if self.peek().is_some_and(same) {
            return None;
        }
        self.replace(Arc::new(EncodedKey::new(key)));
        Some(KeyRefresh::Changed)
    }

    /// Makes a key the current one.
    fn replace(&self, key: Arc<EncodedKey>) {
        // Known before it is used.
        self.known.add(&key.key);
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(former) = current.replace(key) {
            self.known.release(&former.key);
        }
    }
}

/// The key may still be in the errors of other handles: it stays known.
impl Drop for Credential {
    fn drop(&mut self) {
        if let Some(current) = self.peek() {
            self.known.release(&current.key);
        }
    }
}

impl EncodedKey {
    fn new(key: ApiKey) -> Self {
        static NUMBERS: AtomicU64 = AtomicU64::new(0);
        Self {
            number: NUMBERS.fetch_add(1, Relaxed),
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

    /// Returns a credential that has its first key.
    fn counting() -> (Credential, Arc<AtomicU32>) {
        let asked = Arc::new(AtomicU32::new(0));
        let credential = Credential::new(Box::new(Counting(asked.clone())), Arc::default());
        credential.current().unwrap();
        (credential, asked)
    }

    #[tokio::test(start_paused = true)]
    async fn a_provider_is_asked_once_a_second() {
        let (credential, asked) = counting();
        for _ in 0..10 {
            assert_eq!(
                credential
                    .current_or_refresh(&mut None)
                    .unwrap()
                    .key
                    .key
                    .expose(),
                "key-0"
            );
        }
        advance(INTERVAL).await;
        for _ in 0..10 {
            assert_eq!(
                credential
                    .current_or_refresh(&mut None)
                    .unwrap()
                    .key
                    .key
                    .expose(),
                "key-1"
            );
        }
        assert_eq!(asked.load(Relaxed), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn calls_that_are_refused_together_ask_once() {
        let (credential, asked) = counting();
        let key = credential.current_or_refresh(&mut None).unwrap();
        assert!((0..10).all(|_| credential.refresh_after_401(&key, &mut None)));
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
        let credential = Credential::new(Box::new(Same(asked.clone())), Arc::default());
        for expected in [2, 3] {
            let key = credential.current_or_refresh(&mut None).unwrap();
            assert!((0..10).all(|_| !credential.refresh_after_401(&key, &mut None)));
            assert_eq!(asked.load(Relaxed), expected);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_with_a_key_that_was_replaced_long_ago_does_not_ask() {
        let (credential, asked) = counting();
        let key = credential.current_or_refresh(&mut None).unwrap();
        assert!(credential.refresh_after_401(&key, &mut None));
        advance(INTERVAL).await;
        assert!(credential.refresh_after_401(&key, &mut None));
        assert_eq!(asked.load(Relaxed), 2);
    }
}
