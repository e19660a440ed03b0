//! Handles collections. One table lists their operations, each with an action and a kind of record.

mod actions;
mod agents;
mod assets;
mod insights;
mod kind;
mod list_pages;
pub(crate) mod operation_table;
mod organization_lists;
mod projects;
mod runs;

use crate::{
    dataset::Dataset,
    http::response::ApiResponse,
    routes::collections::{kind::Context, operation_table::TABLE},
    schema::validated_request::ValidatedRequest,
    store::Store,
};

/// Returns the response of a collection operation, or `None` if the table does not have it.
pub(crate) fn respond(
    dataset: &Dataset,
    store: &Store,
    request: &ValidatedRequest,
) -> Option<Result<ApiResponse, ApiResponse>> {
    let mut table = TABLE.iter();
    let (_, kind, action) = table.find(|(name, ..)| request.operation.is(name))?;
    let owner = request.text(kind.owner).unwrap_or_default().to_owned();
    let context = Context {
        dataset,
        store,
        request,
        owner,
    };
    Some((kind.owned)(&context).and_then(|()| context.act(kind, *action)))
}
