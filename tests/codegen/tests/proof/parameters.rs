//! Checks of paths and queries.

use std::collections::BTreeSet;

use jsonschema::Validator;
use serde_json::Value;

use crate::{
    coverage,
    document::{Document, Operation},
};

pub(crate) struct Parameters<'d> {
    document: &'d Document,
    path: &'d str,
    all: Vec<Parameter<'d>>,
}

struct Parameter<'d> {
    name: &'d str,
    in_path: bool,
    required: bool,
    listed: bool,
    schema: &'d Value,
    validator: Validator,
}

impl<'d> Parameters<'d> {
    pub(crate) fn new(document: &'d Document, operation: &'d Operation<'d>) -> Self {
        let all = operation.parameters().map(|parameter| {
            let schema = &parameter["schema"];
            let listed = |variant: &&Value| variant["type"] == "array";
            Parameter {
                name: parameter["name"].as_str().unwrap_or_default(),
                in_path: parameter["in"] == "path",
                required: parameter["required"] == true,
                listed: document.variants(schema).iter().any(listed),
                schema,
                validator: document.validator(schema),
            }
        });
        Self {
            document,
            path: operation.path,
            all: all.collect(),
        }
    }

    /// Checks the target of a request.
    pub(crate) fn check(
        &self,
        target: &str,
        least: bool,
        seen: &mut BTreeSet<String>,
        problems: &mut Vec<String>,
    ) {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let given = self.path(path, problems);
        self.values(true, given, least, seen, problems);
        let given = query.split('&').filter(|pair| !pair.is_empty());
        let given = given.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        });
        self.values(false, given.collect(), least, seen, problems);
    }

    /// Returns the values of the path's parameters, by name.
    fn path(&self, path: &str, problems: &mut Vec<String>) -> Vec<(String, String)> {
        let (known, sent): (Vec<_>, Vec<_>) =
            (self.path.split('/').collect(), path.split('/').collect());
        let name = |known: &&str| {
            let name = known
                .strip_prefix('{')
                .and_then(|known| known.strip_suffix('}'));
            name.map(str::to_owned)
        };
        let fits = |(known, sent): (&&str, &&str)| known == sent || name(known).is_some();
        if known.len() != sent.len() || !known.iter().zip(&sent).all(fits) {
            problems.push(format!("the path is {path}"));
            return Vec::new();
        }
        let pairs = known.iter().zip(sent);
        let pairs = pairs.filter_map(|(known, sent)| Some((name(known)?, decoded(sent))));
        pairs.collect()
    }

    fn values(
        &self,
        in_path: bool,
        given: Vec<(String, String)>,
        least: bool,
        seen: &mut BTreeSet<String>,
        problems: &mut Vec<String>,
    ) {
        let place = if in_path { "path" } else { "query" };
        let known: Vec<_> = self
            .all
            .iter()
            .filter(|known| known.in_path == in_path)
            .collect();
        for (name, _) in &given {
            if !known.iter().any(|known| known.name == name) {
                problems.push(format!("{place} {name}: there is no such parameter"));
            }
        }
        for parameter in known {
            let name = parameter.name;
            let texts = given.iter().filter(|(given, _)| given == name);
            let texts: Vec<_> = texts.map(|(_, text)| text.as_str()).collect();
            if texts.is_empty() {
                if parameter.required {
                    problems.push(format!("{place} {name}: it is required, and not sent"));
                }
                continue;
            }
            if least && !parameter.required {
                problems.push(format!("{place} {name}: it is sent, and not required"));
            }
            let value = match (parameter.listed, &texts[..]) {
                (true, texts) => texts.iter().map(|text| Value::from(*text)).collect(),
                (false, [text]) => self.read(parameter.schema, text),
                (false, texts) => {
                    problems.push(format!("{place} {name}: it is sent {} times", texts.len()));
                    continue;
                }
            };
            for error in parameter.validator.iter_errors(&value) {
                problems.push(format!("{place} {name}: {error}"));
            }
            let place = format!("{place} {name}");
            coverage::of_value(&value, &place, seen);
            seen.insert(place);
        }
    }

    /// Returns a text as the value that it encodes.
    fn read(&self, schema: &Value, text: &str) -> Value {
        let plain = |variant: &&Value| {
            let kind = variant["type"].as_str();
            matches!(kind, Some("integer" | "number" | "boolean"))
        };
        let read = serde_json::from_str(text).ok();
        if self.document.variants(schema).iter().any(plain) {
            read.unwrap_or_else(|| text.into())
        } else {
            text.into()
        }
    }

    /// Returns everything that may be sent.
    pub(crate) fn expected(&self) -> BTreeSet<String> {
        let mut places = BTreeSet::new();
        for parameter in &self.all {
            let place = if parameter.in_path { "path" } else { "query" };
            let place = format!("{place} {}", parameter.name);
            let own = coverage::of_schema(self.document, parameter.schema, &place, false);
            places.extend(own);
            places.insert(place);
        }
        places
    }
}

/// Decodes percent-encoding.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next(), rest.next()].map(Option::unwrap_or_default);
                let digits = std::str::from_utf8(&digits).unwrap_or_default();
                u8::from_str_radix(digits, 16).unwrap_or(b'?')
            }
            byte => byte,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
