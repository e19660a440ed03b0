//! A value of any kind as its JSON text. Unlike a tree of values, it takes no more memory than its
//! source. It does not depend on the features of serde_json.

use std::fmt;

use serde::{
    Serialize,
    de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor},
};

/// The struct name that serde_json uses for a number if a crate in the program enables its feature
/// `arbitrary_precision`.
pub(super) const NUMBER: &str = "$serde_json::private::Number";

/// The maximum length of a text, in bytes.
const LONGEST: usize = 4 << 20;

/// Appends a value to a text.
pub(super) struct Writer<'a>(&'a mut Vec<u8>);

/// Reads a value as text.
pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let mut text = Vec::new();
    Writer(&mut text).deserialize(deserializer)?;
    utf8(text)
}

/// Reads the rest of a list as text.
pub(super) fn list<'de, A: SeqAccess<'de>>(list: A) -> Result<String, A::Error> {
    let mut text = Vec::new();
    Writer(&mut text).visit_seq(list)?;
    utf8(text)
}

/// Reads an object as text. Its first name has already been read.
pub(super) fn object<'de, A: MapAccess<'de>>(
    first: Option<String>,
    object: A,
) -> Result<String, A::Error> {
    let mut text = Vec::new();
    Writer(&mut text).object(first, object)?;
    utf8(text)
}

fn utf8<E: Error>(text: Vec<u8>) -> Result<String, E> {
    String::from_utf8(text).map_err(E::custom)
}

impl Writer<'_> {
    fn scalar<E: Error>(&mut self, value: impl Serialize) -> Result<(), E> {
        serde_json::to_writer(&mut *self.0, &value).map_err(E::custom)?;
        self.bounded()
    }

    fn byte<E: Error>(&mut self, byte: u8) -> Result<(), E> {
        self.0.push(byte);
        self.bounded()
    }

    fn bounded<E: Error>(&self) -> Result<(), E> {
        match self.0.len() {
            0..=LONGEST => Ok(()),
            length => Err(E::invalid_length(length, &"4 MiB at most")),
        }
    }

    fn object<'de, A: MapAccess<'de>>(
        mut self,
        first: Option<String>,
        mut object: A,
    ) -> Result<(), A::Error> {
        self.byte(b'{')?;
        let mut next = first;
        let mut empty = true;
        while let Some(name) = next {
            if !empty {
                self.byte(b',')?;
            }
            empty = false;
            self.scalar(&name)?;
            self.byte(b':')?;
            object.next_value_seed(Writer(self.0))?;
            next = object.next_key()?;
        }
        self.byte(b'}')
    }
}

impl<'de> DeserializeSeed<'de> for Writer<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Writer<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E: Error>(mut self, value: bool) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_u64<E: Error>(mut self, value: u64) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_i64<E: Error>(mut self, value: i64) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<(), E> {
        self.scalar(text)
    }

    fn visit_unit<E: Error>(mut self) -> Result<(), E> {
        self.scalar(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<(), D::Error> {
        self.deserialize(inner)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        self.byte(b'[')?;
        let start = self.0.len();
        loop {
            let before = self.0.len();
            if before > start {
                self.byte(b',')?;
            }
            if list.next_element_seed(Writer(self.0))?.is_none() {
                self.0.truncate(before);
                return self.byte(b']');
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let first: Option<String> = object.next_key()?;
        if first.as_deref() == Some(NUMBER) {
            let text: String = object.next_value()?;
            let number: serde_json::Number = number(&text)?;
            return Writer(self.0).scalar(number);
        }
        self.object(first, object)
    }
}

/// Parses a number that was received as its digits.
pub(super) fn number<E: Error>(digits: &str) -> Result<serde_json::Number, E> {
    let problem = |_| E::invalid_type(serde::de::Unexpected::Map, &"a number");
    serde_json::from_str(digits).map_err(problem)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_text_is_the_same_value() {
        for value in [
            json!(null),
            json!([]),
            json!({}),
            json!([
                [],
                {},
                [1, -2, 0.5, 1e300, u64::MAX, i64::MIN],
                "a\"\\\u{7}\u{e9}",
                true
            ]),
            json!({"a": {"b\n": [null, false]}, "": 1}),
        ] {
            let text = read(&value).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
            let mut json = serde_json::Deserializer::from_str(&text);
            assert_eq!(read(&mut json).unwrap(), text);
        }
    }

    #[test]
    fn a_number_that_comes_as_its_digits_is_a_number() {
        let number = |digits: &str| read(&json!({ NUMBER: digits }));
        assert_eq!(number("0.25").unwrap(), "0.25");
        assert!(number("canary").is_err());
    }

    #[test]
    fn a_text_is_bounded() {
        let items = |count| format!("[{}0]", "0,".repeat(count));
        let read = |text: String| read(&mut serde_json::Deserializer::from_str(&text));
        assert!(read(items(LONGEST / 2 - 2)).is_ok());
        assert!(read(items(LONGEST / 2)).is_err());
        assert!(read("[".repeat(1 << 20)).is_err());
    }
}
