//! Reads an OpenAPI document, of version 3.0 or 3.1, into the lines of `api.shapes`.

mod accessors;
mod schema;

use std::collections::{BTreeMap, BTreeSet};

use profound_contract::openapi::Document;
use serde_json::{Map, Value};

use self::{
    accessors::{items, line, members, named, text, unknown},
    schema::{field, is_list, shape, type_lines},
};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// The members of a path item that are not operations.
const NOT_METHODS: [&str; 4] = ["parameters", "servers", "summary", "description"];

/// Schemas of error responses, which the notation does not describe.
const ERROR_TYPES: [&str; 2] = ["HTTPValidationError", "ValidationError"];

/// The operations and types of a document as lines, each under its name.
#[derive(Debug, Default)]
pub(crate) struct Described {
    /// By path, then by method.
    pub(crate) operations: BTreeMap<(String, String), String>,
    pub(crate) types: BTreeMap<String, String>,
    /// The operations that the document marks as deprecated, such as `POST /v1/reports/visibility`.
    pub(crate) deprecated: BTreeSet<String>,
}

/// Describes a document.
///
/// # Errors
///
/// If the document has something that the notation cannot express: the
/// message names the place.
pub(crate) fn describe(document: &Document) -> Result<Described, String> {
    let mut reader = Reader {
        document,
        described: Described::default(),
    };
    reader.types()?;
    for (path, item) in members(&document.root()["paths"]) {
        reader.path(path, item)?;
    }
    let mut described = reader.described;
    for unused in ERROR_TYPES {
        described.types.remove(unused);
    }
    Ok(described)
}

impl Described {
    /// Returns the text of `api.shapes`.
    pub(crate) fn text(&self) -> String {
        let operations = self.operations.values();
        let lines: Vec<_> = operations.chain(self.types.values()).cloned().collect();
        format!("{HEAD}\n{}", lines.join("\n"))
    }

    /// Reads the text of `api.shapes`.
    pub(crate) fn read(text: &str) -> Self {
        let mut described = Self::default();
        described.add(text);
        described
    }

    /// Adds operations and types in the notation, and replaces those of the same name.
    pub(crate) fn add(&mut self, text: &str) {
        let blocks = text.split("\n\n").map(str::trim);
        for block in blocks.filter(|block| !block.is_empty() && !block.starts_with('#')) {
            let lines = format!("{block}\n");
            let head = lines.lines().next().unwrap_or_default();
            if let Some(head) = head.strip_prefix("type ") {
                let name = head.split(' ').next().unwrap_or_default();
                self.types.insert(name.to_owned(), lines);
            } else {
                let (method, path) = head.split_once(' ').unwrap_or_default();
                let key = (path.to_owned(), method.to_owned());
                self.operations.insert(key, lines);
            }
        }
    }
}

struct Reader<'d> {
    document: &'d Document,
    described: Described,
}

impl<'d> Reader<'d> {
    fn types(&mut self) -> Result<(), String> {
        let mut schemas = BTreeMap::new();
        for (schema, content) in members(&self.document.root()["components"]["schemas"]) {
            let name = named(schema);
            if let Some(other) = schemas.insert(name.clone(), schema) {
                return Err(format!(
                    "the schemas `{other}` and `{schema}` both become the type `{name}`"
                ));
            }
            let lines = type_lines(&name, content)
                .map_err(|problem| format!("schema `{schema}`: {problem}"))?;
            self.described.types.insert(name, lines);
        }
        Ok(())
    }

    fn path(&mut self, path: &str, item: &'d Value) -> Result<(), String> {
        let item = self.document.resolve(item)?.as_object();
        let item = item.ok_or_else(|| format!("{path}: expected an object"))?;
        for (name, operation) in item {
            let method = name.to_uppercase();
            if METHODS.contains(&name.as_str()) {
                let lines = self.operation(item, operation);
                let lines = lines.map_err(|problem| format!("{method} {path}: {problem}"))?;
                if operation["deprecated"] == true {
                    let deprecated = format!("{method} {path}");
                    self.described.deprecated.insert(deprecated);
                }
                let lines = format!("{method} {path}\n{lines}");
                let key = (path.to_owned(), method);
                self.described.operations.insert(key, lines);
            } else if !NOT_METHODS.contains(&name.as_str()) && !name.starts_with("x-") {
                return Err(format!("{path}: {}", unknown(name)));
            }
        }
        Ok(())
    }

    fn operation(
        &mut self,
        item: &'d Map<String, Value>,
        operation: &'d Value,
    ) -> Result<String, String> {
        let mut lines = String::new();
        for parameter in self.document.parameters(item, operation)? {
            let (name, place) = (text(&parameter["name"]), text(&parameter["in"]));
            let at = |problem| format!("{place} parameter `{name}`: {problem}");
            let required = parameter["required"] == true;
            if matches!(place, "path" | "query") {
                let schema = parameter.get("schema").ok_or("it has no `schema`");
                let schema = schema.map_err(|problem| at(problem.to_owned()))?;
                if parameter["explode"] == false && is_list(schema) {
                    return Err(at("the tool does not know `explode: false`".to_owned()));
                }
                let field = field(name, required, schema);
                line(&mut lines, &format!("{place} {}", field.map_err(at)?));
            } else if required {
                return Err(at(format!("a {place} parameter cannot be required")));
            }
        }
        if let Some(body) = operation.get("requestBody") {
            let body = self
                .document
                .resolve(body)
                .map_err(|it| format!("body: {it}"))?;
            self.body(body, &mut lines)
                .map_err(|problem| format!("body: {problem}"))?;
        }
        self.response(&operation["responses"], &mut lines)
            .map_err(|problem| format!("response: {problem}"))?;
        Ok(lines)
    }

    fn body(&mut self, body: &'d Value, lines: &mut String) -> Result<(), String> {
        let required = body["required"] == true;
        let content = &body["content"];
        let has_json = content.get(JSON).is_some();
        for (media_type, media) in members(content) {
            let schema = media.get("schema").unwrap_or(&Value::Null);
            match media_type.as_str() {
                JSON => {
                    let shape = self.hoisted(schema)?;
                    let mark = if required { "" } else { "?" };
                    line(lines, &format!("body{mark}: {shape}"));
                }
                MULTIPART if required && has_json => self.parts(schema, lines)?,
                MULTIPART => {
                    return Err(format!(
                        "the tool knows `{MULTIPART}` only beside `{JSON}`, in a required body"
                    ));
                }
                other => return Err(unknown(other)),
            }
        }
        Ok(())
    }

    fn parts(&self, schema: &'d Value, lines: &mut String) -> Result<(), String> {
        let schema = self.document.resolve(schema)?;
        for (name, part) in members(&schema["properties"]) {
            let required = items(&schema["required"]).any(|required| required == name);
            line(lines, &format!("part {}", field(name, required, part)?));
        }
        Ok(())
    }

    fn response(&mut self, responses: &'d Value, lines: &mut String) -> Result<(), String> {
        let is_success = |(status, _): &(&String, &Value)| status.starts_with('2');
        let successful: Vec<_> = members(responses).filter(is_success).collect();
        let [(status, response)] = successful[..] else {
            return Err(format!(
                "expected one response with a status of 2xx, found {}",
                successful.len()
            ));
        };
        let content = &self.document.resolve(response)?["content"];
        if let Some(events) = content.get("text/event-stream") {
            self.events(&events["schema"]["oneOf"], lines)
        } else if let Some(json) = content.get(JSON) {
            let shape = self.hoisted(&json["schema"])?;
            line(lines, &format!("{status}: {shape}"));
            Ok(())
        } else if let Some((media_type, _)) = members(content).next() {
            Err(unknown(media_type))
        } else {
            line(lines, status);
            Ok(())
        }
    }

    fn events(&mut self, kinds: &'d Value, lines: &mut String) -> Result<(), String> {
        if items(kinds).next().is_none() {
            return Err("expected a `oneOf` with the kinds of events".to_owned());
        }
        for (index, schema) in items(kinds).enumerate() {
            // The streams of `/v1` have rows that are described inline.
            let is_named = schema.get("$ref").or(schema.get("allOf")).is_some();
            let name = match index {
                0 => "summary",
                _ if is_named => "result",
                _ => "row",
            };
            let shape = self.hoisted(schema)?;
            line(lines, &format!("events {name}: {shape}"));
        }
        Ok(())
    }

    /// Returns the shape of a schema. An inline object becomes a type that is named after its title.
    fn hoisted(&mut self, schema: &Value) -> Result<String, String> {
        if schema.get("properties").is_none() {
            return shape(schema);
        }
        let mut name = named(text(&schema["title"]));
        if name.is_empty() {
            return Err("an inline object has no `title` to name its type after".to_owned());
        }
        let mut lines = type_lines(&name, schema)?;
        let types = &self.described.types;
        if types.get(&name).is_some_and(|known| *known != lines) {
            name.push_str("Inline");
            lines = type_lines(&name, schema)?;
        }
        self.described.types.insert(name.clone(), lines);
        Ok(name)
    }
}

const HEAD: &str = "\
# The operations of the Profound API and their types, generated by `tests/codegen`; do not edit.\n\
# The notation is described in `profound-macros/contract/src/shapes.rs`.\n";

const JSON: &str = "application/json";
const MULTIPART: &str = "multipart/form-data";

#[cfg(test)]
mod tests;
