//! Reads an uploaded document, from JSON or from a form.

use bytes::Bytes;
use http::{HeaderValue, StatusCode};
use serde_json::{Map, Value, json};

use crate::{
    http::{
        multipart::{self, Part},
        problems::Problems,
        request_context::RequestContext,
        response::ApiResponse,
    },
    schema::{json_body, json_node::JsonNode},
};

/// An uploaded document, from JSON or from a form.
pub(crate) struct Upload {
    pub(crate) path: String,
    pub(crate) content: Bytes,
    pub(crate) content_type: String,
    pub(crate) filename: Option<String>,
}

pub(crate) fn read(context: &RequestContext) -> Result<Upload, ApiResponse> {
    match &context.content_type {
        Some(content_type) if multipart::is_multipart(content_type) => form(context, content_type),
        _ => json_body::read(context, text),
    }
}

/// Reads a path of one or more names. Slashes at its ends are removed.
pub(crate) fn path(node: &JsonNode<'_>) -> Option<String> {
    let names: Vec<&str> = node
        .filled()?
        .split('/')
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() || names.iter().any(|name| matches!(*name, "." | "..")) {
        return node.problem("value_error", "Value error, not a path of names");
    }
    let path = names.join("/");
    if path.len() > MOST_PATH || names.len() > MOST_NAMES {
        return node.problem("value_error", "Value error, the path is too long");
    }
    Some(path)
}

fn text(body: &JsonNode<'_>) -> Option<Upload> {
    body.forbid_other_than(&["name", "text", "folder"]);
    let path = document_path(body);
    let text = body.required("text").and_then(|node| node.filled());
    Some(Upload {
        path: path?,
        content: Bytes::copy_from_slice(text?.as_bytes()),
        content_type: "text/plain".to_owned(),
        filename: None,
    })
}

fn form(context: &RequestContext, content_type: &HeaderValue) -> Result<Upload, ApiResponse> {
    let parts = multipart::parse(content_type, &context.body).map_err(|wrong| {
        ApiResponse::detail(StatusCode::BAD_REQUEST, &format!("Invalid form: {wrong}"))
    })?;
    let fields: Map<String, Value> = parts
        .iter()
        .map(|part| (part.name.clone(), field(part)))
        .collect();
    let fields = fields.into();
    let problems = Problems::default();
    let body = JsonNode::root("body", &fields, &problems);
    let path = document_path(&body);
    let is_file = body.required("file").and_then(|node| file(&node));
    let path = problems.into_result(path.filter(|_| is_file.is_some()))?;
    let sent = parts.into_iter().rev().find(|part| part.name == "file");
    let sent = sent.ok_or_else(|| ApiResponse::invalid(&[]))?;
    Ok(Upload {
        path,
        // Copy the file, so that the store does not keep the rest of the body.
        content: Bytes::copy_from_slice(&sent.content),
        content_type: sent.content_type.unwrap_or_else(|| "text/plain".to_owned()),
        filename: sent.filename,
    })
}

fn document_path(body: &JsonNode<'_>) -> Option<String> {
    let name = body.required("name").and_then(|node| path(&node));
    let folder = body.nullable_or("folder", None, |node| path(node).map(Some));
    match (folder?, name?) {
        (Some(folder), name) => Some(format!("{folder}/{name}")),
        (None, name) => Some(name),
    }
}

/// Returns a part as the value of its field: a text, or an object for a file.
fn field(part: &Part) -> Value {
    match &part.filename {
        Some(filename) => json!({ "filename": filename }),
        None => std::str::from_utf8(&part.content).ok().into(),
    }
}

fn file(node: &JsonNode<'_>) -> Option<()> {
    if node.value.is_object() {
        Some(())
    } else {
        node.problem(
            "value_error",
            "Value error, a file is a part with a file name",
        )
    }
}

/// The longest path, in bytes.
const MOST_PATH: usize = 1024;
const MOST_NAMES: usize = 16;
