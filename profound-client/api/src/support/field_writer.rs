//! Serialization field by field. The writer keeps the first error, so the macros expand to one call
//! per field.

use std::fmt::Display;

use profound_client::{Patch, private::RULE};
use serde::{
    Serialize, Serializer,
    ser::{Error, SerializeMap},
};
use serde_json::{Map, Value};

use crate::ExtraFields;

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

    /// Writes the extra fields of a response. Those in `described` are already written.
    pub(crate) fn put_extra(&mut self, extra: &ExtraFields, described: &[&str]) {
        let mut others = extra
            .iter()
            .filter(|(name, _)| !described.contains(&name.as_str()));
        self.write(|map| others.try_for_each(|(name, value)| map.serialize_entry(name, value)));
    }

    /// Writes the extra fields of a request. A name in `described` is an error: the field would be sent twice.
    pub(crate) fn put_undescribed(&mut self, extra: &ExtraFields, described: &[&str]) {
        self.write(|map| {
            extra.iter().try_for_each(|(name, value)| {
                // A date range writes two fields, and is described by the first one.
                let first = name.replace("end_date", "start_date");
                if [name.as_str(), &first]
                    .iter()
                    .any(|name| described.contains(name))
                {
                    return Err(rule(format_args!(
                        "extra field `{name}` is a field of the type: set it with its method"
                    )));
                }
                map.serialize_entry(name, value)
            })
        });
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

/// Returns an error of the rule that a request breaks. The client keeps its message.
fn rule<E: Error>(rule: impl Display) -> E {
    E::custom(format_args!("{RULE}{rule}"))
}

/// Fails if a request breaks a rule.
pub(crate) fn check<E: Error>(checked: Result<(), &'static str>) -> Result<(), E> {
    checked.map_err(rule)
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
