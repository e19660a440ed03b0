//! The fields of a struct or map as `application/x-www-form-urlencoded`, for queries and bodies.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::value::ValueEncoder;
use crate::patch;

const SHAPE: &str =
    "it is not a struct or map of strings, numbers, bools, options and `Vec`s of them";

/// Encodes the fields; empty if there are none.
pub(super) fn encode<T: Serialize + ?Sized>(value: &T) -> Result<String, Cow<'static, str>> {
    match serde_html_form::to_string(value) {
        Ok(fields) => Ok(fields),
        Err(error) if error.to_string() == patch::WRITTEN => Err(patch::WRITTEN.into()),
        // A `null`, or a number of serde_json if a crate enables its `arbitrary_precision`.
        Err(_) => match serde_json::to_value(value) {
            Ok(value) => by_value(&value),
            Err(_) => Err(SHAPE.into()),
        },
    }
}

/// Encodes the fields of a JSON object. A `null` is omitted.
#[cold]
fn by_value(value: &Value) -> Result<String, Cow<'static, str>> {
    let fields = match value {
        Value::Object(fields) => fields,
        Value::Null => return Ok(String::new()),
        _ => return Err(SHAPE.into()),
    };
    let mut text = String::new();
    for (name, value) in fields {
        let values = match value {
            Value::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        for value in values {
            let value = match value {
                Value::Null => continue,
                Value::String(text) => Cow::Borrowed(text.as_str()),
                Value::Bool(_) | Value::Number(_) => Cow::Owned(value.to_string()),
                Value::Array(_) | Value::Object(_) => {
                    let name = name.escape_debug();
                    return Err(format!(
                        "its field `{name}` is not a string, number, bool, option or `Vec` of them"
                    )
                    .into());
                }
            };
            begin_pair(&mut text);
            ValueEncoder::encoded(&mut text).text(name);
            text.push('=');
            ValueEncoder::encoded(&mut text).text(&value);
        }
    }
    Ok(text)
}

/// Starts another pair of a query or form.
pub(super) fn begin_pair(query: &mut String) {
    if !query.is_empty() {
        query.push('&');
    }
}

/// Returns true if one of the encoded fields has the name of the key's parameter, in any case.
pub(super) fn names_the_key(fields: &str, parameter: &str) -> bool {
    let name = |pair: &str| -> Vec<u8> {
        let name = pair.split('=').next().unwrap_or_default();
        percent_encoding::percent_decode_str(name).collect()
    };
    fields
        .split('&')
        .any(|pair| name(pair).eq_ignore_ascii_case(parameter.as_bytes()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_null_is_left_out_and_a_misfit_is_named() {
        let fields = json!({"cursor": null, "limit": 10, "status": ["on", null, "a b"]});
        assert_eq!(encode(&fields).unwrap(), "limit=10&status=on&status=a%20b");
        assert_eq!(encode(&json!(null)).unwrap(), "");
        let problem = encode(&json!({"a": 1, "filter": {"b": 1}})).unwrap_err();
        assert!(problem.contains("its field `filter` is not"), "{problem}");
        assert_eq!(encode(&json!([1])).unwrap_err(), SHAPE);
    }

    #[test]
    fn numbers_are_the_same_by_each_way() {
        let numbers = json!({"a": 1, "b": -2, "c": 1.5, "d": 18_446_744_073_709_551_615_u64});
        assert_eq!(encode(&numbers).unwrap(), by_value(&numbers).unwrap());
    }

    #[test]
    fn the_name_of_the_keys_parameter_is_found_in_every_form() {
        for fields in ["api_key=x", "a=1&API_KEY=x", "a=1&api%5Fkey=x", "api_key"] {
            assert!(names_the_key(fields, "api_key"), "{fields}");
        }
        for fields in ["", "a=api_key", "api_keys=x", "my_api_key=x"] {
            assert!(!names_the_key(fields, "api_key"), "{fields}");
        }
    }
}
