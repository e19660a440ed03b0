//! Schemas as shapes: the forms of OpenAPI 3.0 and those of 3.1 give the same lines.

use serde_json::Value;

use super::accessors::{items, line, members, named, text, unknown};

/// Keywords that change what a schema accepts in a way that the notation cannot express.
const UNKNOWN: [&str; 15] = [
    "$dynamicRef",
    "$recursiveRef",
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "not",
    "patternProperties",
    "prefixItems",
    "properties",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "additionalItems",
];

/// Keywords that narrow a schema. They are refused beside a `$ref`, `anyOf`, `oneOf` or `allOf`.
const CONSTRAINTS: [&str; 12] = [
    "additionalProperties",
    "const",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
];

/// Returns the lines of a named type.
pub(super) fn type_lines(name: &str, schema: &Value) -> Result<String, String> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    if !name.starts_with(|first: char| first.is_ascii_uppercase()) || !name.chars().all(is_name) {
        return Err(format!("`{name}` cannot be the name of a type"));
    }
    let Some(fields) = schema.get("properties") else {
        return Ok(format!("type {name} = {}\n", shape(schema)?));
    };
    if let Some(keyword) = ["allOf", "anyOf", "oneOf"]
        .into_iter()
        .find(|keyword| schema.get(keyword).is_some())
    {
        return Err(format!(
            "the tool does not know `{keyword}` beside `properties`"
        ));
    }
    if schema["nullable"] == true || schema["type"].is_array() {
        return Err("an object with `properties` cannot be nullable by itself".to_owned());
    }
    let others = match schema.get("additionalProperties") {
        Some(Value::Bool(false)) => " closed",
        Some(Value::Bool(true)) => " open",
        _ => "",
    };
    let mut lines = format!("type {name}{others}\n");
    for (name, schema_of_field) in members(fields) {
        let required = items(&schema["required"]).any(|required| required == name);
        line(&mut lines, &field(name, required, schema_of_field)?);
    }
    Ok(lines)
}

/// Returns the line of a field, a parameter or a part.
pub(super) fn field(name: &str, required: bool, schema: &Value) -> Result<String, String> {
    let mark = if required { "" } else { "?" };
    let shape = shape(schema).map_err(|problem| format!("field `{name}`: {problem}"))?;
    Ok(match schema.get("default") {
        Some(default) => format!("{name}{mark}: {shape} = {default}"),
        None => format!("{name}{mark}: {shape}"),
    })
}

/// Returns whether a schema is that of a list, or allows one.
pub(super) fn is_list(schema: &Value) -> bool {
    variants(schema).is_ok_and(|all| all.iter().any(|variant| variant.starts_with('[')))
}

/// Returns the shape of a schema.
pub(super) fn shape(schema: &Value) -> Result<String, String> {
    let mut known: Vec<String> = Vec::new();
    for variant in variants(schema)? {
        if !known.contains(&variant) {
            known.push(variant);
        }
    }
    // The sort is stable, so that only `null` moves, to the end.
    known.sort_by_key(|variant| variant == "null");
    Ok(known.join(" | "))
}

/// Returns the shapes of the alternatives of a schema.
fn variants(schema: &Value) -> Result<Vec<String>, String> {
    if *schema == true {
        return Ok(vec!["any".to_owned()]);
    }
    if !schema.is_object() {
        return Err(format!("expected a schema, found `{schema}`"));
    }
    let mut all = not_null_by_keyword(schema)?;
    // OpenAPI 3.0 has no type `null`.
    if schema["nullable"] == true {
        all.push("null".to_owned());
    }
    Ok(all)
}

fn not_null_by_keyword(schema: &Value) -> Result<Vec<String>, String> {
    if schema.get("$ref").is_some() {
        alone(schema, "$ref")?;
        return single(schema).map(|shape| vec![shape]);
    }
    for keyword in ["anyOf", "oneOf"] {
        if let Some(schemas) = schema.get(keyword) {
            alone(schema, keyword)?;
            let each = items(schemas).map(variants);
            return Ok(each.collect::<Result<Vec<_>, _>>()?.concat());
        }
    }
    // OpenAPI 3.0 ignores the siblings of a `$ref`, so documents wrap it in an `allOf` with one item.
    if let Some(schemas) = schema.get("allOf") {
        alone(schema, "allOf")?;
        return match &items(schemas).collect::<Vec<_>>()[..] {
            [schema] => variants(schema),
            all => Err(format!(
                "the tool knows `allOf` only with one schema, found {}",
                all.len()
            )),
        };
    }
    if let Some(values) = schema.get("enum") {
        return items(values).map(literal).collect();
    }
    if let Some(value) = schema.get("const") {
        return literal(value).map(|shape| vec![shape]);
    }
    let Some(types) = schema.get("type").and_then(Value::as_array) else {
        return single(schema).map(|shape| vec![shape]);
    };
    let each = |name: &Value| {
        let mut schema = schema.clone();
        schema["type"] = name.clone();
        single(&schema)
    };
    types.iter().map(each).collect()
}

/// Returns a value of a string enum, or its `null`.
fn literal(value: &Value) -> Result<String, String> {
    if value.is_string() || value.is_null() {
        Ok(value.to_string())
    } else {
        Err(format!(
            "the tool knows only strings in `enum` and `const`, found `{value}`"
        ))
    }
}

/// Checks that nothing beside this keyword narrows the schema.
fn alone(schema: &Value, keyword: &str) -> Result<(), String> {
    let mut others = UNKNOWN.iter().chain(&CONSTRAINTS);
    match others.find(|other| schema.get(other).is_some()) {
        Some(other) => Err(format!(
            "the tool does not know `{other}` beside `{keyword}`"
        )),
        None => Ok(()),
    }
}

fn single(schema: &Value) -> Result<String, String> {
    if let Some(reference) = schema.get("$ref") {
        let name = text(reference).strip_prefix("#/components/schemas/");
        return name
            .map(named)
            .ok_or_else(|| format!("{reference} is not the name of a schema of the document"));
    }
    if let Some(keyword) = UNKNOWN.iter().find(|keyword| schema.get(keyword).is_some()) {
        return Err(unknown(keyword));
    }
    let Some(kind) = schema.get("type") else {
        return Ok("any".to_owned());
    };
    Ok(match text(kind) {
        "string" => string(schema),
        "integer" => format!("integer{}", range(schema)),
        "array" => {
            let item = schema.get("items").map_or(Ok("any".into()), shape)?;
            format!("[{item}]{}", bounds(schema, "minItems", "maxItems"))
        }
        "object" => match &schema["additionalProperties"] {
            values @ Value::Object(_) => format!("map<{}>", shape(values)?),
            _ => "object".to_owned(),
        },
        kind @ ("number" | "boolean" | "null") => kind.to_owned(),
        _ => return Err(format!("the tool does not know the type `{kind}`")),
    })
}

fn string(schema: &Value) -> String {
    match text(&schema["format"]) {
        "uuid" => "uuid".to_owned(),
        "date-time" => "timestamp".to_owned(),
        "date" => "date".to_owned(),
        "binary" => "file".to_owned(),
        _ if is_file(schema) => "file".to_owned(),
        _ => format!("string{}", bounds(schema, "minLength", "maxLength")),
    }
}

/// Returns whether a string of OpenAPI 3.1 is the content of a file: it is neither text nor encoded as
/// text.
fn is_file(schema: &Value) -> bool {
    let media_type = text(&schema["contentMediaType"]);
    let is_text = media_type.starts_with("text/") || media_type.ends_with("json");
    match text(&schema["contentEncoding"]) {
        "" => !media_type.is_empty() && !is_text,
        encoding => encoding.eq_ignore_ascii_case("binary"),
    }
}

/// Returns the bounds of an integer, both inclusive. In OpenAPI 3.0 `exclusiveMinimum` is a flag of
/// `minimum`; in 3.1 it is a bound itself.
fn range(schema: &Value) -> String {
    let number = |key: &str| schema.get(key).and_then(Value::as_f64);
    let is_exclusive = |key: &str| schema[key] == true;
    let above = |bound: f64| bound.floor() as i64 + 1;
    let below = |bound: f64| bound.ceil() as i64 - 1;
    let least = number("minimum").map(|bound| {
        if is_exclusive("exclusiveMinimum") {
            above(bound)
        } else {
            bound.ceil() as i64
        }
    });
    let greatest = number("maximum").map(|bound| {
        if is_exclusive("exclusiveMaximum") {
            below(bound)
        } else {
            bound.floor() as i64
        }
    });
    let least = least.max(number("exclusiveMinimum").map(above));
    let exclusive = number("exclusiveMaximum").map(below);
    let greatest = [greatest, exclusive].into_iter().flatten().min();
    written(least, greatest)
}

fn bounds(schema: &Value, least: &str, greatest: &str) -> String {
    let bound = |key: &str| schema.get(key).and_then(Value::as_f64);
    let [least, greatest] = [least, greatest].map(|key| bound(key).map(|bound| bound as i64));
    written(least, greatest)
}

fn written(least: Option<i64>, greatest: Option<i64>) -> String {
    if least.is_none() && greatest.is_none() {
        return String::new();
    }
    let text = |bound: Option<i64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    format!("({}..{})", text(least), text(greatest))
}
