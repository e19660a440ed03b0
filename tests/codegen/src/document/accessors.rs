//! Access to the parts of a document, and the names and lines that they become.

use std::fmt::Write as _;

use serde_json::Value;

pub(super) fn unknown(what: &str) -> String {
    format!("the tool does not know `{what}`")
}

/// Returns the name of a type: `app__reports__visibility__SortSpec` becomes `VisibilitySortSpec`, so that
/// the module distinguishes types of the same name. `Sort spec` becomes `SortSpec`.
pub(super) fn named(schema: &str) -> String {
    let parts: Vec<_> = schema.split("__").collect();
    match parts[..] {
        [.., module, name] => joined(module, '_') + name,
        _ => joined(schema, ' '),
    }
}

pub(super) fn joined(name: &str, separator: char) -> String {
    let words = name.split(separator).map(|word| {
        let (first, rest) = word.split_at(1.min(word.len()));
        first.to_uppercase() + rest
    });
    words.collect()
}

pub(super) fn line(lines: &mut String, text: &str) {
    writeln!(lines, "  {text}").expect("writing to a string cannot fail");
}

pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

pub(super) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

pub(super) fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}
