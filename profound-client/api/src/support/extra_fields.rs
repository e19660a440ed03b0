//! Fields that this version of the crate does not know.

use std::{
    fmt,
    ops::{Deref, DerefMut},
    sync::LazyLock,
};

use serde::de::MapAccess;
use serde_json::{Map, Value};

/// The fields of a request or response that this version of the crate does not know, by name.
///
/// It dereferences to a [`Map`]: `row.extra.get("view_id")`. It has the size of a pointer, and allocates nothing
/// if there are no such fields.
///
/// When the value is serialized, they are written after the other fields.
#[derive(Clone, Default)]
pub struct ExtraFields(Option<Box<Map<String, Value>>>);

static NO_FIELDS: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);

impl ExtraFields {
    /// Returns no fields.
    pub const fn new() -> Self {
        Self(None)
    }

    /// Reads the value of a field.
    pub(crate) fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let value = map.next_value()?;
        self.insert(name, value);
        Ok(())
    }
}

impl Deref for ExtraFields {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Map<String, Value> {
        match &self.0 {
            Some(fields) => fields,
            None => &NO_FIELDS,
        }
    }
}

impl DerefMut for ExtraFields {
    fn deref_mut(&mut self) -> &mut Map<String, Value> {
        self.0.get_or_insert_default()
    }
}

/// Equal if the fields are, in any order.
impl PartialEq for ExtraFields {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for ExtraFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_fields_take_the_size_of_a_pointer() {
        assert_eq!(size_of::<ExtraFields>(), size_of::<usize>());
        let mut touched = ExtraFields::new();
        touched.remove("view_id");
        assert_eq!(touched, ExtraFields::new());
        touched.insert("view_id".to_owned(), 7.into());
        assert_ne!(touched, ExtraFields::new());
        assert_eq!(format!("{touched:?}"), r#"{"view_id": Number(7)}"#);
    }
}
