//! Handles writes of documents.

use http::StatusCode;
use serde_json::{Map, Value};

use crate::{
    dataset::Dataset,
    http::{request_context::RequestContext, response::ApiResponse},
    routes::documents::{VISIBILITIES, describe, not_found, organization, organization_in_query},
    schema::{json_body, json_node::JsonNode, params},
    store::{
        Store,
        documents::{Document, DocumentAccess},
    },
};

/// Handles `POST /v1/documents`.
pub(crate) fn create(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let (id, owner, name, content) = json_body::read(context, |body| {
        body.forbid_other_than(&["id", "organization_id", "name", "content_markdown"]);
        let id = body.required("id").and_then(|node| node.uuid());
        let owner = body
            .required("organization_id")
            .and_then(|node| node.uuid());
        let name = body.required("name").and_then(|node| node.filled());
        let content = body
            .required("content_markdown")
            .and_then(|node| content_of(&node).filter(|_| node.filled().is_some()));
        Some((id?, owner?, name?.to_owned(), content?.to_owned()))
    })?;
    let organization = organization(dataset, &owner)?;
    let now = store.tick();
    store.documents(organization, |documents| {
        if documents.hides(&id) {
            let detail = "A document of this id exists, and is not yours";
            return Err(ApiResponse::detail(StatusCode::CONFLICT, detail));
        }
        let known = documents
            .find(&id)
            .map(|document| describe(organization, document));
        let described = match known {
            Some(known) => with(known, "version_hash", Value::Null),
            None => {
                let kept = content.len() + name.len() + PAPER_SIZE;
                store.keep(kept)?;
                let document = Document {
                    id,
                    name,
                    content,
                    access: DocumentAccess::Invited,
                    created: now,
                    updated: now,
                    ours: true,
                    named_by_hand: false,
                    kept,
                };
                let described = describe(organization, &document);
                let described = with(described, "version_hash", document.version().into());
                documents.add(document);
                described
            }
        };
        Ok(ApiResponse::json(&described).with_status(StatusCode::CREATED))
    })
}

/// Handles `PATCH /v1/documents/{document_id}`.
pub(crate) fn update(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let id = params::id(context, "document_id")?;
    let (owner, name, access) = json_body::read(context, |body| {
        body.forbid_other_than(&["organization_id", "name", "visibility"]);
        let owner = body
            .required("organization_id")
            .and_then(|node| node.uuid());
        let name = body.nullable_or("name", None, |node| {
            node.filled().map(|name| Some(name.to_owned()))
        });
        let access = body.nullable_or("visibility", None, |node| {
            node.choice(VISIBILITIES).map(Some)
        });
        Some((owner?, name?, access?))
    })?;
    let organization = organization(dataset, &owner)?;
    let now = store.tick();
    store.documents(organization, |documents| {
        let document = documents.find(&id).ok_or_else(not_found)?;
        created_by_caller(document)?;
        if let Some(name) = name {
            store.keep(name.len())?;
            document.kept += name.len();
            document.name = name;
            document.named_by_hand = true;
            document.updated = now;
        }
        if let Some(access) = access {
            document.access = access;
            document.updated = now;
        }
        Ok(ApiResponse::json(&describe(organization, document)))
    })
}

/// Handles `POST /v1/documents/{document_id}/content`.
pub(crate) fn replace(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let id = params::id(context, "document_id")?;
    if let Some(field) = version_field(context) {
        let detail = format!("`{field}` is not accepted: a replace takes no precondition");
        return Err(ApiResponse::detail(StatusCode::BAD_REQUEST, &detail));
    }
    let (owner, content, keeps_name) = json_body::read(context, |body| {
        body.forbid_other_than(&["organization_id", "content_markdown", "skip_title_sync"]);
        let owner = body
            .required("organization_id")
            .and_then(|node| node.uuid());
        let content = body
            .required("content_markdown")
            .and_then(|node| content_of(&node));
        let keeps_name = body.optional_or("skip_title_sync", false, JsonNode::boolean);
        Some((owner?, content?.to_owned(), keeps_name?))
    })?;
    let organization = organization(dataset, &owner)?;
    let now = store.tick();
    store.documents(organization, |documents| {
        let document = documents.find(&id).ok_or_else(not_found)?;
        created_by_caller(document)?;
        store.keep(content.len())?;
        document.kept += content.len();
        let heading = content.lines().find_map(|line| line.strip_prefix("# "));
        if let Some(heading) = heading.filter(|_| !keeps_name && !document.named_by_hand) {
            document.name = heading.trim().to_owned();
        }
        document.content = content;
        document.updated = now;
        let described = describe(organization, document);
        let described = with(described, "version_hash", document.version().into());
        let characters = document.content.chars().count();
        Ok(ApiResponse::json(&with(
            described,
            "content_chars",
            characters.into(),
        )))
    })
}

/// Handles `DELETE /v1/documents/{document_id}`.
pub(crate) fn delete(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let id = params::id(context, "document_id")?;
    let organization = organization_in_query(dataset, context)?;
    store.documents(organization, |documents| {
        let document = documents.find(&id).ok_or_else(not_found)?;
        if !document.ours {
            let detail = "Only a document that was created through the API can be deleted by it";
            return Err(ApiResponse::detail(StatusCode::FORBIDDEN, detail));
        }
        store.release(document.kept);
        documents.remove(&id);
        Ok(ApiResponse::empty())
    })
}

/// Returns the field of a body that names the version to replace, in any spelling.
fn version_field(context: &RequestContext) -> Option<String> {
    let body: Map<String, Value> = serde_json::from_slice(&context.body).ok()?;
    let is_version = |name: &&String| {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        letters.collect::<String>().to_lowercase() == "workingversionhash"
    };
    body.keys().find(is_version).cloned()
}

/// Returns a 403 for a document that is only shared with the caller.
fn created_by_caller(document: &Document) -> Result<(), ApiResponse> {
    if document.ours {
        return Ok(());
    }
    let detail = "Only the creator of a document can change it";
    Err(ApiResponse::detail(StatusCode::FORBIDDEN, detail))
}

/// Reads a text of at most a million bytes.
fn content_of<'a>(node: &JsonNode<'a>) -> Option<&'a str> {
    let text = node.text()?;
    if text.len() > MOST_BYTES {
        node.problem("string_too_long", TOO_LONG)
    } else {
        Some(text)
    }
}

fn with(mut described: Value, name: &str, value: Value) -> Value {
    described[name] = value;
    described
}

/// Approximate memory of a document besides its content, in bytes.
const PAPER_SIZE: usize = 512;

const MOST_BYTES: usize = 1_000_000;

const TOO_LONG: &str = "String should have at most 1000000 bytes";
