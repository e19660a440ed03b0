//! The API keys that a sandbox accepts.

use std::fmt;

/// A key that may call every operation.
pub(crate) const VALID: &str = "sandbox-valid-key";

/// A key that is no longer valid.
pub(crate) const EXPIRED: &str = "sandbox-expired-key";

/// A valid key without permissions.
pub(crate) const FORBIDDEN: &str = "sandbox-forbidden-key";

/// A key that a [`Sandbox`](crate::Sandbox) accepts, with the organisations and permissions of the key.
///
/// Every key has an hourly quota. Keys of the same organisations share the data that they
/// write; other keys do not see it.
///
/// ```
/// use profound_sandbox::{Sandbox, SandboxKey};
///
/// let tenant = SandboxKey::new("tenant-a-key").organization("Corvello Home").read_only();
/// let sandbox = Sandbox::builder().key(tenant).key("tenant-b-key").start()?;
/// # drop(sandbox);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct SandboxKey {
    value: String,
    /// Names or ids. Empty: all.
    organizations: Vec<String>,
    permissions: Permissions,
    quota: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Permissions {
    All,
    ReadOnly,
    None,
}

impl SandboxKey {
    /// Returns a key that may call every operation for every organisation.
    #[must_use]
    pub fn new(value: impl Into<String>) -> SandboxKey {
        SandboxKey {
            value: value.into(),
            organizations: Vec::new(),
            permissions: Permissions::All,
            quota: None,
        }
    }

    /// Limits the key to an organisation, by name or id. Several calls add organisations.
    ///
    /// The sandbox has two organisations: `Fleetmoor Sports Group` and `Corvello Home`. Everything of
    /// another organisation gets a 404.
    #[must_use]
    pub fn organization(mut self, name_or_id: impl Into<String>) -> SandboxKey {
        self.organizations.push(name_or_id.into());
        self
    }

    /// Makes operations that change something fail with a 403.
    #[must_use]
    pub fn read_only(mut self) -> SandboxKey {
        self.permissions = Permissions::ReadOnly;
        self
    }

    /// Makes every operation fail with a 403.
    #[must_use]
    pub fn forbidden(mut self) -> SandboxKey {
        self.permissions = Permissions::None;
        self
    }

    /// Sets the quota of the key, in requests per window. Default: the quota of the sandbox.
    #[must_use]
    pub fn quota(mut self, requests: u32) -> SandboxKey {
        self.quota = Some(requests);
        self
    }

    pub(crate) fn value(&self) -> &str {
        &self.value
    }

    pub(crate) fn organizations(&self) -> &[String] {
        &self.organizations
    }
}

impl<V: Into<String>> From<V> for SandboxKey {
    fn from(value: V) -> SandboxKey {
        SandboxKey::new(value)
    }
}

impl fmt::Debug for SandboxKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SandboxKey")
            .field("organizations", &self.organizations)
            .field("permissions", &self.permissions)
            .field("quota", &self.quota)
            .finish_non_exhaustive()
    }
}

/// All keys of a sandbox. A key is known by its index.
#[derive(Debug, Clone)]
pub(crate) struct Keys(Vec<SandboxKey>);

impl Keys {
    /// Returns these keys and the built-in ones. A key that is given replaces an earlier one.
    pub(crate) fn new(given: Vec<SandboxKey>) -> Keys {
        let mut keys: Vec<SandboxKey> = vec![
            SandboxKey::new(VALID),
            SandboxKey::new(FORBIDDEN).forbidden(),
        ];
        for key in given {
            keys.retain(|known| known.value != key.value);
            keys.push(key);
        }
        Keys(keys)
    }

    pub(crate) fn find(&self, value: &[u8]) -> Option<usize> {
        let mut keys = self.0.iter();
        keys.position(|key| key.value.as_bytes() == value)
    }

    pub(crate) fn all(&self) -> &[SandboxKey] {
        &self.0
    }

    pub(crate) fn permissions(&self, key: usize) -> Permissions {
        self.0[key].permissions
    }

    /// Returns the quota of a key, if it has one.
    pub(crate) fn quota(&self, key: usize) -> Option<u32> {
        self.0[key].quota
    }

    /// Returns the texts that the log must not contain.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        let values = self.0.iter().map(SandboxKey::value);
        values.chain([VALID, EXPIRED, FORBIDDEN])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_given_again_replaces_the_earlier_one() {
        let given = vec![SandboxKey::new("a"), SandboxKey::new(VALID).read_only()];
        let keys = Keys::new(given);
        let valid = keys.find(VALID.as_bytes()).expect("it is known");
        assert_eq!(keys.permissions(valid), Permissions::ReadOnly);
        assert_eq!(keys.all().len(), 3);
        assert_eq!(keys.find(b"b"), None);
    }

    #[test]
    fn a_key_is_not_printed() {
        let printed = format!("{:?}", SandboxKey::new("secret-value"));
        assert!(!printed.contains("secret"), "{printed}");
    }
}
