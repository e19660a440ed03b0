//! Serialization field by field. The writer keeps the first error, so that the macros expand to one call a field.

use profound_client::Patch;
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value};

/// The fields of a struct that is being written.
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

    /// Writes the fields that are not among those described.
    pub(crate) fn put_extra(&mut self, more: &Map<String, Value>, described: &[&str]) {
        let mut others = more
            .iter()
            .filter(|(name, _)| !described.contains(&name.as_str()));
        self.write(|map| others.try_for_each(|(name, value)| map.serialize_entry(name, value)));
    }

    /// Writes, unless a field before failed.
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

/// A value that can be absent, and is not written then.
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
