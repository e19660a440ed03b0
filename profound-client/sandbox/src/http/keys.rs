//! The API keys that the sandbox knows.

/// A key that may call every operation.
pub(crate) const VALID: &str = "sandbox-valid-key";

/// A key that is no longer valid.
pub(crate) const EXPIRED: &str = "sandbox-expired-key";

/// A valid key without permissions.
pub(crate) const FORBIDDEN: &str = "sandbox-forbidden-key";
