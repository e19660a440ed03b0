//! Handles knowledge bases and their documents.

use http::StatusCode;
use serde_json::{Value, json};

use crate::{
    dataset::{Dataset, InitialKnowledgeBase, dates::timestamp},
    http::{request_context::RequestContext, response::ApiResponse},
    routes::knowledge_upload::{self, Upload},
    schema::{json_body, json_node::JsonNode, params},
    store::{
        Store,
        knowledge_base::{self, KnowledgeDocument},
    },
};

/// Handles `GET /v1/knowledge-bases`.
pub(crate) fn list(
    dataset: &Dataset,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let organization = organization(context)?;
    let knowledge_bases = dataset.knowledge_bases.iter();
    let visible = knowledge_bases.filter(|base| is_of(base, organization.as_deref()));
    Ok(ApiResponse::json(&json!({
        "data": visible.map(describe).collect::<Vec<_>>(),
        "pagination": { "limit": 10_000, "next_cursor": null },
    })))
}

/// Handles `POST /v1/knowledge-bases/{knowledge_base_id}/documents`.
pub(crate) fn add(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let base = in_path(dataset, context)?;
    let upload = knowledge_upload::read(context)?;
    store.knowledge_base(base, |knowledge_base| {
        if knowledge_base.documents.contains_key(&upload.path) {
            let detail = "A document of this name exists";
            return Err(ApiResponse::detail(StatusCode::CONFLICT, detail));
        }
        let folder = knowledge_base::folder(&upload.path)
            .map_or(0, |folder| knowledge_base.room_for(folder));
        store.keep(folder)?;
        let (path, document) = kept(store, upload).inspect_err(|_| store.release(folder))?;
        let response = done("Document added", &path);
        knowledge_base.put(path, document);
        Ok(ApiResponse::json(&response).with_status(StatusCode::CREATED))
    })
}

/// Handles `PUT /v1/knowledge-bases/{knowledge_base_id}/documents`.
pub(crate) fn replace(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let base = in_path(dataset, context)?;
    let upload = knowledge_upload::read(context)?;
    store.knowledge_base(base, |knowledge_base| {
        if !knowledge_base.documents.contains_key(&upload.path) {
            return Err(not_found());
        }
        let (path, document) = kept(store, upload)?;
        let response = done("Document updated", &path);
        if let Some(old) = knowledge_base.put(path, document) {
            store.release(old.kept);
        }
        Ok(ApiResponse::json(&response))
    })
}

/// Handles `DELETE /v1/knowledge-bases/{knowledge_base_id}/documents`.
pub(crate) fn delete(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let base = in_path(dataset, context)?;
    let path = json_body::read(context, |body| {
        body.forbid_other_than(&["name"]);
        knowledge_upload::path(&body.required("name")?)
    })?;
    store.knowledge_base(base, |knowledge_base| {
        let document = knowledge_base
            .documents
            .remove(&path)
            .ok_or_else(not_found)?;
        store.release(document.kept);
        Ok(ApiResponse::json(&done("Document deleted", &path)))
    })
}

/// Returns the knowledge base that a path names.
pub(crate) fn in_path<'a>(
    dataset: &'a Dataset,
    context: &RequestContext,
) -> Result<&'a InitialKnowledgeBase, ApiResponse> {
    let id = params::id(context, "knowledge_base_id")?;
    let organization = organization(context)?;
    let mut knowledge_bases = dataset.knowledge_bases.iter();
    knowledge_bases
        .find(|base| base.entity.id == id && is_of(base, organization.as_deref()))
        .ok_or_else(|| ApiResponse::detail(StatusCode::NOT_FOUND, "Knowledge base not found"))
}

fn organization(context: &RequestContext) -> Result<Option<String>, ApiResponse> {
    params::query(context, &[], |query| {
        query.optional_or("organization_id", None, |id| JsonNode::uuid(id).map(Some))
    })
}

fn is_of(base: &InitialKnowledgeBase, organization: Option<&str>) -> bool {
    organization.is_none_or(|id| id == base.organization.id)
}

fn kept(store: &Store, upload: Upload) -> Result<(String, KnowledgeDocument), ApiResponse> {
    let kept = upload.content.len() + upload.path.len() + DOCUMENT_SIZE;
    store.keep(kept)?;
    let document = KnowledgeDocument {
        content: upload.content,
        content_type: upload.content_type,
        filename: upload.filename,
        tags: &[],
        kept,
    };
    Ok((upload.path, document))
}

fn done(message: &str, path: &str) -> Value {
    let name = path.rsplit('/').next().unwrap_or(path);
    json!({ "message": message, "name": name, "path": path, "folder": knowledge_base::folder(path) })
}

fn describe(base: &InitialKnowledgeBase) -> Value {
    json!({
        "id": base.entity.id,
        "name": base.entity.name,
        "slug": base.slug,
        "description": base.description,
        "created_at": timestamp(base.created),
    })
}

fn not_found() -> ApiResponse {
    ApiResponse::detail(StatusCode::NOT_FOUND, "Document not found")
}

/// Approximate memory of a document besides its content, in bytes.
const DOCUMENT_SIZE: usize = 512;
