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

use std::sync::Arc;

use http::{
    StatusCode,
    header::{ALLOW, CONTENT_TYPE},
    request::Parts,
};

use crate::{
    dataset::Dataset,
    http::{
        controls::Controls,
        keys::{Keys, Permissions},
        query_string::QueryString,
        request_body::RequestBody,
        request_context::RequestContext,
        response::ApiResponse,
        service::{Handler, forbidden},
    },
    reports::{
        self,
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
        |dataset, _, context| report_v1::stream(dataset, context),
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

/// The data that keys of the same organisations share.
struct Tenant {
    organizations: Vec<String>,
    dataset: Dataset,
    store: Store,
}

/// Returns the handler of all requests, with new datasets and empty stores. `None` if an organisation
/// of a key does not exist.
pub(crate) fn handler(seed: u64, keys: &Keys, controls: Arc<Controls>) -> Option<Handler> {
    let (mut tenants, mut of_keys): (Vec<Tenant>, Vec<usize>) = (Vec::new(), Vec::new());
    for key in keys.all() {
        let organizations = key.organizations();
        let known = tenants
            .iter()
            .position(|one| one.organizations == organizations);
        of_keys.push(known.unwrap_or(tenants.len()));
        if known.is_none() {
            let dataset = Dataset::new(seed).limited_to(organizations);
            let found = dataset.organizations.len();
            if found == 0 || found < organizations.len() {
                return None;
            }
            tenants.push(Tenant {
                organizations: organizations.to_vec(),
                dataset,
                store: Store::default(),
            });
        }
    }
    let permissions: Vec<Permissions> = (0..of_keys.len())
        .map(|key| keys.permissions(key))
        .collect();
    Some(Box::new(move |head, query, body, key| {
        let tenant = &tenants[of_keys[key]];
        let request = (head, query, body);
        respond(tenant, permissions[key], &controls, request).unwrap_or_else(|problem| problem)
    }))
}

fn respond(
    tenant: &Tenant,
    permissions: Permissions,
    controls: &Controls,
    (head, query, body): (&Parts, QueryString, RequestBody),
) -> Result<ApiResponse, ApiResponse> {
    let (operation, path) = match find(&head.method, head.uri.path()) {
        Found::Operation(operation, path) => (operation, path),
        Found::OtherMethods(allowed) => {
            let status = StatusCode::METHOD_NOT_ALLOWED;
            return Err(ApiResponse::detail(status, "Method Not Allowed").header(ALLOW, &allowed));
        }
        Found::Nothing => return Err(ApiResponse::detail(StatusCode::NOT_FOUND, "Not Found")),
    };
    if permissions == Permissions::ReadOnly && !is_read_only(operation) {
        return Err(forbidden());
    }
    let name = format!("{} {}", operation.method, operation.path);
    if let Some(canned) = controls.canned.next(&name) {
        return Ok(canned.response());
    }
    let context = RequestContext {
        path,
        query,
        content_type: head.headers.get(CONTENT_TYPE).cloned(),
        body: body.within_limit()?,
        now: i64::try_from(controls.clock.now().as_secs()).unwrap_or(i64::MAX),
    };
    serve(operation, &tenant.dataset, &tenant.store, &context)
}

fn is_read_only(operation: &Operation) -> bool {
    let known = profound_contract::find(&operation.method, &operation.path);
    known.is_some_and(|known| known.read_only)
}

/// Returns the name of an operation, such as `GET /v1/org/categories`, from its name or from a concrete
/// path. `None` if there is no such operation.
pub(crate) fn operation_name(text: &str) -> Option<String> {
    let (method, path) = text.split_once(' ')?;
    let method = http::Method::from_bytes(method.as_bytes()).ok()?;
    match find(&method, path.trim()) {
        Found::Operation(operation, _) => Some(format!("{} {}", operation.method, operation.path)),
        _ => None,
    }
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
