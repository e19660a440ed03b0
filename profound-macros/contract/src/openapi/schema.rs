//! Questions about a schema: its alternatives, its fields, its type. Circular schemas end.

use serde_json::Value;

use super::document::{Document, items, members};

/// A field of an object.
#[derive(Clone, Copy)]
pub(super) struct Field<'d> {
    pub(super) name: &'d str,
    pub(super) required: bool,
    pub(super) schema: &'d Value,
}

/// Returns the alternatives of a schema other than `null`, without references. The parts of an `allOf` are
/// alternatives too, because each says something about the value.
pub(super) fn alternatives<'d>(document: &'d Document, schema: &'d Value) -> Vec<&'d Value> {
    let mut found = Vec::new();
    collect(document, schema, &mut found, &mut Vec::new());
    found
}

fn collect<'d>(
    document: &'d Document,
    schema: &'d Value,
    found: &mut Vec<&'d Value>,
    open: &mut Vec<&'d Value>,
) {
    // A schema within itself is the same value in memory.
    if open.iter().any(|other| std::ptr::eq(*other, schema)) {
        return;
    }
    open.push(schema);
    if schema.get("$ref").is_some() {
        // A wrong reference describes nothing, as a schema of any value does.
        if let Ok(target) = document.resolve(schema) {
            collect(document, target, found, open);
        }
    }
    for keyword in ["anyOf", "oneOf", "allOf"] {
        for part in items(&schema[keyword]) {
            collect(document, part, found, open);
        }
    }
    let says_more = [
        "type",
        "properties",
        "items",
        "format",
        "enum",
        "const",
        "maximum",
    ]
    .iter()
    .any(|keyword| schema.get(keyword).is_some());
    if says_more && schema["type"] != "null" {
        found.push(schema);
    }
    open.pop();
}

/// Returns whether a schema has this type as an alternative.
pub(super) fn has_type(document: &Document, schema: &Value, name: &str) -> bool {
    let mut all = alternatives(document, schema).into_iter();
    all.any(|schema| is_type(schema, name))
}

/// Returns whether every typed alternative of a schema is an object.
pub(super) fn is_object(document: &Document, schema: &Value) -> bool {
    alternatives(document, schema).into_iter().all(|schema| {
        let untyped = schema.get("type").is_none();
        let is_scalar = schema.get("enum").is_some() || schema.get("items").is_some();
        is_type(schema, "object") || schema.get("properties").is_some() || (untyped && !is_scalar)
    })
}

/// Returns whether a schema is the content of a file: bytes, neither text nor encoded as text.
pub(super) fn is_file(document: &Document, schema: &Value) -> bool {
    alternatives(document, schema).into_iter().any(|schema| {
        let text = |keyword: &str| schema[keyword].as_str().unwrap_or_default();
        let media_type = text("contentMediaType");
        let is_text = media_type.starts_with("text/") || media_type.ends_with("json");
        text("format") == "binary"
            || match text("contentEncoding") {
                "" => !media_type.is_empty() && !is_text,
                encoding => encoding.eq_ignore_ascii_case("binary"),
            }
    })
}

/// Returns the fields of the objects that a schema allows, each name once.
pub(super) fn fields<'d>(document: &'d Document, schema: &'d Value) -> Vec<Field<'d>> {
    let all = alternatives(document, schema);
    let is_required = |name: &str| {
        let mut required = all.iter().flat_map(|schema| items(&schema["required"]));
        required.any(|required| required == name)
    };
    let mut fields: Vec<Field<'d>> = Vec::new();
    for (name, schema) in all.iter().flat_map(|schema| members(&schema["properties"])) {
        if fields.iter().all(|field| field.name != name) {
            fields.push(Field {
                name,
                required: is_required(name),
                schema,
            });
        }
    }
    fields
}

/// Returns a field of the objects that a schema allows.
pub(super) fn field<'d>(
    document: &'d Document,
    schema: &'d Value,
    name: &str,
) -> Option<&'d Value> {
    let mut fields = fields(document, schema).into_iter();
    fields
        .find(|field| field.name == name)
        .map(|field| field.schema)
}

/// Returns the item of the lists that a schema allows.
pub(super) fn list_item<'d>(document: &'d Document, schema: &'d Value) -> Option<&'d Value> {
    let mut all = alternatives(document, schema).into_iter();
    all.find_map(|schema| schema.get("items"))
}

/// Returns the maximum of the integers that a schema allows.
pub(super) fn maximum(document: &Document, schema: &Value) -> Option<i64> {
    let mut all = alternatives(document, schema).into_iter();
    all.find_map(|schema| {
        let number = |keyword: &str| schema[keyword].as_f64();
        let inclusive = number("maximum").map(|bound| bound.floor() as i64);
        let is_exclusive = schema["exclusiveMaximum"] == true;
        let inclusive = inclusive.map(|bound| bound - i64::from(is_exclusive));
        let exclusive = number("exclusiveMaximum").map(|bound| bound.ceil() as i64 - 1);
        [inclusive, exclusive].into_iter().flatten().min()
    })
}

fn is_type(schema: &Value, name: &str) -> bool {
    match &schema["type"] {
        Value::String(kind) => kind == name,
        Value::Array(kinds) => kinds.iter().any(|kind| kind == name),
        _ => match name {
            "array" => schema.get("items").is_some(),
            _ => false,
        },
    }
}
