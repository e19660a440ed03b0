//! Checks that a response has lost nothing after it was decoded and encoded again.

use profound_api::Timestamp;
use serde_json::Value;

use crate::document::{Document, items, members};

/// Returns the differences between two values. Absent, null and the default are equal, and timestamps and
/// numbers may have another form.
pub(crate) fn differences(
    document: &Document,
    schema: &Value,
    served: &Value,
    read: &Value,
    path: &str,
) -> Vec<String> {
    // If null is not allowed, an empty list is equal to none.
    let empty = !document.is_nullable(schema);
    let means_none = |value: &Value| {
        let is_empty = value.as_array().is_some_and(Vec::is_empty);
        value.is_null() || Some(value) == schema.get("default") || empty && is_empty
    };
    if means_none(served) && means_none(read) {
        return Vec::new();
    }
    let variants = fitting(document, schema, served);
    let compare = |schema: &&Value| one(document, schema, served, read, path);
    match variants.iter().map(compare).min_by_key(Vec::len) {
        Some(differences) => differences,
        None if same(served, read) => Vec::new(),
        None => vec![told(served, read, path)],
    }
}

/// Returns the variants of a schema that a value may have.
pub(crate) fn fitting<'d>(
    document: &'d Document,
    schema: &'d Value,
    value: &Value,
) -> Vec<&'d Value> {
    let variants = document.variants(schema).into_iter();
    let all: Vec<_> = variants
        .filter(|variant| match variant["type"].as_str() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("integer" | "number") => value.is_number(),
            Some("boolean") => value.is_boolean(),
            _ => true,
        })
        .collect();
    let whole = all.iter().copied().filter(|variant| {
        let constants = members(&variant["properties"]).all(|(name, field)| {
            let words = document.words(field);
            let word = value.get(name).and_then(Value::as_str);
            word.is_none_or(|word| words.is_empty() || words.iter().any(|known| known == word))
        });
        constants
            && items(&variant["required"])
                .all(|name| value.get(name.as_str().unwrap_or_default()).is_some())
    });
    let whole: Vec<_> = whole.collect();
    if whole.is_empty() { all } else { whole }
}

fn one(
    document: &Document,
    schema: &Value,
    served: &Value,
    read: &Value,
    path: &str,
) -> Vec<String> {
    let timestamp = |value: &Value| {
        value
            .as_str()
            .and_then(|text| text.parse::<Timestamp>().ok())
    };
    match (served, read) {
        (Value::Object(_), Value::Object(_)) => objects(document, schema, served, read, path),
        (Value::Array(all), Value::Array(again)) if all.len() == again.len() => {
            let pairs = all.iter().zip(again).enumerate();
            let item = |(index, (served, read))| {
                let path = format!("{path}[{index}]");
                differences(document, &schema["items"], served, read, &path)
            };
            pairs.flat_map(item).collect()
        }
        _ if same(served, read) => Vec::new(),
        _ if schema["format"] == "date-time"
            && timestamp(served).is_some()
            && timestamp(served) == timestamp(read) =>
        {
            Vec::new()
        }
        (Value::Array(all), Value::Array(again)) => {
            let (count, read) = (all.len(), again.len());
            vec![format!("{path}: {count} items were read as {read}")]
        }
        _ => vec![told(served, read, path)],
    }
}

fn objects(
    document: &Document,
    schema: &Value,
    served: &Value,
    read: &Value,
    path: &str,
) -> Vec<String> {
    let mut all = Vec::new();
    let fields = &schema["properties"];
    for (name, field) in members(fields) {
        let path = format!("{path}.{name}");
        all.extend(differences(
            document,
            field,
            &served[name],
            &read[name],
            &path,
        ));
    }
    let others = &schema["additionalProperties"];
    for (name, value) in members(served).filter(|(name, _)| fields.get(name).is_none()) {
        let path = format!("{path}.{name}");
        match read.get(name) {
            Some(read) => all.extend(differences(document, others, value, read, &path)),
            None if !value.is_null() => all.push(format!("{path}: {value} was lost")),
            None => {}
        }
    }
    let made_up = members(read).filter(|(name, value)| {
        !value.is_null() && fields.get(name).is_none() && served.get(name).is_none()
    });
    all.extend(made_up.map(|(name, value)| format!("{path}.{name}: {value} was made up")));
    all
}

fn told(served: &Value, read: &Value, path: &str) -> String {
    let short = |value: &Value| value.to_string().chars().take(80).collect::<String>();
    format!("{path}: {} was read as {}", short(served), short(read))
}

/// Numbers are equal with and without a fraction.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(_), Value::Number(_)) => one.as_f64() == other.as_f64(),
        (Value::Array(all), Value::Array(others)) => {
            all.len() == others.len() && all.iter().zip(others).all(|(one, other)| same(one, other))
        }
        (Value::Object(all), Value::Object(others)) => {
            all.len() == others.len()
                && all
                    .iter()
                    .all(|(name, one)| others.get(name).is_some_and(|other| same(one, other)))
        }
        _ => one == other,
    }
}
