//! A document: its operations, their parameters, and its references.

use serde_json::{Map, Value};

use crate::facts::METHODS;

/// An OpenAPI document of version 3.0 or 3.1.
#[derive(Clone, Debug)]
pub struct Document {
    root: Value,
}

/// An operation of a document.
#[derive(Clone, Debug)]
pub struct Endpoint<'d> {
    /// The HTTP method, in upper case.
    pub method: &'static str,
    /// The path template.
    pub path: &'d str,
    /// The path item that has the operation.
    pub item: &'d Map<String, Value>,
    /// The operation.
    pub operation: &'d Value,
    /// The JSON pointer of the operation.
    pub pointer: String,
}

/// The members of a path item that are neither operations nor extensions.
const NOT_METHODS: [&str; 5] = ["$ref", "description", "parameters", "servers", "summary"];

impl Document {
    /// Parses the text of a document, in JSON.
    ///
    /// # Errors
    ///
    /// If the text is not JSON, or not a document of OpenAPI 3.0 or 3.1.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let root: Value = serde_json::from_str(text)
            .map_err(|error| format!("the document is not JSON: {error}"))?;
        Self::new(root)
    }

    /// Checks that a value is a document.
    ///
    /// # Errors
    ///
    /// If it is not a document of OpenAPI 3.0 or 3.1.
    pub fn new(root: Value) -> Result<Self, String> {
        let version = root["openapi"].as_str().unwrap_or_default();
        if !["3.0", "3.1"].contains(&version.get(..3).unwrap_or_default()) {
            let found = match (version, root["swagger"].as_str()) {
                ("", Some(swagger)) => format!("Swagger `{swagger}`"),
                (version, _) => format!("version `{version}`"),
            };
            return Err(format!(
                "expected a document of OpenAPI 3.0 or 3.1, found {found}"
            ));
        }
        if !root["paths"].is_object() {
            return Err("the document has no `paths`".to_owned());
        }
        Ok(Self { root })
    }

    /// Returns the whole document.
    pub fn root(&self) -> &Value {
        &self.root
    }

    /// Returns the operations, in the order of the document. Other methods than those of [`METHODS`] are left
    /// out.
    ///
    /// # Errors
    ///
    /// If a path item is not an object, or a reference is wrong.
    pub fn endpoints(&self) -> Result<Vec<Endpoint<'_>>, String> {
        let mut endpoints = Vec::new();
        for (path, item) in members(&self.root["paths"]) {
            if path.starts_with("x-") {
                continue;
            }
            let pointer = format!("/paths/{}", escaped(path));
            let resolved = self.resolve(item).map_err(|it| at(&pointer, it))?;
            let item = resolved
                .as_object()
                .ok_or_else(|| at(&pointer, "expected an object"))?;
            for (name, operation) in item {
                let upper = name.to_ascii_uppercase();
                let known = METHODS.into_iter().find(|method| *method == upper);
                let Some(method) = known.filter(|_| !NOT_METHODS.contains(&name.as_str())) else {
                    continue;
                };
                let pointer = format!("{pointer}/{name}");
                if !operation.is_object() {
                    return Err(at(&pointer, "expected an object"));
                }
                endpoints.push(Endpoint {
                    method,
                    path,
                    item,
                    operation,
                    pointer,
                });
            }
        }
        Ok(endpoints)
    }

    /// Returns the parameters of a path item and of its operation, which override those of the item.
    ///
    /// # Errors
    ///
    /// If a reference is wrong.
    pub fn parameters<'d>(
        &'d self,
        item: &'d Map<String, Value>,
        operation: &'d Value,
    ) -> Result<Vec<&'d Value>, String> {
        let mut parameters: Vec<&Value> = Vec::new();
        let shared = item.get("parameters").into_iter().flat_map(items);
        for parameter in shared.chain(items(&operation["parameters"])) {
            let parameter = self.resolve(parameter)?;
            let is_same = |other: &&mut &Value| {
                other["name"] == parameter["name"] && other["in"] == parameter["in"]
            };
            match parameters.iter_mut().find(is_same) {
                Some(overridden) => *overridden = parameter,
                None => parameters.push(parameter),
            }
        }
        Ok(parameters)
    }

    /// Follows a reference within the document, and the references that it leads to.
    ///
    /// # Errors
    ///
    /// If the reference is circular, or its target is not in the document.
    pub fn resolve<'d>(&'d self, value: &'d Value) -> Result<&'d Value, String> {
        let mut seen: Vec<&str> = Vec::new();
        let mut target = value;
        while let Some(reference) = target.get("$ref").and_then(Value::as_str) {
            if seen.contains(&reference) {
                return Err(format!("`{reference}` refers to itself"));
            }
            seen.push(reference);
            let pointer = reference.strip_prefix('#').map(decoded);
            target = pointer
                .and_then(|pointer| self.root.pointer(&pointer))
                .ok_or_else(|| format!("`{reference}` is not in the document"))?;
        }
        Ok(target)
    }

    /// Returns the URLs of the servers that all operations have.
    pub fn servers(&self) -> impl Iterator<Item = &str> {
        items(&self.root["servers"]).filter_map(|server| server["url"].as_str())
    }
}

/// Returns a message with the JSON pointer of its place.
pub(super) fn at(pointer: &str, problem: impl AsRef<str>) -> String {
    format!("{pointer}: {}", problem.as_ref())
}

/// Returns a name as a part of a JSON pointer.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

pub(super) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

pub(super) fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// Decodes `%7B` in the pointer of a reference, which is a fragment of a URL.
fn decoded(pointer: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = pointer.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = (*first == b'%').then(|| tail.get(..2)).flatten();
        let byte = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
