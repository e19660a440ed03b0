//! Decoding of one event into a type of the user.

use std::cell::Cell;

use serde::{
    Deserializer,
    de::{
        DeserializeOwned, DeserializeSeed, EnumAccess, Error as _, IntoDeserializer, VariantAccess,
        Visitor, value::StrDeserializer,
    },
};
use serde_json::{Error, de::SliceRead};

type Json<'de> = serde_json::Deserializer<SliceRead<'de>>;

/// Decodes an event: an enum by the event's name, any other type from its data. Returns `None` if the
/// type ignores the event: an enum without a variant of that name, and another type for the summary
/// before the rows.
pub(super) fn read<T: DeserializeOwned>(name: &str, data: &[u8]) -> Result<Option<T>, Error> {
    let mut json = Json::from_slice(data);
    let seen = Cell::new(Seen::default());
    let event = Named {
        name,
        json: &mut json,
        seen: &seen,
    };
    match T::deserialize(event) {
        Ok(value) => {
            if !seen.get().unread {
                json.end()?;
            }
            Ok(Some(value))
        }
        Err(_) if seen.get().unknown => Ok(None),
        Err(error) => Err(error),
    }
}

/// Records what a type ignored in an event.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// It has no variant for the event.
    unknown: bool,
    /// It does not read the data.
    unread: bool,
}

struct Named<'a, 'de> {
    name: &'a str,
    json: &'a mut Json<'de>,
    seen: &'a Cell<Seen>,
}

impl Named<'_, '_> {
    /// Rejects a summary if a row is expected.
    fn row(&self) -> Result<(), Error> {
        if self.name != "summary" {
            return Ok(());
        }
        self.seen.set(Seen {
            unknown: true,
            unread: true,
        });
        Err(Error::custom("a summary is not a row"))
    }
}

macro_rules! forward_rows {
    ($($method:ident($($argument:ident: $type:ty),*))*) => {$(
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, Error> {
            self.row()?;
            self.json.$method($($argument,)* visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Named<'_, 'de> {
    type Error = Error;

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let exact = variants.iter().find(|variant| **variant == self.name);
        let same = |variant: &&&str| variant.eq_ignore_ascii_case(self.name);
        let known = exact.or_else(|| variants.iter().find(same));
        self.seen.set(Seen {
            unknown: known.is_none(),
            unread: false,
        });
        visitor.visit_enum(Variant {
            name: known.copied().unwrap_or(self.name),
            data: Data {
                json: self.json,
                seen: self.seen,
            },
        })
    }

    /// A newtype accepts what its inner type accepts.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.row()?;
        self.json.deserialize_option(visitor)
    }

    forward! {
        deserialize_any() deserialize_bool() deserialize_i8() deserialize_i16() deserialize_i32()
        deserialize_i64() deserialize_i128() deserialize_u8() deserialize_u16() deserialize_u32()
        deserialize_u64() deserialize_u128() deserialize_f32() deserialize_f64() deserialize_char()
        deserialize_str() deserialize_string() deserialize_bytes() deserialize_byte_buf()
        deserialize_unit() deserialize_unit_struct(name: &'static str) deserialize_identifier()
        deserialize_ignored_any()
    }

    forward_rows! {
        deserialize_seq() deserialize_tuple(length: usize)
        deserialize_tuple_struct(name: &'static str, length: usize)
        deserialize_map()
        deserialize_struct(name: &'static str, fields: &'static [&'static str])
    }
}

/// The variant of an event's name, and its data.
struct Variant<'a, 'de> {
    name: &'a str,
    data: Data<'a, 'de>,
}

impl<'a, 'de> EnumAccess<'de> for Variant<'a, 'de> {
    type Error = Error;
    type Variant = Data<'a, 'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), Error> {
        let name: StrDeserializer<'_, Error> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self.data))
    }
}

/// The data of an event, as the content of a variant.
struct Data<'a, 'de> {
    json: &'a mut Json<'de>,
    seen: &'a Cell<Seen>,
}

impl<'de> VariantAccess<'de> for Data<'_, 'de> {
    type Error = Error;

    /// Also a variant for all events that the enum does not know, whatever their data.
    fn unit_variant(self) -> Result<(), Error> {
        let unknown = self.seen.get().unknown;
        self.seen.set(Seen {
            unknown,
            unread: true,
        });
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.json)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        self.json.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.json.deserialize_struct("", fields, visitor)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::Value;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Row {
        rank: u32,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    enum Known {
        Summary(Value),
        Result {
            rank: u32,
        },
        #[serde(rename = "Done")]
        End,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "snake_case")]
    enum Open {
        Result(Row),
        #[serde(other)]
        Other,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Wrapped(Open);

    fn value<T: DeserializeOwned>(name: &str, data: &str) -> Option<T> {
        read(name, data.as_bytes()).unwrap()
    }

    #[test]
    fn an_enum_takes_events_by_name_whatever_the_case() {
        let row = Some(Known::Result { rank: 3 });
        assert_eq!(value("result", r#"{"rank": 3}"#), row);
        assert_eq!(value("Result", r#"{"rank": 3}"#), row);
        assert_eq!(
            value("summary", "[1]"),
            Some(Known::Summary(serde_json::json!([1])))
        );
        assert_eq!(value("DONE", "not JSON"), Some(Known::End));
        assert_eq!(
            value("result", r#"{"rank": 3}"#),
            Some(Open::Result(Row { rank: 3 }))
        );
        assert_eq!(
            value("result", r#"{"rank": 3}"#),
            Some(Wrapped(Open::Result(Row { rank: 3 })))
        );
    }

    #[test]
    fn an_unknown_event_is_skipped_unless_a_variant_takes_it() {
        assert_eq!(value::<Known>("ping", "not JSON"), None);
        assert_eq!(value("ping", "not JSON"), Some(Open::Other));
    }

    #[test]
    fn another_type_takes_the_data() {
        assert_eq!(value("result", r#"{"rank": 3}"#), Some(Row { rank: 3 }));
        assert_eq!(value("x", "7"), Some(7));
        assert_eq!(value("x", "null"), Some(None::<u8>));
        assert_eq!(value::<Row>("summary", "{}"), None);
        assert_eq!(value("summary", "{}"), Some(serde_json::json!({})));
    }

    #[test]
    fn data_that_does_not_fit_is_an_error() {
        assert!(read::<Known>("result", b"{}").is_err());
        assert!(read::<Known>("result", b"{\"rank\": 3} 4").is_err());
        assert!(read::<Row>("result", b"").is_err());
    }
}
