//! The facts in an OpenAPI document.

use serde_json::{Map, Value};

use crate::{Facts, Operations, paging};

const METHODS: [&str; 8] = [
    "get", "post", "put", "patch", "delete", "head", "options", "trace",
];

/// Every operation of a document.
pub(crate) fn read(text: &str) -> Result<Operations, String> {
    let document: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let paths = document
        .get("paths")
        .and_then(Value::as_object)
        .ok_or("it has no `paths`")?;
    let mut operations = Operations::new();
    for (path, item) in paths {
        let members = item
            .as_object()
            .ok_or_else(|| format!("`{path}` is no object"))?;
        for (method, operation) in members
            .iter()
            .filter(|(name, _)| METHODS.contains(&name.as_str()))
        {
            let name = format!("{} {}", method.to_uppercase(), unnamed(path));
            operations.insert(name, facts(&document, members, operation));
        }
    }
    Ok(operations)
}

/// A path whose parameters have no names.
pub(crate) fn unnamed(path: &str) -> String {
    let segment = |segment: &str| {
        if segment.starts_with('{') {
            "{}".to_owned()
        } else {
            segment.to_owned()
        }
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

fn facts(document: &Value, item: &Map<String, Value>, operation: &Value) -> Facts {
    let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
    let mut parameters = list(item.get("parameters"));
    parameters.extend(list(operation.get("parameters")));
    let queries = parameters
        .iter()
        .filter(|parameter| parameter["in"] == "query");
    let mut query: Vec<_> = queries.map(parameter).collect();
    query.sort();
    let answer = answer(&operation["responses"]);
    let pages = match answer.as_str() {
        "JSON" => paging::of(document, &parameters, operation.get("requestBody")),
        _ => String::new(),
    };
    Facts {
        query,
        body: body(operation.get("requestBody")),
        answer,
        pages,
        deprecated: operation["deprecated"] == true,
    }
}

/// A name with `!` where it is required and `*` where it may be repeated.
fn parameter(parameter: &Value) -> String {
    let schema = &parameter["schema"];
    let lists = |schema: &Value| schema["type"] == "array";
    let any = schema["anyOf"].as_array().into_iter().flatten();
    let mut name = parameter["name"].as_str().unwrap_or_default().to_owned();
    if parameter["required"] == true {
        name.push('!');
    }
    if lists(schema) || any.into_iter().any(lists) {
        name.push('*');
    }
    name
}

fn body(body: Option<&Value>) -> String {
    let Some(body) = body else {
        return "none".to_owned();
    };
    let kinds: Vec<_> = body["content"]
        .as_object()
        .into_iter()
        .flat_map(Map::keys)
        .collect();
    let required = body["required"] == true;
    match kinds
        .iter()
        .map(|kind| kind.as_str())
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["application/json"] if required => "JSON".to_owned(),
        ["application/json"] => "JSON, optional".to_owned(),
        ["application/json", "multipart/form-data"] if required => {
            multipart(parts(&body["content"]["multipart/form-data"]["schema"]))
        }
        other => format!("{} (required: {required})", other.join(", ")),
    }
}

/// A body of JSON or of these parts.
pub(crate) fn multipart(mut parts: Vec<String>) -> String {
    parts.sort();
    format!("JSON or multipart of {}", parts.join(", "))
}

/// Names with `!` where a part is required and `@` where it is a file.
fn parts(schema: &Value) -> Vec<String> {
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let properties = schema["properties"].as_object().into_iter().flatten();
    let part = |(name, property): (&String, &Value)| {
        let is_required = required.iter().any(|required| required == name);
        let is_file = property["format"] == "binary";
        let mark = |is, mark| if is { mark } else { "" };
        format!("{name}{}{}", mark(is_required, "!"), mark(is_file, "@"))
    };
    properties.map(part).collect()
}

/// What the one successful response holds.
fn answer(responses: &Value) -> String {
    let responses = responses.as_object().into_iter().flatten();
    let good: Vec<_> = responses
        .filter(|(status, _)| status.starts_with('2'))
        .collect();
    let [(_, response)] = good.as_slice() else {
        return format!("{} successful responses", good.len());
    };
    let kinds: Vec<_> = response["content"]
        .as_object()
        .into_iter()
        .flat_map(Map::keys)
        .collect();
    match kinds
        .iter()
        .map(|kind| kind.as_str())
        .collect::<Vec<_>>()
        .as_slice()
    {
        [] => "nothing".to_owned(),
        ["application/json"] => "JSON".to_owned(),
        ["text/event-stream"] => "events".to_owned(),
        other => other.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_into_facts() {
        let text = r#"{"paths": {"/v1/things/{id}": {
            "parameters": [{"name": "org", "in": "query", "required": true, "schema": {"type": "string"}}],
            "post": {
                "parameters": [
                    {"name": "id", "in": "path", "required": true},
                    {"name": "tag", "in": "query", "schema": {"anyOf": [{"type": "array"}, {"type": "null"}]}}
                ],
                "requestBody": {"content": {"application/json": {}}},
                "responses": {"200": {"content": {"text/event-stream": {}}}, "422": {}},
                "deprecated": true
            }
        }}}"#;
        let operations = read(text).unwrap();
        let facts = &operations["POST /v1/things/{}"];
        assert_eq!(facts.query, ["org!", "tag*"]);
        assert_eq!(
            (facts.body.as_str(), facts.answer.as_str()),
            ("JSON, optional", "events")
        );
        assert!(facts.deprecated);
    }

    #[test]
    fn parts_are_read_with_their_marks() {
        let text = r#"{"required": true, "content": {"application/json": {}, "multipart/form-data": {
            "schema": {"required": ["name", "file"], "properties": {
                "name": {"type": "string"}, "folder": {}, "file": {"format": "binary"}
            }}
        }}}"#;
        let body_of: Value = serde_json::from_str(text).unwrap();
        let told = body(Some(&body_of));
        assert_eq!(told, "JSON or multipart of file!@, folder, name!");
    }

    #[test]
    fn what_is_no_document_is_refused() {
        assert!(read("{}").is_err());
        assert!(read("<html>").is_err());
    }
}
