//! Serialization field by field. The writer keeps the first error, so the macros expand to one call
//! per field.

use profound_client::Patch;
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value};

/// Writes the fields of a struct.
pub(crate) struct FieldWriter<S: Serializer> {
    map: Result<S::SerializeMap, S::Error>,
}

impl<S: Serializer> FieldWriter<S> {
    pub(crate) fn new(serializer: S) -> Self {
        Self {
            map: serializer.serialize_map(None),
        }
    }

    /// Writes a field.
    #[inline]
    pub(crate) fn put<V: Serialize + ?Sized>(&mut self, name: &'static str, value: &V) {
        self.write(|map| map.serialize_entry(name, value));
    }

    /// Writes a field unless it is absent.
    #[inline]
    pub(crate) fn put_present<V: Serialize + Absent>(&mut self, name: &'static str, value: &V) {
        if !value.is_absent() {
            self.put(name, value);
        }
    }

    /// Writes the extra fields whose names are not in `described`.
    pub(crate) fn put_extra(&mut self, more: &Map<String, Value>, described: &[&str]) {
        let mut others = more
            .iter()
            .filter(|(name, _)| !described.contains(&name.as_str()));
        self.write(|map| others.try_for_each(|(name, value)| map.serialize_entry(name, value)));
    }

    /// Writes, unless an earlier field failed.
    #[inline]
    pub(crate) fn write(
        &mut self,
        write: impl FnOnce(&mut S::SerializeMap) -> Result<(), S::Error>,
    ) {
        if let Ok(map) = &mut self.map {
            if let Err(error) = write(map) {
                self.map = Err(error);
            }
        }
    }

    pub(crate) fn end(self) -> Result<S::Ok, S::Error> {
        self.map.and_then(SerializeMap::end)
    }
}

/// A value that can be absent. An absent value is not written.
pub(crate) trait Absent {
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    #[inline]
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    #[inline]
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Absent for Patch<T> {
    #[inline]
    fn is_absent(&self) -> bool {
        Patch::is_absent(self)
    }
}

macro_rules! present {
    ($($type:ty,)*) => {
        $(impl Absent for $type {
            #[inline]
            fn is_absent(&self) -> bool {
                false
            }
        })*
    };
}

present! { bool, i64, f64, String, Map<String, Value>, Value, }
