//! Keys that change while a client runs.

use std::{
    fmt, fs,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
    time::{Duration, SystemTime},
};

use super::ApiKey;
use crate::error::Error;

/// The time between two calls of a provider, if it sets none.
pub(super) const INTERVAL: Duration = Duration::from_secs(1);

/// Where a client's key comes from, so that one that is rotated is used without a new client.
///
/// It is called before an attempt, once a second at most (see [`interval`](Self::interval)), and after
/// the API has refused its key with a 401, once for all calls that are refused together. If it returns
/// another key then, they are sent again with that.
///
/// ```
/// use profound_client::{ApiKey, Client, Error, KeyProvider};
///
/// struct Vault;
///
/// impl KeyProvider for Vault {
///     fn key(&self) -> Result<ApiKey, Error> {
///         // From memory that something else keeps current: this must not wait.
///         ApiKey::new("pk_live_0123456789")
///     }
/// }
///
/// let client = Client::builder().key_provider(Vault).build()?;
/// # Ok::<(), Error>(())
/// ```
pub trait KeyProvider: Send + Sync + 'static {
    /// The key as it is now. It must not block for long.
    ///
    /// # Errors
    ///
    /// A call goes on with the key it had; the first one, when the client is built, is needed.
    fn key(&self) -> Result<ApiKey, Error>;

    /// The least time between two calls of [`key`](Self::key) before attempts; one second by default.
    /// A provider whose key is in memory can return zero, so that a new key is used at once.
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

/// A key in a file, as secret stores mount them; read again when the file has changed.
pub struct KeyFile {
    path: PathBuf,
    read: Mutex<Option<(Stamp, ApiKey)>>,
}

/// What tells one version of a file from another.
type Stamp = (Option<SystemTime>, u64);

impl KeyFile {
    /// The key in this file; one line break at its end is not part of it.
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

/// A key that the program replaces in place; a clone is another handle to the same.
///
/// ```
/// use profound_client::{ApiKey, Client, SharedKey};
///
/// let key = SharedKey::new(ApiKey::new("pk_live_0123456789")?);
/// let client = Client::builder().key_provider(key.clone()).build()?;
/// key.set(ApiKey::new("pk_live_9876543210")?); // used by the next attempt
/// # Ok::<(), profound_client::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct SharedKey(Arc<RwLock<ApiKey>>);

impl SharedKey {
    /// A key to begin with.
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

/// A lock whose holder may have panicked: nothing here is left half done.
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
