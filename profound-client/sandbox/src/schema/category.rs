//! Finds the category that a request names.

use http::StatusCode;

use crate::{
    dataset::{Category, Dataset},
    http::{request_context::RequestContext, response::ApiResponse},
    schema::params,
};

/// Returns the category that the path of a request names.
pub(crate) fn category_in_path<'a>(
    dataset: &'a Dataset,
    context: &RequestContext,
) -> Result<&'a Category, ApiResponse> {
    category(dataset, &params::id(context, "category_id")?)
}

/// Returns the category with an id, or a 404.
pub(crate) fn category<'a>(dataset: &'a Dataset, id: &str) -> Result<&'a Category, ApiResponse> {
    dataset
        .category(id)
        .ok_or_else(|| ApiResponse::detail(StatusCode::NOT_FOUND, "Category not found"))
}
