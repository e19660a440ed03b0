//! The list of issues in the body of a 422, which may be truncated.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Reads the complete elements of `detail`, and returns whether the body ends before the list does.
pub(super) fn read(body: &[u8]) -> (Vec<Value>, bool) {
    let mut issues = Vec::new();
    let mut json = serde_json::Deserializer::from_slice(body);
    let read = json.deserialize_map(Document(&mut issues));
    let truncated = read.is_err_and(|error| error.is_eof()) && !issues.is_empty();
    (issues, truncated)
}

struct Document<'a>(&'a mut Vec<Value>);

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if name == "detail" {
                map.next_value_seed(List(self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct List<'a>(&'a mut Vec<Value>);

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(issue) = list.next_element()? {
            self.0.push(issue);
        }
        Ok(())
    }
}
