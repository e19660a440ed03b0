//! The dispatcher: finds the operation of a request, and its handler.

mod categories;
pub(crate) mod collections;
mod document_writes;
mod documents;
mod knowledge_bases;
mod knowledge_folders;
mod knowledge_search;
mod named;
mod prompt_draft;
mod prompt_writes;
mod prompts;
mod upload;

use http::Method;
use percent_encoding::percent_decode_str;

use crate::dataset::World;
use crate::http::answer::Answer;
use crate::http::request_context::Call;
use crate::http::request_context::Places;
use crate::reports;
use crate::reports::events;
use crate::reports::visibility::v1;
use crate::reports::visibility::v2;
use crate::schema::asked::Asked;
use crate::schema::invent;
use crate::schema::shapes::Operation;
use crate::schema::shapes::SHAPES;
use crate::store::State;

/// What answers a route: the document, or what the request is told instead of it.
type Handler = fn(&World, &State, &Call) -> Result<Answer, Answer>;

/// The operations that do more than their shapes say.
static HANDLERS: &[(&str, Handler)] = &[
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
    ("GET /v1/knowledge-bases", |world, _, call| {
        knowledge_bases::list(world, call)
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
    ("GET /v1/org/categories", |world, _, call| {
        categories::list(world, call)
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
    ("POST /v1/reports/visibility", |world, _, call| {
        v1::report(world, call)
    }),
    ("POST /v2/reports/visibility", |world, _, call| {
        v2::report(world, call)
    }),
    ("POST /v1/reports/visibility/stream", |world, _, call| {
        v1::report(world, call).map(events::of_v1)
    }),
    ("POST /v2/reports/visibility/stream", |world, _, call| {
        v2::stream(world, call)
    }),
];

/// Answers a call of an operation, or says what is wrong with it.
pub(crate) fn serve(
    operation: &'static Operation,
    world: &World,
    state: &State,
    call: &Call,
) -> Result<Answer, Answer> {
    let mut handlers = HANDLERS.iter();
    if let Some((_, handler)) = handlers.find(|(name, _)| operation.is(name)) {
        return handler(world, state, call);
    }
    let asked = Asked::read(operation, call)?;
    if let Some(answer) = collections::answer(world, state, &asked) {
        return answer;
    }
    reports::answer(world, &asked).unwrap_or_else(|| invent::answer(world, &asked))
}

pub(crate) enum Found {
    Operation(&'static Operation, Places),
    /// The path is known by other methods: the value of an `Allow` header.
    OtherMethods(String),
    Nothing,
}

/// Finds the operation of a path. Where several fit, the one whose path says more of it does.
pub(crate) fn find(method: &Method, path: &str) -> Found {
    let mut here: Vec<(&'static Operation, Places)> = SHAPES
        .operations
        .iter()
        .filter_map(|operation| Some((operation, places(&operation.path, path)?)))
        .collect();
    here.sort_by_key(|(_, places)| places.len());
    let allowed = allowed(&here);
    let mut found = here.into_iter();
    match found.find(|(operation, _)| operation.method == method.as_str()) {
        Some((operation, places)) => Found::Operation(operation, places),
        None if allowed.is_empty() => Found::Nothing,
        None => Found::OtherMethods(allowed),
    }
}

/// The methods of the path that fits best.
fn allowed(here: &[(&'static Operation, Places)]) -> String {
    let best = here.first().map(|(operation, _)| &operation.path);
    let of_best = here
        .iter()
        .filter(|(operation, _)| Some(&operation.path) == best);
    let mut methods: Vec<&str> = of_best.map(|(one, _)| one.method.as_str()).collect();
    methods.sort_unstable();
    methods.dedup();
    methods.join(", ")
}

fn places(template: &'static str, path: &str) -> Option<Places> {
    let mut places = Vec::new();
    let mut segments = path.split('/');
    for expected in template.split('/') {
        let segment = segments.next()?;
        let name = expected
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'));
        match name {
            Some(name) if !segment.is_empty() => {
                let value = percent_decode_str(segment).decode_utf8_lossy();
                places.push((name, value.into_owned()));
            }
            None if segment == expected => {}
            _ => return None,
        }
    }
    segments.next().is_none().then(|| Places::new(places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_path_names_the_methods_it_allows() {
        let path = "/v2/reports/visibility";
        assert!(matches!(find(&Method::POST, path), Found::Operation(..)));
        let Found::OtherMethods(allowed) = find(&Method::HEAD, path) else {
            panic!("HEAD should not be known");
        };
        assert_eq!(allowed, "POST");
        assert!(matches!(find(&Method::GET, "/v2"), Found::Nothing));
    }

    #[test]
    fn only_methods_of_the_best_path_are_allowed_in_order_and_once() {
        for (path, expected) in [
            ("/v1/documents", "GET, POST"),
            ("/v1/agents/node-types", "GET"),
            ("/v1/agents/some", "GET, PATCH"),
        ] {
            let Found::OtherMethods(allowed) = find(&Method::PUT, path) else {
                panic!("PUT should not be known of {path}");
            };
            assert_eq!(allowed, expected, "{path}");
        }
    }

    #[test]
    fn words_of_a_path_are_preferred_to_places_in_it() {
        for (path, expected) in [
            ("/v1/projects/generations", "/v1/projects/generations"),
            ("/v1/projects/generation", "/v1/projects/{project_id}"),
            ("/v1/agents/node-types", "/v1/agents/node-types"),
        ] {
            let Found::Operation(operation, _) = find(&Method::GET, path) else {
                panic!("{path} should be known");
            };
            assert_eq!(operation.path, expected);
        }
    }

    #[test]
    fn every_handler_is_of_an_operation() {
        for (name, _) in HANDLERS {
            assert!(SHAPES.operations.iter().any(|one| one.is(name)), "{name}");
        }
    }

    #[test]
    fn a_segment_in_braces_is_any_one_that_is_not_empty() {
        let template = "/v1/org/categories/{category_id}/prompts";
        let found = places(template, "/v1/org/categories/a%2Fb+c/prompts").expect("a match");
        assert_eq!(found.get("category_id"), "a/b+c");
        for other in [
            "//prompts",
            "/a/b/prompts",
            "/a",
            "/a/prompts/",
            "/a/prompts/b",
        ] {
            let path = format!("/v1/org/categories{other}");
            assert_eq!(places(template, &path), None, "{path}");
        }
    }
}
