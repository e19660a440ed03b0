//! Decoding of JSON bodies. `()` ignores the body, and an `Option` is `None` for an empty one. Error
//! messages do not contain the value that failed.

use std::{cell::Cell, fmt};

use serde::{
    Deserializer,
    de::{
        self, DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor,
        value::BorrowedBytesDeserializer,
    },
};
use serde_json::{Error, de::SliceRead, value::RawValue};

use super::prepared::Prepared;

type Json<'de> = serde_json::Deserializer<SliceRead<'de>>;

/// The newtype name by which a type asks for the raw body.
pub(crate) const BODY: &str = "$profound_client::Body";

/// The problem of a report that is not decoded, because it would need too much memory.
pub(crate) const REPORT_TOO_LARGE: &str = "the report needs more memory than the size of its body and \
                                           16 MiB: request fewer rows with a smaller `limit`";

/// Compiled once for each response type, so code that does not depend on the type is elsewhere.
pub(super) fn decode<T: DeserializeOwned>(
    body: &[u8],
    prepared: Option<Prepared>,
) -> Result<T, Error> {
    let (mut json, body, empty) = open(body);
    let unread = Cell::new(false);
    let front = Front {
        json: &mut json,
        body,
        empty,
        unread: &unread,
        prepared,
        asks: None,
    };
    let value = T::deserialize(front)?;
    end(json, &unread)?;
    Ok(value)
}

/// Returns true if a type asks for the raw body.
pub(super) fn asks_for_body<T: DeserializeOwned>() -> bool {
    let (mut json, body, _) = open(b"");
    let (asks, unread) = (Cell::new(false), Cell::new(false));
    // Fails, because the body is empty.
    let _ = T::deserialize(Front {
        json: &mut json,
        body,
        empty: false,
        unread: &unread,
        prepared: None,
        asks: Some(&asks),
    });
    asks.get()
}

/// Returns the bytes without a byte order mark.
pub(crate) fn without_bom(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}

/// Returns a deserialiser, the bytes without a byte order mark, and whether the body is empty.
fn open(body: &[u8]) -> (Json<'_>, &[u8], bool) {
    let body = without_bom(body);
    let empty = body.iter().all(u8::is_ascii_whitespace);
    (Json::from_slice(body), body, empty)
}

fn end(mut json: Json<'_>, unread: &Cell<bool>) -> Result<(), Error> {
    if unread.get() { Ok(()) } else { json.end() }
}

/// The outermost value of a document. serde_json deserialises everything inside it.
struct Front<'a, 'de> {
    json: &'a mut Json<'de>,
    body: &'de [u8],
    empty: bool,
    unread: &'a Cell<bool>,
    prepared: Option<Prepared>,
    /// Set if the type asks for the raw body. Then it does not get it.
    asks: Option<&'a Cell<bool>>,
}

impl<'de> Deserializer<'de> for Front<'_, 'de> {
    type Error = Error;

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.unread.set(true);
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.empty {
            self.unread.set(true);
            return visitor.visit_none();
        }
        self.json.deserialize_option(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name != BODY {
            return self.json.deserialize_newtype_struct(name, visitor);
        }
        if let Some(asks) = self.asks {
            asks.set(true);
            return Err(de::Error::custom("the body was only asked for"));
        }
        self.unread.set(true);
        visitor.visit_seq(Readings {
            body: Some(self.body),
            prepared: self.prepared,
            json: self.json,
            unread: self.unread,
        })
    }

    forward! {
        deserialize_any() deserialize_bool() deserialize_i8() deserialize_i16() deserialize_i32()
        deserialize_i64() deserialize_i128() deserialize_u8() deserialize_u16() deserialize_u32()
        deserialize_u64() deserialize_u128() deserialize_f32() deserialize_f64() deserialize_char()
        deserialize_str() deserialize_string() deserialize_bytes() deserialize_byte_buf()
        deserialize_seq()
        deserialize_tuple(length: usize)
        deserialize_tuple_struct(name: &'static str, length: usize)
        deserialize_map()
        deserialize_struct(name: &'static str, fields: &'static [&'static str])
        deserialize_enum(name: &'static str, variants: &'static [&'static str])
        deserialize_identifier() deserialize_ignored_any()
    }
}

/// First the raw body, for a type that may parse it; then the same as JSON, if the type asks for it.
struct Readings<'a, 'de> {
    body: Option<&'de [u8]>,
    prepared: Option<Prepared>,
    json: &'a mut Json<'de>,
    unread: &'a Cell<bool>,
}

impl<'de> SeqAccess<'de> for Readings<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if let Some(body) = self.body.take() {
            let bytes = BorrowedBytesDeserializer::new(body);
            let read = || seed.deserialize(bytes).map(Some);
            return Prepared::hand_over(self.prepared.take(), read);
        }
        self.unread.set(false);
        seed.deserialize(&mut *self.json).map(Some)
    }
}

/// Returns the problem, from the parts of serde's message that depend on the type alone.
///
/// The messages quote values (`invalid type: string "…", expected f64`), and a value may be anything.
/// Only the known message forms are parsed; the rest is not repeated.
pub(crate) fn problem(error: &Error) -> String {
    let message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&position).unwrap_or(&message);
    if !error.is_data() {
        return format!("{message}{position}");
    }
    // Otherwise a value that contains `, expected ` would be taken for the expectation.
    let none = message.ends_with("`, there are no fields")
        || message.ends_with("`, there are no variants");
    let expected = match message.rsplit_once(", expected ") {
        _ if none => Some("none"),
        parts => parts.map(|(_, expected)| expected),
    };
    // Equal to ours: a message of another type that only begins like it may go on with a value.
    let ours = message == REPORT_TOO_LARGE;
    let named = ["missing field `", "duplicate field `"];
    let told = if ours || named.iter().any(|start| message.starts_with(start)) {
        message.to_owned()
    } else if let (Some(found), Some(expected)) = (found(message), expected) {
        format!("expected {expected}, found {found}")
    } else {
        "the type rejected the value".to_owned()
    };
    format!("{told}{position}")
}

/// Returns the last value of this name in an object, as its text. The rest is not stored.
pub(crate) fn field<'a>(json: &'a str, name: &str) -> Option<&'a str> {
    let mut json = serde_json::Deserializer::from_str(json);
    json.deserialize_map(Field(name)).ok()?
}

struct Field<'a>(&'a str);

impl<'de> Visitor<'de> for Field<'_> {
    type Value = Option<&'de str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let mut value = None;
        while let Some(found) = fields.next_key_seed(Named(self.0))? {
            if found {
                value = Some(fields.next_value::<&RawValue>()?.get());
            } else {
                fields.next_value::<IgnoredAny>()?;
            }
        }
        Ok(value)
    }
}

/// Compares a name.
struct Named<'a>(&'a str);

impl<'de> DeserializeSeed<'de> for Named<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Named<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<bool, E> {
        Ok(name == self.0)
    }
}

fn found(message: &str) -> Option<&str> {
    const KINDS: [&str; 9] = [
        "boolean",
        "integer",
        "floating point",
        "character",
        "string",
        "null",
        "sequence",
        "map",
        "enum",
    ];
    for (start, name) in [
        ("unknown variant `", "an unknown variant"),
        ("unknown field `", "an unknown field"),
        ("invalid length ", "another length"),
        ("invalid value: ", "a value out of bounds"),
    ] {
        if message.starts_with(start) {
            return Some(name);
        }
    }
    let kind = message.strip_prefix("invalid type: ")?;
    KINDS
        .into_iter()
        .find(|name| kind.starts_with(name))
        .or(Some("another type"))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
        super::decode(body, None)
    }

    #[test]
    fn only_a_type_that_asks_for_the_raw_body_is_found() {
        struct Whole;

        impl<'de> de::Deserialize<'de> for Whole {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let body = deserializer.deserialize_newtype_struct(BODY, IgnoredAny);
                body.map(|_| Self)
            }
        }

        assert!(asks_for_body::<Whole>());
        assert!(!asks_for_body::<Value>());
        assert!(!asks_for_body::<()>());
        assert!(!asks_for_body::<Option<Whole>>());
        assert!(!asks_for_body::<Vec<Whole>>());
    }

    #[test]
    fn unit_ignores_the_body_and_an_option_may_be_empty() {
        for body in ["", "{}", "not JSON"] {
            decode::<()>(body.as_bytes()).unwrap();
        }
        assert_eq!(decode::<Option<Value>>(b" \n").unwrap(), None);
        assert_eq!(decode::<Option<u8>>(b"null").unwrap(), None);
        assert_eq!(decode::<Option<u8>>(b"7").unwrap(), Some(7));
    }

    #[test]
    fn text_after_the_document_is_an_error() {
        assert!(decode::<Value>(b"{} {}").is_err());
        assert_eq!(
            decode::<Value>(b"\xEF\xBB\xBF[1] ").unwrap(),
            serde_json::json!([1])
        );
    }

    #[test]
    fn a_problem_names_the_types_and_not_the_value() {
        let told = |body: &str| problem(&decode::<Vec<f64>>(body.as_bytes()).unwrap_err());
        assert_eq!(
            told(r#"["canary"]"#),
            "expected f64, found string at line 1 column 9"
        );
        assert_eq!(
            told("[1,\n{}]"),
            "expected f64, found map at line 2 column 0"
        );
        assert_eq!(told("[1"), "EOF while parsing a list at line 1 column 2");
        let told = problem(&decode::<std::net::IpAddr>(br#""canary""#).unwrap_err());
        assert!(!told.contains("canary"), "{told}");
    }
}
