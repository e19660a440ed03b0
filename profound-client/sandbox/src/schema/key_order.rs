//! Reads the order of the keys of a JSON object.

use std::{collections::HashSet, fmt};

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

/// Returns the keys of the object at `field` of a JSON document, once each and in their first order.
/// Returns no keys if there is no such object.
///
/// [`serde_json::Value`] sorts keys, but a report sorted by several fields needs their order.
pub(crate) fn keys_of(document: &[u8], field: &str) -> Vec<String> {
    let mut document = serde_json::Deserializer::from_slice(document);
    document.deserialize_map(Find(field)).unwrap_or_default()
}

struct Find<'a>(&'a str);

impl<'de> Visitor<'de> for Find<'_> {
    type Value = Vec<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Vec<String>, M::Error> {
        let mut found = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if key == self.0 {
                found = map.next_value::<Keys>()?.0;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

struct Keys(Vec<String>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Keys, D::Error> {
        deserializer.deserialize_map(KeysVisitor)
    }
}

struct KeysVisitor;

impl<'de> Visitor<'de> for KeysVisitor {
    type Value = Keys;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Keys, M::Error> {
        let mut keys = Vec::new();
        let mut known = HashSet::new();
        while let Some((key, IgnoredAny)) = map.next_entry::<String, _>()? {
            if known.insert(key.clone()) {
                keys.push(key);
            }
        }
        Ok(Keys(keys))
    }
}

#[cfg(test)]
mod tests {
    use super::keys_of;

    #[test]
    fn keys_keep_the_order_they_were_written_in() {
        let document = br#"{"b": [{"z": 1}], "order_by": {"z": "asc", "a": {"q": 1}}, "c": 1}"#;
        assert_eq!(keys_of(document, "order_by"), ["z", "a"]);
    }

    #[test]
    fn a_key_that_comes_again_stands_where_it_came_first() {
        let document = br#"{"order_by": {"b": 1, "a": 1, "b": 2, "a": 3, "c": 4}}"#;
        assert_eq!(keys_of(document, "order_by"), ["b", "a", "c"]);
    }

    #[test]
    fn only_an_object_has_keys() {
        for document in [r#"{"order_by": 3}"#, "{}", "[]", "{"] {
            assert!(
                keys_of(document.as_bytes(), "order_by").is_empty(),
                "{document}"
            );
        }
    }
}
