//! The description of the API: the document, and the operations that it leaves out.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::undocumented;

pub(crate) struct Document(Value);

/// An operation, and its description.
pub(crate) struct Operation<'d> {
    pub(crate) method: &'d str,
    pub(crate) path: &'d str,
    pub(crate) json: &'d Value,
}

impl Document {
    /// Reads the document that `PROFOUND_OPENAPI` names, relative to the workspace or absolute.
    pub(crate) fn read() -> Self {
        let path = outside("PROFOUND_OPENAPI");
        let text = fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
        let mut json = serde_json::from_str(&text).expect("the document is JSON");
        undocumented::add(&mut json);
        Self(json)
    }

    pub(crate) fn operation<'d>(&'d self, name: &'d str) -> Option<Operation<'d>> {
        let (method, path) = name.split_once(' ')?;
        let json = self.0["paths"][path].get(method.to_lowercase())?;
        Some(Operation { method, path, json })
    }

    /// Returns the names of the operations, such as `GET /v1/org`.
    pub(crate) fn operations(&self) -> BTreeSet<String> {
        let paths = members(&self.0["paths"]);
        let operations = paths.flat_map(|(path, item)| {
            let methods = members(item).filter(|(_, operation)| operation["responses"].is_object());
            methods.map(move |(method, _)| format!("{} {path}", method.to_uppercase()))
        });
        operations.collect()
    }

    pub(crate) fn resolve<'d>(&'d self, schema: &'d Value) -> &'d Value {
        match schema["$ref"].as_str() {
            Some(reference) => {
                let pointer = reference.trim_start_matches('#');
                let named = self.0.pointer(pointer).expect("what is referred to exists");
                self.resolve(named)
            }
            None => schema,
        }
    }

    /// Returns the alternatives of a schema without null.
    pub(crate) fn variants<'d>(&'d self, schema: &'d Value) -> Vec<&'d Value> {
        let schema = self.resolve(schema);
        let all = schema.get("anyOf").or_else(|| schema.get("oneOf"));
        match all.and_then(Value::as_array) {
            Some(all) => all
                .iter()
                .flat_map(|variant| self.variants(variant))
                .filter(|variant| variant["type"] != "null")
                .collect(),
            None => vec![schema],
        }
    }

    pub(crate) fn is_nullable(&self, schema: &Value) -> bool {
        let schema = self.resolve(schema);
        let all = schema.get("anyOf").or_else(|| schema.get("oneOf"));
        let mut all = all.and_then(Value::as_array).into_iter().flatten();
        schema["type"] == "null" || all.any(|variant| self.is_nullable(variant))
    }

    /// Returns the schema of a field, without null if a single alternative remains.
    pub(crate) fn property<'d>(&'d self, schema: &'d Value, field: &str) -> &'d Value {
        let schema = self.resolve(&self.resolve(schema)["properties"][field]);
        match self.variants(schema)[..] {
            [one] => one,
            _ => schema,
        }
    }

    /// Returns the values of a string enum.
    pub(crate) fn words(&self, schema: &Value) -> Vec<String> {
        let variants = self.variants(schema);
        let words = variants.iter().flat_map(|variant| words(variant));
        words.map(str::to_owned).collect()
    }

    /// Returns a validator of values of a schema.
    pub(crate) fn validator(&self, schema: &Value) -> Validator {
        let mut named = BTreeSet::new();
        self.refer(schema, &mut named);
        let schemas: Map<_, _> = members(&self.0["components"]["schemas"])
            .filter(|(name, _)| named.contains(*name))
            .map(|(name, schema)| (name.clone(), schema.clone()))
            .collect();
        let alone = json!({ "allOf": [schema], "components": { "schemas": schemas } });
        let options = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .should_validate_formats(true)
            // The API accepts plain days for `date-time`.
            .with_format("date-time", |_: &str| true);
        options
            .build(&alone)
            .expect("the document's schemas are sound")
    }

    /// Collects the names of all schemas that this one refers to.
    fn refer(&self, schema: &Value, named: &mut BTreeSet<String>) {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let name = reference.rsplit('/').next().unwrap_or_default();
            if named.insert(name.to_owned()) {
                self.refer(self.resolve(schema), named);
            }
        }
        members(schema).for_each(|(_, part)| self.refer(part, named));
        items(schema).for_each(|part| self.refer(part, named));
    }
}

impl Operation<'_> {
    pub(crate) fn body(&self, kind: &str) -> &Value {
        &self.json["requestBody"]["content"][kind]["schema"]
    }

    pub(crate) fn parameters(&self) -> impl Iterator<Item = &Value> {
        items(&self.json["parameters"])
    }

    /// Returns the status of the response, its content type and its schema.
    pub(crate) fn answer(&self) -> (u16, Option<&str>, &Value) {
        let mut answers = members(&self.json["responses"]);
        let (status, answer) = answers
            .find(|(status, _)| status.starts_with('2'))
            .expect("every operation has an answer");
        let status = status.parse().expect("it is a number");
        // Prefer events if JSON is described as well.
        let content = &answer["content"];
        let kinds = ["text/event-stream", "application/json"];
        match kinds.into_iter().find(|kind| content.get(kind).is_some()) {
            Some(kind) => (status, Some(kind), &content[kind]["schema"]),
            None => (status, None, &Value::Null),
        }
    }
}

/// Returns the path of a file or directory outside of the repository, from this environment variable.
pub(crate) fn outside(variable: &str) -> PathBuf {
    let Some(path) = env::var_os(variable) else {
        panic!("`{variable}` is not set: see the first lines of tests/codegen/tests/proof/main.rs");
    };
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

pub(crate) fn words(schema: &Value) -> Vec<&str> {
    let one = schema["const"].as_str();
    one.into_iter()
        .chain(items(&schema["enum"]).filter_map(Value::as_str))
        .collect()
}

pub(crate) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

pub(crate) fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}
