//! Structs of responses. The macro does the work of a derive with less code for the compiler.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use profound_client::Patch;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor},
};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{ExtraFields, Timestamp};

/// Declares a struct of a response, which can also be serialized. A field has its index, its name in JSON, its
/// name in Rust, and its type. Required fields come first.
///
/// ```text
/// response_struct! {
///     /// A brand.
///     pub struct Brand {
///         required {
///             /// Its name.
///             0 "name" name: String,
///         }
///         optional {
///             /// Its rank.
///             1 "rankNow" rank: Option<i64>,
///         }
///     }
/// }
/// ```
///
/// expands to:
///
/// ```text
/// /// A brand.
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub struct Brand {
///     /// Its name.
///     pub name: String,
///     /// Its rank.
///     pub rank: Option<i64>,
///     /// The fields that this version of the crate does not know.
///     pub extra: ExtraFields,
/// }
///
/// impl ResponseStruct for Brand {
///     const LAYOUT: &'static Layout =
///         &Layout { name: "Brand", fields: &["name", "rankNow"], required: &[0] };
///
///     fn read_field<'de, A: MapAccess<'de>>(&mut self, index: usize, map: &mut A) -> Result<(), A::Error> {
///         match index {
///             0 => read_required(&mut self.name, map),
///             1 => read_optional(&mut self.rank, map),
///             _ => skip_value(map),
///         }
///     }
///
///     fn extra_fields(&mut self) -> &mut ExtraFields {
///         &mut self.extra
///     }
/// }
///
/// impl Placeholder for Brand { /* the placeholder of each field */ }
///
/// impl<'de> Deserialize<'de> for Brand { /* calls `deserialize` */ }
///
/// impl Serialize for Brand {
///     fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
///         let mut fields = FieldWriter::new(serializer);
///         fields.put("name", &self.name);
///         fields.put_present("rankNow", &self.rank);
///         fields.put_extra(&self.extra, Brand::LAYOUT.fields);
///         fields.end()
///     }
/// }
/// ```
///
/// With the feature `arrow-59` or `csv`, it is also a [`TableRow`](crate::export::TableRow): its fields are
/// columns.
///
/// The struct can have one type parameter, the type of its rows or items.
macro_rules! response_struct {
    (
        $(#[$about:meta])*
        pub struct $name:ident $(<$item:ident>)? {
            required { $($(#[$doc:meta])* $index:literal $wire:literal $field:ident: $type:ty,)* }
            optional {
                $($(#[$doc_of:meta])* $index_of:literal $wire_of:literal $field_of:ident: $type_of:ty,)*
            }
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $name $(<$item>)? {
            $($(#[$doc])* pub $field: $type,)*
            $($(#[$doc_of])* pub $field_of: $type_of,)*
            /// The fields that this version of the crate does not know.
            pub extra: $crate::ExtraFields,
        }

        impl $(<$item: serde::de::DeserializeOwned>)? $crate::support::response_struct::ResponseStruct
            for $name $(<$item>)?
        {
            const LAYOUT: &'static $crate::support::response_struct::Layout = &$crate::support::response_struct::Layout {
                name: stringify!($name),
                fields: &[$($wire,)* $($wire_of,)*],
                required: &[$($index,)*],
            };

            fn read_field<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                index: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match index {
                    $($index => $crate::support::response_struct::read_required(&mut self.$field, map),)*
                    $($index_of => $crate::support::response_struct::read_optional(&mut self.$field_of, map),)*
                    _ => $crate::support::response_struct::skip_value(map),
                }
            }

            #[inline]
            fn extra_fields(&mut self) -> &mut $crate::ExtraFields {
                &mut self.extra
            }
        }

        impl $(<$item>)? $crate::support::response_struct::Placeholder for $name $(<$item>)? {
            #[inline]
            fn placeholder() -> Self {
                Self {
                    $($field: $crate::support::response_struct::Placeholder::placeholder(),)*
                    $($field_of: $crate::support::response_struct::Placeholder::placeholder(),)*
                    extra: $crate::ExtraFields::new(),
                }
            }
        }

        impl<'de $(, $item: serde::de::DeserializeOwned)?> serde::Deserialize<'de> for $name $(<$item>)? {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::support::response_struct::deserialize(deserializer)
            }
        }

        impl $(<$item: serde::Serialize>)? serde::Serialize for $name $(<$item>)? {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut fields = $crate::support::field_writer::FieldWriter::new(serializer);
                $(fields.put($wire, &self.$field);)*
                $(fields.put_present($wire_of, &self.$field_of);)*
                fields.put_extra(&self.extra, &[$($wire,)* $($wire_of,)*]);
                fields.end()
            }
        }

        #[cfg(any(feature = "arrow-59", feature = "csv"))]
        impl $(<$item: $crate::export::cells::Cells>)? $crate::export::cells::Cells for $name $(<$item>)? {
            fn columns(
                path: $crate::export::cells::Path<'_>,
                columns: &mut Vec<$crate::export::cells::Column>,
            ) {
                $(<$type as $crate::export::cells::Cells>::columns(path.field($wire), columns);)*
                $(<$type_of as $crate::export::cells::Cells>::columns(path.field($wire_of), columns);)*
            }

            fn cells(
                value: Option<&Self>,
                path: $crate::export::cells::Path<'_>,
                row: &mut $crate::export::cells::RowWriter<'_>,
            ) {
                $($crate::export::cells::Cells::cells(
                    value.map(|value| &value.$field),
                    path.field($wire),
                    row,
                );)*
                $($crate::export::cells::Cells::cells(
                    value.map(|value| &value.$field_of),
                    path.field($wire_of),
                    row,
                );)*
                if let Some(value) = value {
                    row.extra(path, &value.extra);
                }
            }
        }

        #[cfg(any(feature = "arrow-59", feature = "csv"))]
        impl $(<$item: $crate::export::cells::Cells>)? $crate::export::TableRow for $name $(<$item>)? {}
    };
}

pub(crate) use response_struct;

/// A struct that is read field by field.
pub(crate) trait ResponseStruct: Placeholder {
    const LAYOUT: &'static Layout;

    /// Reads the field at this index of [`Layout::fields`].
    fn read_field<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// Returns the place for the fields that are not listed.
    fn extra_fields(&mut self) -> &mut ExtraFields;
}

/// The names of a struct and of its fields.
pub(crate) struct Layout {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [&'static str],
    /// The indices of the required fields, which come first.
    pub(crate) required: &'static [u8],
}

pub(crate) fn deserialize<'de, R: ResponseStruct, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<R, D::Error> {
    // The visitor marks each field that it has read in one bit of a `u64`.
    const { assert!(R::LAYOUT.fields.len() <= 64) };
    deserializer.deserialize_struct(R::LAYOUT.name, R::LAYOUT.fields, StructVisitor(PhantomData))
}

struct StructVisitor<R>(PhantomData<R>);

impl<'de, R: ResponseStruct> Visitor<'de> for StructVisitor<R> {
    type Value = R;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", R::LAYOUT.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<R, A::Error> {
        let mut value = R::placeholder();
        let mut seen = 0_u64;
        let mut seed = KeySeed {
            fields: R::LAYOUT.fields,
            next: 0,
        };
        while let Some(key) = map.next_key_seed(seed)? {
            match key {
                Key::Known(field) if seen & 1 << field != 0 => {
                    return Err(A::Error::duplicate_field(R::LAYOUT.fields[field]));
                }
                Key::Known(field) => {
                    seen |= 1 << field;
                    seed.next = field + 1;
                    value.read_field(field, &mut map)?;
                }
                Key::Extra(name) => value.extra_fields().read(name, &mut map)?,
            }
        }
        let missing = (0..R::LAYOUT.required.len()).find(|field| seen & 1 << field == 0);
        match missing {
            Some(field) => Err(A::Error::missing_field(R::LAYOUT.fields[field])),
            None => Ok(value),
        }
    }
}

enum Key {
    Known(usize),
    Extra(String),
}

#[derive(Clone, Copy)]
struct KeySeed {
    fields: &'static [&'static str],
    /// The index to try first: the API usually writes the fields in order.
    next: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E>(self, name: &str) -> Result<Key, E> {
        if self.fields.get(self.next) == Some(&name) {
            return Ok(Key::Known(self.next));
        }
        Ok(match self.fields.iter().position(|field| *field == name) {
            Some(field) => Key::Known(field),
            None => Key::Extra(name.to_owned()),
        })
    }
}

/// The value of a field before it is read, and of a field that is absent.
pub(crate) trait Placeholder: Sized {
    fn placeholder() -> Self;
}

macro_rules! placeholders {
    ($($type:ty: $value:expr,)*) => {
        $(impl Placeholder for $type {
            #[inline]
            fn placeholder() -> Self {
                $value
            }
        })*
    };
}

placeholders! {
    Map<String, Value>: Map::new(),
    Value: Value::Null,
    String: String::new(),
    Uuid: Uuid::nil(),
    Timestamp: Timestamp::default(),
    bool: false,
    i64: 0,
    u32: 0,
    f64: 0.0,
}

impl<T> Placeholder for Option<T> {
    #[inline]
    fn placeholder() -> Self {
        None
    }
}

impl<T> Placeholder for Vec<T> {
    #[inline]
    fn placeholder() -> Self {
        Self::new()
    }
}

impl<T> Placeholder for Patch<T> {
    #[inline]
    fn placeholder() -> Self {
        Self::Absent
    }
}

impl<T> Placeholder for BTreeMap<String, T> {
    #[inline]
    fn placeholder() -> Self {
        Self::new()
    }
}

/// Reads a required field.
#[inline]
pub(crate) fn read_required<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
    field: &mut T,
    map: &mut A,
) -> Result<(), A::Error> {
    *field = map.next_value()?;
    Ok(())
}

/// Reads an optional field: null counts as absent.
#[inline]
pub(crate) fn read_optional<'de, A: MapAccess<'de>, T: Deserialize<'de> + Placeholder>(
    field: &mut T,
    map: &mut A,
) -> Result<(), A::Error> {
    let value: Option<T> = map.next_value()?;
    *field = value.unwrap_or_else(T::placeholder);
    Ok(())
}

/// Skips a value.
pub(crate) fn skip_value<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the structs of the API are public")]
mod tests {
    use serde_json::json;

    use super::*;

    response_struct! {
        /// A brand.
        pub struct Brand {
            required {
                /// Its name.
                0 "name" name: String,
                /// Its rank.
                1 "rankNow" rank: i64,
            }
            optional {
                /// Its site.
                2 "site" site: Option<String>,
                /// Its tags.
                3 "tags" tags: Vec<String>,
            }
        }
    }

    fn read(value: Value) -> Result<Brand, String> {
        serde_json::from_value(value).map_err(|error| error.to_string())
    }

    #[test]
    fn a_struct_is_read_and_written() {
        let whole = json!({ "name": "Hoka", "rankNow": 1, "site": "a", "tags": ["b"], "new": [1] });
        let brand = read(whole.clone()).unwrap();
        assert_eq!((brand.name.as_str(), brand.rank), ("Hoka", 1));
        assert_eq!(brand.extra["new"], json!([1]));
        assert_eq!(serde_json::to_value(&brand).unwrap(), whole);
        let short = json!({ "name": "Hoka", "rankNow": 1 });
        assert_eq!(
            serde_json::to_value(read(short.clone()).unwrap()).unwrap(),
            short
        );
        let null = json!({ "name": "Hoka", "rankNow": 1, "site": null, "tags": null });
        let mut null = read(null).unwrap();
        assert_eq!((&null.site, null.tags.len()), (&None, 0));
        null.extra.insert("name".into(), json!("Asics"));
        assert_eq!(serde_json::to_value(null).unwrap(), short);
    }

    #[test]
    fn a_struct_that_does_not_fit_is_refused() {
        assert_eq!(
            read(json!({ "name": "Hoka" })).unwrap_err(),
            "missing field `rankNow`"
        );
        let twice = serde_json::from_str::<Brand>(r#"{"name": "a", "name": "b"}"#);
        let twice = twice.unwrap_err().to_string();
        assert!(twice.starts_with("duplicate field `name`"), "{twice}");
        let list = read(json!([1])).unwrap_err();
        assert!(list.contains("expected struct Brand"), "{list}");
        assert!(read(json!({ "name": 1 })).is_err());
    }
}
