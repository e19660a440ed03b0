//! Checks requests against the description.

use std::collections::BTreeSet;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::{
    compare::fitting,
    coverage,
    document::{Document, Operation, items, members},
    multipart,
    parameters::Parameters,
    server::Received,
};

const JSON: &str = "application/json";
const FORM: &str = "multipart/form-data";

/// Returns true for an optional field that is always sent: a period has both its ends, and rows without types
/// have the maximum limit.
fn is_always_sent(path: &str, value: &Value) -> bool {
    match path {
        "body.end_date" => true,
        "body.pagination" => *value == json!({ "limit": 50_000 }),
        "body.pagination.limit" => *value == 50_000,
        _ => false,
    }
}

/// Checks the requests of one operation, and records their fields.
pub(crate) struct Requests<'d> {
    document: &'d Document,
    operation: &'d Operation<'d>,
    parameters: Parameters<'d>,
    body: Option<Validator>,
    form: bool,
    seen: BTreeSet<String>,
}

impl<'d> Requests<'d> {
    pub(crate) fn new(document: &'d Document, operation: &'d Operation<'d>, form: bool) -> Self {
        let schema = operation.body(if form { FORM } else { JSON });
        Self {
            document,
            operation,
            parameters: Parameters::new(document, operation),
            body: (!schema.is_null()).then(|| document.validator(schema)),
            form,
            seen: BTreeSet::new(),
        }
    }

    /// Returns the problems of a request. With `least`, it must have no optional fields.
    pub(crate) fn problems(&mut self, received: &Received, least: bool) -> Vec<String> {
        let mut problems = Vec::new();
        if received.method != self.operation.method {
            problems.push(format!("the method is {}", received.method));
        }
        if !received.has_key() {
            problems.push("there is no key".into());
        }
        let (_, kind, _) = self.operation.answer();
        let accepted = received.header("accept").unwrap_or_default();
        if kind.is_some_and(|kind| !accepted.contains(kind)) {
            problems.push(format!("it accepts {accepted:?}"));
        }
        self.parameters
            .check(&received.target, least, &mut self.seen, &mut problems);
        let body = if self.form {
            self.form(received, &mut problems)
        } else {
            self.json(received, &mut problems)
        };
        if let (Some(body), Some(validator)) = (body, &self.body) {
            for error in validator.iter_errors(&body) {
                problems.push(format!("body{}: {error}", error.instance_path()));
            }
            let schema = self.operation.body(if self.form { FORM } else { JSON });
            self.fields(schema, &body, "body", least, &mut problems);
            problems.extend(self.period(&body));
            coverage::of_value(&body, "body", &mut self.seen);
        }
        problems
    }

    fn json(&self, received: &Received, problems: &mut Vec<String>) -> Option<Value> {
        let kind = received.header("content-type");
        if received.body.is_empty() {
            if self.operation.json["requestBody"]["required"] == true {
                problems.push("there is no body".into());
            }
            if kind.is_some() {
                problems.push(format!("there is no body, which is {kind:?}"));
            }
            return None;
        }
        if self.body.is_none() {
            problems.push("there is a body, and none is taken".into());
        }
        if kind != Some(JSON) {
            problems.push(format!("the body is {kind:?}"));
        }
        let body = serde_json::from_slice(&received.body);
        body.map_err(|error| problems.push(format!("body: {error}")))
            .ok()
    }

    fn form(&self, received: &Received, problems: &mut Vec<String>) -> Option<Value> {
        let kind = received.header("content-type").unwrap_or_default();
        if !kind.starts_with(FORM) {
            problems.push(format!("the form is {kind:?}"));
        }
        let parts = match multipart::parts(kind, &received.body) {
            Ok(parts) => parts,
            Err(problem) => {
                problems.push(format!("form: {problem}"));
                return None;
            }
        };
        let fields = &self.operation.body(FORM)["properties"];
        for part in &parts {
            let is_file = fields[&part.name]["format"] == "binary";
            if is_file != part.file_name.is_some() {
                problems.push(format!("form.{}: file {:?}", part.name, part.file_name));
            }
        }
        Some(multipart::json(&parts))
    }

    /// Returns a problem if the period of 8 to 14 June has a wrong end for the operation. No schema
    /// describes this.
    fn period(&self, body: &Value) -> Option<String> {
        let end = body["end_date"].as_str()?;
        let expected = match () {
            // The end is exclusive.
            () if self.operation.path.starts_with("/v1/") => "2026-06-15",
            () if body.get("domain").is_some() => "2026-06-15T04:00:00Z",
            () => "2026-06-14",
        };
        (end != expected).then(|| format!("body.end_date: it is {end}, and not {expected}"))
    }

    /// Reports fields that are not described. With `least`, also those that are not required.
    fn fields(
        &self,
        schema: &Value,
        value: &Value,
        path: &str,
        least: bool,
        problems: &mut Vec<String>,
    ) {
        let variants = fitting(self.document, schema, value);
        let all = variants.iter().map(|variant| {
            let mut problems = Vec::new();
            for (index, item) in items(value).enumerate() {
                let path = format!("{path}[{index}]");
                self.fields(&variant["items"], item, &path, least, &mut problems);
            }
            if !variant["properties"].is_object() {
                return problems;
            }
            for (name, value) in members(value) {
                let path = format!("{path}.{name}");
                let required = items(&variant["required"]).any(|required| required == name);
                match variant["properties"].get(name) {
                    None if variant["additionalProperties"] != true => {
                        problems.push(format!("{path}: there is no such field"));
                    }
                    Some(_) if least && !required && !is_always_sent(&path, value) => {
                        problems.push(format!("{path}: it is sent, and not required"));
                    }
                    Some(field) => self.fields(field, value, &path, least, &mut problems),
                    None => {}
                }
            }
            problems
        });
        problems.extend(all.min_by_key(Vec::len).unwrap_or_default());
    }

    /// Returns everything that could have been sent and was not.
    pub(crate) fn never_sent(&self) -> Vec<String> {
        let change = self.operation.method == "PATCH";
        let kind = if self.form { FORM } else { JSON };
        let schema = self.operation.body(kind);
        let mut expected = coverage::of_schema(self.document, schema, "body", change);
        expected.extend(self.parameters.expected());
        if self.operation.path.starts_with("/v2/reports/factcheck") {
            // A filter of FactCheck has no groups but a top-level `and`.
            expected
                .retain(|place| !["body.filter.or", "body.filter.not"].contains(&place.as_str()));
        }
        expected.difference(&self.seen).cloned().collect()
    }
}

/// Returns the schema of the body for `Pick`.
pub(crate) fn body<'d>(operation: &'d Operation<'_>, form: bool) -> &'d Value {
    operation.body(if form { FORM } else { JSON })
}

/// Returns the schema of a list with such items.
pub(crate) fn list_of(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}
