//! Finds the category that a request names.

use http::StatusCode;

use crate::dataset::Category;
use crate::dataset::World;
use crate::http::answer::Answer;
use crate::http::request_context::RequestContext;
use crate::schema::params;

/// Returns the category that the path of a request names.
pub(crate) fn category_in_path<'a>(
    world: &'a World,
    context: &RequestContext,
) -> Result<&'a Category, Answer> {
    category(world, &params::id(context, "category_id")?)
}

/// Returns the category with an id, or a 404.
pub(crate) fn category<'a>(world: &'a World, id: &str) -> Result<&'a Category, Answer> {
    world
        .category(id)
        .ok_or_else(|| Answer::detail(StatusCode::NOT_FOUND, "Category not found"))
}
