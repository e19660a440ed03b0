//! Handlers of single operations, and the dispatcher that calls them.

mod categories;
pub(crate) mod collections;
mod document_writes;
mod documents;
mod knowledge_bases;
mod knowledge_folders;
mod knowledge_search;
mod knowledge_upload;
mod named_json;
pub(crate) mod path_match;
mod prompt_draft;
mod prompt_writes;
mod prompts;

use http::{
    StatusCode,
    header::{ALLOW, CONTENT_TYPE},
    request::Parts,
};

use crate::{
    dataset::Dataset,
    http::{
        query_string::QueryString, request_body::RequestBody, request_context::RequestContext,
        response::ApiResponse, service::Handler,
    },
    reports::{
        self, events,
        visibility::{report_v1, report_v2},
    },
    routes::path_match::{Found, find},
    schema::{generate, shapes::Operation, validated_request::ValidatedRequest},
    store::Store,
};

/// A handler of an operation. It returns the document, or the error of the request.
type OperationHandler = fn(&Dataset, &Store, &RequestContext) -> Result<ApiResponse, ApiResponse>;

/// The operations with behaviour of their own, besides their shapes.
static HANDLERS: &[(&str, OperationHandler)] = &[
    ("GET /v1/documents", documents::list),
    ("POST /v1/documents", document_writes::create),
    ("GET /v1/documents/{document_id}", documents::read),
    ("PATCH /v1/documents/{document_id}", document_writes::update),
    (
        "DELETE /v1/documents/{document_id}",
        document_writes::delete,
    ),
    (
        "POST /v1/documents/{document_id}/content",
        document_writes::replace,
    ),
    ("GET /v1/knowledge-bases", |dataset, _, context| {
        knowledge_bases::list(dataset, context)
    }),
    (
        "POST /v1/knowledge-bases/{knowledge_base_id}/documents",
        knowledge_bases::add,
    ),
    (
        "PUT /v1/knowledge-bases/{knowledge_base_id}/documents",
        knowledge_bases::replace,
    ),
    (
        "DELETE /v1/knowledge-bases/{knowledge_base_id}/documents",
        knowledge_bases::delete,
    ),
    (
        "POST /v1/knowledge-bases/{knowledge_base_id}/folders",
        knowledge_folders::create,
    ),
    (
        "DELETE /v1/knowledge-bases/{knowledge_base_id}/folders",
        knowledge_folders::delete,
    ),
    (
        "POST /v1/knowledge-bases/{knowledge_base_id}/search",
        knowledge_search::search,
    ),
    ("GET /v1/org/categories", |dataset, _, context| {
        categories::list(dataset, context)
    }),
    (
        "GET /v1/org/categories/{category_id}/prompts",
        prompts::list,
    ),
    (
        "POST /v1/org/categories/{category_id}/prompts",
        prompt_writes::create,
    ),
    (
        "PATCH /v1/org/categories/{category_id}/prompts",
        prompt_writes::update,
    ),
    (
        "PATCH /v1/org/categories/{category_id}/prompts/status",
        prompt_writes::set_status,
    ),
    ("POST /v1/reports/visibility", |dataset, _, context| {
        report_v1::report(dataset, context)
    }),
    ("POST /v2/reports/visibility", |dataset, _, context| {
        report_v2::report(dataset, context)
    }),
    (
        "POST /v1/reports/visibility/stream",
        |dataset, _, context| report_v1::report(dataset, context).map(events::of_v1),
    ),
    (
        "POST /v2/reports/visibility/stream",
        |dataset, _, context| report_v2::stream(dataset, context),
    ),
];

/// Returns the response of an operation, or the error of the request.
pub(crate) fn serve(
    operation: &'static Operation,
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let mut handlers = HANDLERS.iter();
    if let Some((_, handler)) = handlers.find(|(name, _)| operation.is(name)) {
        return handler(dataset, store, context);
    }
    let request = ValidatedRequest::read(operation, context)?;
    if let Some(response) = collections::respond(dataset, store, &request) {
        return response;
    }
    reports::respond(dataset, &request).unwrap_or_else(|| generate::respond(dataset, &request))
}

/// Returns the handler of all requests, with a new dataset and an empty store.
pub(crate) fn handler(seed: u64) -> Handler {
    let (dataset, store) = (Dataset::new(seed), Store::default());
    Box::new(move |head, query, body| {
        respond(&dataset, &store, head, query, body).unwrap_or_else(|problem| problem)
    })
}

fn respond(
    dataset: &Dataset,
    store: &Store,
    head: &Parts,
    query: QueryString,
    body: RequestBody,
) -> Result<ApiResponse, ApiResponse> {
    let (operation, path) = match find(&head.method, head.uri.path()) {
        Found::Operation(operation, path) => (operation, path),
        Found::OtherMethods(allowed) => {
            let status = StatusCode::METHOD_NOT_ALLOWED;
            return Err(ApiResponse::detail(status, "Method Not Allowed").header(ALLOW, &allowed));
        }
        Found::Nothing => return Err(ApiResponse::detail(StatusCode::NOT_FOUND, "Not Found")),
    };
    let context = RequestContext {
        path,
        query,
        content_type: head.headers.get(CONTENT_TYPE).cloned(),
        body: body.within_limit()?,
    };
    serve(operation, dataset, store, &context)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::shapes::SHAPES;

    #[test]
    fn every_handler_is_of_an_operation() {
        for (name, _) in HANDLERS {
            assert!(SHAPES.operations.iter().any(|one| one.is(name)), "{name}");
        }
    }
}
