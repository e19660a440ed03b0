//! Conversions into [`IdOrName`].

use uuid::Uuid;

use crate::IdOrName;

/// Selects by name.
impl From<&str> for IdOrName {
    fn from(name: &str) -> Self {
        Self::new().name(name)
    }
}

/// Selects by name.
impl From<String> for IdOrName {
    fn from(name: String) -> Self {
        Self::new().name(name)
    }
}

/// Selects by id.
impl From<Uuid> for IdOrName {
    fn from(id: Uuid) -> Self {
        Self::new().id(id.to_string())
    }
}
