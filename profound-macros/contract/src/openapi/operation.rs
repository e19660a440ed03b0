//! One operation of a document as facts.

use serde_json::Value;

use super::{
    document::{Document, Endpoint, at, escaped, members},
    overlay::Overlay,
    paging, schema,
};
use crate::{
    Body, Operation, Parameter, ParameterKind, ResponseKind,
    facts::{self, intern, intern_parameters},
};

/// Describes an operation. Returns `None`, with a note, if the client cannot call it.
pub(super) fn describe(
    document: &Document,
    endpoint: &Endpoint<'_>,
    overlay: &Overlay,
    notes: &mut Vec<String>,
) -> Result<Option<Operation>, String> {
    let pointer = &endpoint.pointer;
    let name = format!("{} {}", endpoint.method, endpoint.path);
    let query = query(document, endpoint, notes)?;
    let Some((body, schema)) = body(document, endpoint, notes)? else {
        return Ok(None);
    };
    let (response, response_schema) = response(document, endpoint)?;
    let named: Vec<_> = query
        .iter()
        .map(|(parameter, schema)| (parameter.name, *schema))
        .collect();
    let has_pages = response == ResponseKind::Json;
    let is_object = matches!(body, Body::Json { object: true, .. });
    let pages = has_pages
        .then(|| paging::of(document, &named, schema.filter(|_| is_object)))
        .flatten();
    let query: Vec<_> = query.into_iter().map(|(parameter, _)| parameter).collect();
    let replaced_by = overlay.replaced_by.get(&name).map(|path| intern(path));
    let operation = Operation {
        method: endpoint.method,
        path: intern(endpoint.path),
        query: intern_parameters(&query),
        body,
        response,
        positional_rows: response_schema
            .is_some_and(|schema| has_positional_rows(document, schema)),
        read_only: endpoint.method == "GET" || overlay.read_only.contains(&name),
        pages,
        deprecated: endpoint.operation["deprecated"] == true || replaced_by.is_some(),
        replaced_by: None,
    };
    // The written text must be readable, whatever names a document has.
    let text = format!("{}\n{}\n", facts::VERSION_LINE, facts::line(&operation));
    match facts::parse(&text) {
        Ok(read) if read.operations == [operation] => Ok(Some(Operation {
            replaced_by,
            ..operation
        })),
        Ok(_) => {
            notes.push(at(pointer, "left out: a name cannot be written"));
            Ok(None)
        }
        Err(problems) => {
            notes.extend(
                problems
                    .iter()
                    .map(|it| at(pointer, format!("left out: {}", it.rule))),
            );
            Ok(None)
        }
    }
}

/// Returns the query parameters with their schemas.
fn query<'d>(
    document: &'d Document,
    endpoint: &Endpoint<'d>,
    notes: &mut Vec<String>,
) -> Result<Vec<(Parameter, &'d Value)>, String> {
    let pointer = &endpoint.pointer;
    let mut query: Vec<(Parameter, &Value)> = Vec::new();
    let parameters = document.parameters(endpoint.item, endpoint.operation);
    for parameter in parameters.map_err(|it| at(&format!("{pointer}/parameters"), it))? {
        let Some(name) = parameter["name"].as_str() else {
            return Err(at(
                &format!("{pointer}/parameters"),
                "a parameter has no `name`",
            ));
        };
        let required = parameter["required"] == true;
        let schema = &parameter["schema"];
        match parameter["in"].as_str() {
            Some("query") if parameter["style"] == "deepObject" => {
                for field in schema::fields(document, schema) {
                    let name = format!("{name}[{}]", field.name);
                    let required = required && field.required;
                    query.push((
                        described(document, &name, required, field.schema),
                        field.schema,
                    ));
                }
            }
            Some("query") => {
                let mut described = described(document, name, required, schema);
                if parameter["explode"] == false
                    || parameter.get("style").is_some_and(|style| style != "form")
                {
                    described.kind = ParameterKind::Single;
                }
                query.push((described, schema));
            }
            Some("header" | "cookie") if required => {
                let place = parameter["in"].as_str().unwrap_or_default();
                notes.push(at(
                    pointer,
                    format!("facts do not have the required {place} `{name}`"),
                ));
            }
            Some("header" | "cookie" | "path") => {}
            _ => {
                return Err(at(
                    &format!("{pointer}/parameters"),
                    format!("the parameter `{name}` has no `in`"),
                ));
            }
        }
    }
    Ok(query)
}

fn described(document: &Document, name: &str, required: bool, schema: &Value) -> Parameter {
    let kind = if schema::has_type(document, schema, "array") {
        ParameterKind::Repeated
    } else if schema::is_file(document, schema) {
        ParameterKind::File
    } else {
        ParameterKind::Single
    };
    Parameter {
        name: intern(name),
        required,
        kind,
    }
}

/// Returns the body and the schema of its JSON. `None`, with a note, if the client cannot send it.
fn body<'d>(
    document: &'d Document,
    endpoint: &Endpoint<'d>,
    notes: &mut Vec<String>,
) -> Result<Option<(Body, Option<&'d Value>)>, String> {
    let Some(body) = endpoint.operation.get("requestBody") else {
        return Ok(Some((Body::None, None)));
    };
    let pointer = format!("{}/requestBody", endpoint.pointer);
    let body = document.resolve(body).map_err(|it| at(&pointer, it))?;
    if endpoint.method == "GET" {
        notes.push(at(&pointer, "ignored: a GET request has no body"));
        return Ok(Some((Body::None, None)));
    }
    let required = body["required"] == true;
    let schema_of = |is: fn(&str) -> bool| {
        let mut content = members(&body["content"]);
        let found = content.find(|(media_type, _)| is(essence(media_type)));
        found.map(|(_, media)| media.get("schema").unwrap_or(&Value::Null))
    };
    let json = schema_of(is_json);
    let parts = schema_of(|media_type| media_type == "multipart/form-data");
    let parts = parts.filter(|_| endpoint.method != "DELETE").map(|schema| {
        let fields = schema::fields(document, schema).into_iter();
        let parts = fields.map(|it| described(document, it.name, it.required, it.schema));
        intern_parameters(&parts.collect::<Vec<_>>())
    });
    let object = json.is_none_or(|schema| schema::is_object(document, schema));
    let body = match (json, parts) {
        (json, Some(parts)) if !parts.is_empty() && object => Body::Multipart {
            parts,
            or_json: json.is_some(),
        },
        (Some(_), _) => Body::Json { required, object },
        (None, _) if schema_of(is_form).is_some() => Body::Form { required },
        (None, None) if members(&body["content"]).next().is_none() => Body::None,
        (None, _) => {
            let types: Vec<_> = members(&body["content"])
                .map(|(media_type, _)| format!("{pointer}/content/{}", escaped(media_type)))
                .collect();
            notes.push(format!(
                "{}: left out: the client cannot send this body",
                types.join(", ")
            ));
            return Ok(None);
        }
    };
    Ok(Some((body, json)))
}

/// Returns the kind of a successful response, and the schema of its JSON.
fn response<'d>(
    document: &'d Document,
    endpoint: &Endpoint<'d>,
) -> Result<(ResponseKind, Option<&'d Value>), String> {
    let pointer = format!("{}/responses", endpoint.pointer);
    let mut kinds = Vec::new();
    let mut schema = None;
    let responses = &endpoint.operation["responses"];
    let of = |is: fn(&str) -> bool| members(responses).filter(move |(status, _)| is(status));
    let successful: Vec<_> = of(|status| status.starts_with('2')).collect();
    let successful = if successful.is_empty() {
        of(|status| status == "default").collect()
    } else {
        successful
    };
    for (status, response) in successful {
        let response = document
            .resolve(response)
            .map_err(|it| at(&format!("{pointer}/{status}"), it))?;
        let before = kinds.len();
        for (media_type, media) in members(&response["content"]) {
            let media_type = essence(media_type);
            kinds.push(if is_json(media_type) {
                schema = media.get("schema").or(schema);
                ResponseKind::Json
            } else if media_type == "text/event-stream" {
                ResponseKind::Events
            } else {
                ResponseKind::Bytes
            });
        }
        if kinds.len() == before {
            kinds.push(ResponseKind::Empty);
        }
    }
    match kinds.split_first() {
        Some((first, rest)) if rest.iter().all(|kind| kind == first) => {
            Ok((*first, schema.filter(|_| *first == ResponseKind::Json)))
        }
        _ => Ok((ResponseKind::Any, None)),
    }
}

/// Returns whether a response has rows that are `{"metrics": […], "dimensions": […]}`.
fn has_positional_rows(document: &Document, schema: &Value) -> bool {
    let row =
        schema::field(document, schema, "data").and_then(|data| schema::list_item(document, data));
    let is_list = |row: &Value, name: &str| {
        let field = schema::field(document, row, name);
        field.is_some_and(|field| schema::list_item(document, field).is_some())
    };
    row.is_some_and(|row| is_list(row, "metrics") && is_list(row, "dimensions"))
}

/// Returns a media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

fn is_json(media_type: &str) -> bool {
    media_type == "application/json" || media_type.ends_with("+json") || media_type == "*/*"
}

fn is_form(media_type: &str) -> bool {
    media_type == "application/x-www-form-urlencoded"
}
