//! Changes to single fields of a JSON object. The text of all other fields is preserved.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// The fields of an object, in their order.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

/// Returns the text of a field, by its path; `None` if it is missing or `null`.
pub(super) fn get<'a>(object: &'a str, path: &[&str]) -> Option<&'a str> {
    let (name, rest) = path.split_first()?;
    let fields = Fields::read(object)?;
    let value = fields.0.into_iter().rfind(|(field, _)| field == name)?.1;
    match rest {
        _ if value.get() == "null" => None,
        [] => Some(value.get()),
        rest => get(value.get(), rest),
    }
}

/// Returns the object with a field set, by its path. Missing objects on the path are created. `None` if
/// another type of value is on the path.
pub(super) fn set(object: &str, path: &[&str], value: &impl Serialize) -> Option<String> {
    let (name, rest) = path.split_first()?;
    let mut fields = Fields::read(object)?;
    // Set the last of several equal names: JSON parsers use the last one.
    let place = fields.0.iter().rposition(|(field, _)| field == name);
    let text = match rest {
        [] => serde_json::to_string(value).ok()?,
        rest => {
            let inner = place.map_or("null", |place| fields.0[place].1.get());
            set(inner, rest, value)?
        }
    };
    let value = RawValue::from_string(text).ok()?;
    match place {
        Some(place) => fields.0[place].1 = &value,
        None => fields.0.push(((*name).to_owned(), &value)),
    }
    serde_json::to_string(&fields).ok()
}

impl<'a> Fields<'a> {
    /// Parses an object; `null` is an object without fields.
    fn read(object: &'a str) -> Option<Self> {
        let fields: Option<Self> = serde_json::from_str(object).ok()?;
        Some(fields.unwrap_or(Self(Vec::new())))
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;

        impl<'de> Visitor<'de> for All {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(All)
    }
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_set_and_the_others_stay_as_they_are() {
        let object = r#"{"z": 0.10, "cursor" : null,"a":[ 1e400 ]}"#;
        assert_eq!(
            set(object, &["cursor"], &"x\"y").as_deref(),
            Some(r#"{"z":0.10,"cursor":"x\"y","a":[ 1e400 ]}"#)
        );
        assert_eq!(
            set(object, &["limit"], &5).as_deref(),
            Some(r#"{"z":0.10,"cursor":null,"a":[ 1e400 ],"limit":5}"#)
        );
    }

    #[test]
    fn a_path_goes_through_objects_that_need_not_be_there() {
        let path = ["pagination", "offset"];
        for object in ["{}", "null", r#"{"pagination":null}"#] {
            let set = set(object, &path, &7).expect(object);
            assert_eq!(set, r#"{"pagination":{"offset":7}}"#);
            assert_eq!(get(&set, &path), Some("7"));
            assert_eq!(get(object, &path), None);
        }
        assert_eq!(
            set(r#"{"pagination":{"limit":2,"offset":1}}"#, &path, &3).as_deref(),
            Some(r#"{"pagination":{"limit":2,"offset":3}}"#)
        );
    }

    #[test]
    fn of_several_fields_the_last_counts() {
        let twice = r#"{"limit":1,"limit":2}"#;
        assert_eq!(get(twice, &["limit"]), Some("2"));
        let set = set(twice, &["limit"], &3);
        assert_eq!(set.as_deref(), Some(r#"{"limit":1,"limit":3}"#));
    }

    #[test]
    fn only_an_object_has_fields() {
        for object in ["[]", "1", "", r#""text""#] {
            assert_eq!(set(object, &["cursor"], &1), None, "{object}");
            assert_eq!(get(object, &["cursor"]), None, "{object}");
        }
        assert_eq!(
            set(r#"{"pagination":[]}"#, &["pagination", "offset"], &1),
            None
        );
    }
}
