//! Checks that everything that may be sent has been sent.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::document::{Document, items, members};

/// Values that the typed API does not need to send.
const NOT_SENT: &[(&str, &str)] = &[
    ("metric_filters[].operator = \"==\"", "it is `=`"),
    ("body.filter.and = []", "a group has filters"),
    ("body.filter.or = []", "a group has filters"),
    ("body.assets.op = \"is\"", "it is a text"),
    ("body.assets.op = \"in\"", "it is a list"),
    (
        "body.assets.op = \"not_is\"",
        "it is `not_in` with one name",
    ),
    ("body.assets.op = \"contains\"", PARTS),
    ("body.assets.op = \"not_contains\"", PARTS),
    ("body.assets.op = \"contains_case_insensitive\"", PARTS),
    ("body.assets.op = \"not_contains_case_insensitive\"", PARTS),
    ("body.assets.op = \"matches\"", PARTS),
];

const PARTS: &str = "`Assets` is of whole names";

/// Returns the fields and enum values of a schema, by their JSON paths.
pub(crate) fn of_schema(
    document: &Document,
    schema: &Value,
    place: &str,
    change: bool,
) -> BTreeSet<String> {
    let mut expected = Expected {
        document,
        change,
        within: Vec::new(),
        places: BTreeSet::new(),
    };
    expected.add(schema, place);
    let places = expected.places.into_iter();
    places
        .filter(|place| !NOT_SENT.iter().any(|(end, _)| place.ends_with(end)))
        .collect()
}

struct Expected<'d> {
    document: &'d Document,
    /// True if null differs from absent.
    change: bool,
    within: Vec<String>,
    places: BTreeSet<String>,
}

impl Expected<'_> {
    fn add(&mut self, schema: &Value, place: &str) {
        if let Some(reference) = schema["$ref"].as_str() {
            if self.within.iter().any(|known| known == reference) {
                return;
            }
            self.within.push(reference.to_owned());
            self.add(self.document.resolve(schema), place);
            self.within.pop();
            return;
        }
        for key in ["anyOf", "oneOf"] {
            items(&schema[key]).for_each(|variant| self.add(variant, place));
        }
        if schema["type"] == "null" && self.change {
            self.places.insert(format!("{place} = null"));
        }
        let is_list = |variant: &&Value| {
            variant["type"] == "array"
                && variant["minItems"].as_u64().is_none_or(|least| least == 0)
        };
        let listed = items(&schema["anyOf"]).any(|variant| is_list(&variant));
        // An empty list is significant if null is allowed, except in a query, which has no empty lists.
        if listed && self.document.is_nullable(schema) && place.starts_with("body") {
            self.places.insert(format!("{place} = []"));
        }
        for word in crate::document::words(schema) {
            self.places.insert(format!("{place} = \"{word}\""));
        }
        for name in crate::document::words(&schema["propertyNames"]) {
            self.places.insert(format!("{place}.{name}"));
        }
        for (name, field) in members(&schema["properties"]) {
            let place = format!("{place}.{name}");
            self.add(field, &place);
            // A field that is always null carries nothing.
            if field["type"] != "null" {
                self.places.insert(place);
            }
        }
        if let Some(item) = schema.get("items") {
            self.add(item, &format!("{place}[]"));
        }
    }
}

/// Collects the fields and enum values of a value.
pub(crate) fn of_value(value: &Value, place: &str, places: &mut BTreeSet<String>) {
    match value {
        Value::Object(_) => {
            for (name, value) in members(value) {
                let place = format!("{place}.{name}");
                of_value(value, &place, places);
                places.insert(place);
            }
        }
        Value::Array(items) if items.is_empty() => {
            places.insert(format!("{place} = []"));
        }
        Value::Array(items) => {
            let place = format!("{place}[]");
            items.iter().for_each(|item| of_value(item, &place, places));
        }
        Value::Null | Value::String(_) => {
            places.insert(format!("{place} = {value}"));
        }
        _ => {}
    }
}
