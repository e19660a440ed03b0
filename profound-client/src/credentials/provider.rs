//! Keys that change while a client runs.

use std::{
    fmt, fs,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
    time::{Duration, SystemTime},
};

use super::ApiKey;
use crate::error::Error;

/// The default time between two calls of a provider.
pub(super) const INTERVAL: Duration = Duration::from_secs(1);

/// A source of a client's key. A rotated key is used without building a new client.
///
/// Guide: [Keys and rotation](crate::guide::keys).
///
/// The provider is called before an attempt, at most once a second (see [`interval`](Self::interval)).
/// It is also called when the API has rejected the key with a 401, once for concurrent calls. If it
/// then returns another key, these calls are retried with that key.
///
/// ```
/// use profound_client::{ApiKey, Client, Error, KeyProvider};
///
/// struct Vault;
///
/// impl KeyProvider for Vault {
///     fn key(&self) -> Result<ApiKey, Error> {
///         // Read from memory that another task keeps current: this must not block.
///         ApiKey::new("pk_live_0123456789")
///     }
/// }
///
/// let client = Client::builder().key_provider(Vault).build()?;
/// # Ok::<(), Error>(())
/// ```
#[doc(alias("rotation", "vault", "secret manager", "credentials"))]
pub trait KeyProvider: Send + Sync + 'static {
    /// Returns the current key. It must not block for long.
    ///
    /// # Errors
    ///
    /// If an error is returned during a call, the call keeps the previous key. If there is none yet, the
    /// build of the client fails, or the first call of a
    /// [handle](crate::Client::with_key_provider).
    fn key(&self) -> Result<ApiKey, Error>;

    /// Returns the minimum time between two calls of [`key`](Self::key) before attempts; one second by
    /// default. A provider with the key in memory can return zero, so that a new key is used at once.
    fn interval(&self) -> Duration {
        INTERVAL
    }
}

impl KeyProvider for ApiKey {
    fn key(&self) -> Result<ApiKey, Error> {
        Ok(self.clone())
    }
}

impl<P: KeyProvider + ?Sized> KeyProvider for Arc<P> {
    fn key(&self) -> Result<ApiKey, Error> {
        (**self).key()
    }

    fn interval(&self) -> Duration {
        (**self).interval()
    }
}

/// A key in a file, such as one mounted by a secret store. The file is read again when it has changed.
#[doc(alias("rotation", "mounted secret"))]
pub struct KeyFile {
    path: PathBuf,
    read: Mutex<Option<(Stamp, ApiKey)>>,
}

/// The modification time and the size of a file, which identify its version.
type Stamp = (Option<SystemTime>, u64);

impl KeyFile {
    /// Returns a provider of the key in this file. One trailing line break is not part of the key.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            read: Mutex::new(None),
        }
    }
}

impl KeyProvider for KeyFile {
    fn key(&self) -> Result<ApiKey, Error> {
        let stamp = fs::metadata(&self.path)
            .map(|facts| (facts.modified().ok(), facts.len()))
            .ok();
        let mut read = locked(&self.read);
        match (&*read, stamp) {
            (Some((known, key)), Some(stamp)) if *known == stamp => return Ok(key.clone()),
            _ => {}
        }
        let key = ApiKey::from_file(&self.path)?;
        *read = stamp.map(|stamp| (stamp, key.clone()));
        Ok(key)
    }
}

impl fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyFile")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// A key that the program can replace. A clone is another handle to the same key.
///
/// ```
/// use profound_client::{ApiKey, Client, SharedKey};
///
/// let key = SharedKey::new(ApiKey::new("pk_live_0123456789")?);
/// let client = Client::builder().key_provider(key.clone()).build()?;
/// key.set(ApiKey::new("pk_live_9876543210")?); // used by the next attempt
/// # Ok::<(), profound_client::Error>(())
/// ```
#[doc(alias("rotation", "rotate"))]
#[derive(Clone, Debug)]
pub struct SharedKey(Arc<RwLock<ApiKey>>);

impl SharedKey {
    /// Returns a shared key with this initial value.
    pub fn new(key: ApiKey) -> Self {
        Self(Arc::new(RwLock::new(key)))
    }

    /// Replaces the key.
    pub fn set(&self, key: ApiKey) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = key;
    }
}

impl KeyProvider for SharedKey {
    fn key(&self) -> Result<ApiKey, Error> {
        Ok(self
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone())
    }

    fn interval(&self) -> Duration {
        Duration::ZERO
    }
}

/// Locks a mutex, even if a holder has panicked: every update is atomic.
pub(super) fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::{env, process};

    use super::*;

    #[test]
    fn a_file_is_read_again_only_if_it_looks_changed() {
        let path = env::temp_dir().join(format!("profound-{}-stamp", process::id()));
        let write = |text: &str, second: u64| {
            fs::write(&path, text).unwrap();
            let file = fs::File::options().write(true).open(&path).unwrap();
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + second);
            file.set_modified(time).unwrap();
        };
        let file = KeyFile::new(&path);
        let read = || file.key().unwrap().expose().to_owned();
        let mut keys = Vec::new();
        for (text, second) in [("key-1", 0), ("key-2", 0), ("key-3", 1), ("key-44", 1)] {
            write(text, second);
            keys.push(read());
        }
        fs::remove_file(&path).unwrap();
        assert_eq!(keys, ["key-1", "key-1", "key-3", "key-44"]);
        assert!(file.key().is_err());
    }
}
