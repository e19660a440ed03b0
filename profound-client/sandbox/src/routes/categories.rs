//! Handles the list of categories.

use serde_json::{Value, json};

use crate::{
    dataset::{Category, Dataset},
    http::{request_context::RequestContext, response::ApiResponse},
    schema::{json_node::JsonNode, params},
};

/// Handles `GET /v1/org/categories`.
pub(crate) fn list(
    dataset: &Dataset,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let wanted = organizations(context)?;
    let shown =
        |category: &&Category| wanted.is_empty() || wanted.contains(&category.organization.id);
    let categories = dataset.categories.iter().filter(shown);
    Ok(ApiResponse::json(
        &categories.map(describe).collect::<Vec<_>>(),
    ))
}

fn organizations(context: &RequestContext) -> Result<Vec<String>, ApiResponse> {
    params::query(context, &["organization_ids"], |query| {
        query.optional_or("organization_ids", Vec::new(), |ids| {
            ids.each(JsonNode::uuid)
        })
    })
}

fn describe(category: &Category) -> Value {
    json!({
        "id": category.entity.id,
        "name": category.entity.name,
        "internal_name": category.internal_name,
        "organization": {
            "id": category.organization.id,
            "name": category.organization.name,
        },
    })
}
