//! From an OpenAPI document to the lines of `api.shapes`.

use std::{collections::BTreeMap, fmt::Write};

use serde_json::Value;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// A document's operations and types as lines, each under its name.
#[derive(Default)]
pub(crate) struct Described {
    /// By path, then by method.
    pub(crate) operations: BTreeMap<(String, String), String>,
    pub(crate) types: BTreeMap<String, String>,
}

/// What the text of a document says.
pub(crate) fn describe(text: &str) -> Result<Described, String> {
    let document: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let mut described = Described::default();
    let schemas = members(&document["components"]["schemas"]);
    for (name, schema) in schemas {
        let lines = type_lines(&named(name), schema)?;
        described.types.insert(named(name), lines);
    }
    for (path, item) in members(&document["paths"]) {
        for (method, operation) in members(item) {
            if METHODS.contains(&method.as_str()) {
                let lines = described.operation(item, operation);
                let lines = lines.map_err(|problem| format!("{method} {path}: {problem}"))?;
                let method = method.to_uppercase();
                let lines = format!("{method} {path}\n{lines}");
                described.operations.insert((path.clone(), method), lines);
            }
        }
    }
    described.add(include_str!("../undocumented.shapes"));
    for unused in ["HTTPValidationError", "ValidationError"] {
        described.types.remove(unused);
    }
    Ok(described)
}

impl Described {
    /// The whole file.
    pub(crate) fn text(&self) -> String {
        let operations = self.operations.values();
        let lines: Vec<_> = operations.chain(self.types.values()).cloned().collect();
        format!("{HEAD}\n{}", lines.join("\n"))
    }

    /// Adds operations and types that are written down already, and replaces those of the same name.
    pub(crate) fn add(&mut self, text: &str) {
        for block in text.split("\n\n").filter(|block| !block.starts_with('#')) {
            let lines = format!("{}\n", block.trim_end());
            let head = lines.lines().next().unwrap_or_default();
            match head.strip_prefix("type ") {
                Some(head) => {
                    let name = head.split(' ').next().unwrap_or_default();
                    self.types.insert(name.to_owned(), lines);
                }
                None => {
                    let (method, path) = head.split_once(' ').unwrap_or_default();
                    let key = (path.to_owned(), method.to_owned());
                    self.operations.insert(key, lines);
                }
            }
        }
    }

    fn operation(&mut self, item: &Value, operation: &Value) -> Result<String, String> {
        let mut lines = String::new();
        for parameter in items(&item["parameters"]).chain(items(&operation["parameters"])) {
            if parameter.get("$ref").is_some() {
                return Err("the tool does not know parameters by `$ref`".into());
            }
            let place = parameter["in"].as_str().unwrap_or_default();
            let required = parameter["required"] == Value::Bool(true);
            if required && !matches!(place, "path" | "query") {
                return Err(format!("the tool does not know parameters in a {place}"));
            }
            if matches!(place, "path" | "query") {
                let field = field(text(&parameter["name"]), required, &parameter["schema"])?;
                line(&mut lines, &format!("{place} {field}"));
            }
        }
        if let Some(body) = operation.get("requestBody") {
            self.body(body, &mut lines)?;
        }
        let mut answers = members(&operation["responses"]);
        let (status, answer) = answers
            .find(|(status, _)| status.starts_with('2'))
            .ok_or("it has no answer")?;
        self.answer(status, &answer["content"], &mut lines)?;
        Ok(lines)
    }

    fn body(&mut self, body: &Value, lines: &mut String) -> Result<(), String> {
        for (kind, media) in members(&body["content"]) {
            let schema = &media["schema"];
            if kind == "multipart/form-data" {
                for (name, part) in members(&schema["properties"]) {
                    let required = items(&schema["required"]).any(|required| required == name);
                    line(lines, &format!("part {}", field(name, required, part)?));
                }
            } else {
                let optional = body["required"] != Value::Bool(true);
                let shape = self.hoisted(schema)?;
                let mark = if optional { "?" } else { "" };
                line(lines, &format!("body{mark}: {shape}"));
            }
        }
        Ok(())
    }

    fn answer(&mut self, status: &str, content: &Value, lines: &mut String) -> Result<(), String> {
        if let Some(events) = content.get("text/event-stream") {
            for schema in items(&events["schema"]["oneOf"]) {
                let name = match items(&events["schema"]["oneOf"]).next() == Some(schema) {
                    true => "summary",
                    // The first version of the API calls them otherwise.
                    false if schema.get("$ref").is_some() => "result",
                    false => "row",
                };
                let shape = self.hoisted(schema)?;
                line(lines, &format!("events {name}: {shape}"));
            }
        } else if let Some(json) = content.get("application/json") {
            let shape = self.hoisted(&json["schema"])?;
            line(lines, &format!("{status}: {shape}"));
        } else if members(content).next().is_some() {
            return Err("the tool knows answers in JSON and in events alone".into());
        } else {
            line(lines, status);
        }
        Ok(())
    }

    /// The shape of a schema; one that stands inline becomes a type of its title.
    fn hoisted(&mut self, schema: &Value) -> Result<String, String> {
        if schema.get("properties").is_none() {
            return shape(schema);
        }
        let mut name = named(text(&schema["title"]));
        let mut lines = type_lines(&name, schema)?;
        if self.types.get(&name).is_some_and(|known| *known != lines) {
            name.push_str("Inline");
            lines = type_lines(&name, schema)?;
        }
        self.types.insert(name.clone(), lines);
        Ok(name)
    }
}

const HEAD: &str = "\
# What the operations of Profound's API take and answer, as facts. Made by the tool in `tests/codegen`; the\n\
# notation is described in `shapes.rs`.\n";

fn type_lines(name: &str, schema: &Value) -> Result<String, String> {
    let Some(fields) = schema.get("properties") else {
        return Ok(format!("type {name} = {}\n", shape(schema)?));
    };
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

fn field(name: &str, required: bool, schema: &Value) -> Result<String, String> {
    let mark = if required { "" } else { "?" };
    let shape = shape(schema).map_err(|problem| format!("{name}: {problem}"))?;
    Ok(match schema.get("default") {
        Some(default) => format!("{name}{mark}: {shape} = {default}"),
        None => format!("{name}{mark}: {shape}"),
    })
}

fn shape(schema: &Value) -> Result<String, String> {
    let mut known: Vec<String> = Vec::new();
    for variant in variants(schema)? {
        if !known.contains(&variant) {
            known.push(variant);
        }
    }
    // Stable, so that only null moves, to the end.
    known.sort_by_key(|variant| variant == "null");
    Ok(known.join(" | "))
}

fn variants(schema: &Value) -> Result<Vec<String>, String> {
    for key in ["anyOf", "oneOf"] {
        if let Some(schemas) = schema.get(key) {
            let mut all = Vec::new();
            for schema in items(schemas) {
                all.extend(variants(schema)?);
            }
            return Ok(all);
        }
    }
    if let Some(values) = schema.get("enum") {
        return match items(values).find(|value| !value.is_string()) {
            Some(value) => Err(format!(
                "the tool knows words alone as an `enum`, and not {value}"
            )),
            None => Ok(items(values).map(Value::to_string).collect()),
        };
    }
    let Some(kinds) = schema.get("type").and_then(Value::as_array) else {
        return single(schema).map(|shape| vec![shape]);
    };
    let each = |kind: &Value| {
        let mut schema = schema.clone();
        schema["type"] = kind.clone();
        single(&schema)
    };
    kinds.iter().map(each).collect()
}

fn single(schema: &Value) -> Result<String, String> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return Ok(named(reference.rsplit('/').next().unwrap_or_default()));
    }
    if let Some(value) = schema.get("const") {
        return Ok(value.to_string());
    }
    for key in ["allOf", "not", "if", "patternProperties", "properties"] {
        if schema.get(key).is_some() {
            return Err(format!("the tool does not know `{key}` within a field"));
        }
    }
    let Some(kind) = schema.get("type").and_then(Value::as_str) else {
        return Ok("any".to_owned());
    };
    let bounded = |name: &str, least, greatest| {
        let bounds = bounds(schema, least, greatest);
        format!("{name}{bounds}")
    };
    Ok(match kind {
        "string" => match schema["format"].as_str() {
            Some("uuid") => "uuid".to_owned(),
            Some("date-time") => "timestamp".to_owned(),
            Some("date") => "date".to_owned(),
            Some("binary") => "file".to_owned(),
            _ => bounded("string", "minLength", "maxLength"),
        },
        "integer" => bounded("integer", "minimum", "maximum"),
        "array" => {
            let item = schema.get("items").map_or(Ok("any".into()), shape)?;
            bounded(&format!("[{item}]"), "minItems", "maxItems")
        }
        "object" => match &schema["additionalProperties"] {
            values @ Value::Object(_) => format!("map<{}>", shape(values)?),
            _ => "object".to_owned(),
        },
        kind @ ("number" | "boolean" | "null") => kind.to_owned(),
        kind => return Err(format!("`{kind}` is a type that the tool does not know")),
    })
}

fn bounds(schema: &Value, least: &str, greatest: &str) -> String {
    let bound = |key: &str| {
        schema
            .get(key)
            .and_then(Value::as_f64)
            .map(|bound| bound as i64)
    };
    let exclusive = bound("exclusiveMinimum").map(|bound| bound + 1);
    let (least, greatest) = (bound(least).or(exclusive), bound(greatest));
    if least.is_none() && greatest.is_none() {
        return String::new();
    }
    let text = |bound: Option<i64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    format!("({}..{})", text(least), text(greatest))
}

/// `app__reports__visibility__SortSpec` is `VisibilitySortSpec`: a module's name tells two apart.
fn named(schema: &str) -> String {
    let parts: Vec<_> = schema.split("__").collect();
    match parts[..] {
        [.., module, name] => {
            let words = module.split('_').map(|word| {
                let (first, rest) = word.split_at(1.min(word.len()));
                first.to_uppercase() + rest
            });
            words.collect::<String>() + name
        }
        _ => schema.to_owned(),
    }
}

fn line(lines: &mut String, text: &str) {
    writeln!(lines, "  {text}").expect("a string takes all");
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The lines of a type with one field, which has this schema.
    fn field_of(schema: Value) -> Result<String, String> {
        type_lines("Row", &json!({ "properties": { "one": schema } }))
    }

    #[test]
    fn null_is_told_in_each_way_that_a_document_has_for_it() {
        let listed = field_of(json!({ "type": ["string", "null"] })).unwrap();
        assert_eq!(listed, "type Row\n  one?: string | null\n");
        let joined = json!({ "anyOf": [{ "type": "null" }, { "type": "string", "maxLength": 9 }] });
        assert_eq!(
            field_of(joined).unwrap(),
            "type Row\n  one?: string(..9) | null\n"
        );
    }

    #[test]
    fn what_the_tool_does_not_know_is_refused() {
        for (schema, problem) in [
            (
                json!({ "allOf": [] }),
                "one: the tool does not know `allOf` within a field",
            ),
            (
                json!({ "type": "object", "properties": {} }),
                "one: the tool does not know `properties` within a field",
            ),
            (
                json!({ "enum": [1] }),
                "one: the tool knows words alone as an `enum`, and not 1",
            ),
            (
                json!({ "type": "tuple" }),
                "one: `tuple` is a type that the tool does not know",
            ),
        ] {
            assert_eq!(field_of(schema).unwrap_err(), problem);
        }
    }

    #[test]
    fn answers_and_parameters_of_other_kinds_are_refused() {
        let document = |operation: Value| {
            let document = json!({ "paths": { "/v1/new": { "get": operation } } });
            describe(&document.to_string()).err()
        };
        let csv = json!({ "responses": { "200": { "content": { "text/csv": {} } } } });
        let problem = "get /v1/new: the tool knows answers in JSON and in events alone";
        assert_eq!(document(csv).as_deref(), Some(problem));
        let parameter = json!({ "in": "header", "name": "X-New", "required": true });
        let header = json!({ "parameters": [parameter], "responses": { "204": {} } });
        let problem = "get /v1/new: the tool does not know parameters in a header";
        assert_eq!(document(header).as_deref(), Some(problem));
    }
}
