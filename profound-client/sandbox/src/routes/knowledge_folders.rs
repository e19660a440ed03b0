//! Handles the folders of knowledge bases.

use http::StatusCode;
use serde_json::{Value, json};

use crate::{
    dataset::Dataset,
    http::{request_context::RequestContext, response::ApiResponse},
    routes::{knowledge_bases, knowledge_upload},
    schema::{json_body, json_node::JsonNode},
    store::Store,
};

/// Handles `POST /v1/knowledge-bases/{knowledge_base_id}/folders`.
pub(crate) fn create(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let base = knowledge_bases::in_path(dataset, context)?;
    let path = json_body::read(context, |body| {
        body.forbid_other_than(&["path"]);
        knowledge_upload::path(&body.required("path")?)
    })?;
    store.knowledge_base(base, |knowledge_base| {
        if knowledge_base.folders.contains_key(&path) {
            return Err(conflict("The folder exists"));
        }
        store.keep(knowledge_base.room_for(&path))?;
        knowledge_base.add_folder(&path);
        let response = ApiResponse::json(&done("Folder created", &path));
        Ok(response.with_status(StatusCode::CREATED))
    })
}

/// Handles `DELETE /v1/knowledge-bases/{knowledge_base_id}/folders`.
pub(crate) fn delete(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let base = knowledge_bases::in_path(dataset, context)?;
    let (path, recursive) = json_body::read(context, |body| {
        body.forbid_other_than(&["path", "recursive"]);
        let path = body
            .required("path")
            .and_then(|node| knowledge_upload::path(&node));
        let recursive = body.optional_or("recursive", false, JsonNode::boolean);
        Some((path?, recursive?))
    })?;
    store.knowledge_base(base, |knowledge_base| {
        if !knowledge_base.folders.contains_key(&path) {
            return Err(ApiResponse::detail(
                StatusCode::NOT_FOUND,
                "Folder not found",
            ));
        }
        if !recursive && !knowledge_base.is_empty(&path) {
            return Err(conflict("The folder is not empty"));
        }
        store.release(knowledge_base.remove_folder(&path));
        Ok(ApiResponse::json(&done("Folder deleted", &path)))
    })
}

fn done(message: &str, path: &str) -> Value {
    json!({ "message": message, "path": path })
}

fn conflict(detail: &str) -> ApiResponse {
    ApiResponse::detail(StatusCode::CONFLICT, detail)
}
