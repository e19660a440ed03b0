use bytes::Bytes;
use http::{HeaderValue, Method};
use percent_encoding::percent_decode_str;

use super::answer::Answer;
use super::api::{
    agents, categories, document_writes, documents, knowledge_bases, knowledge_folders,
    knowledge_search, projects, prompt_writes, prompts, tasks, visibility_v1, visibility_v2,
};
use super::events;
use super::query::Query;
use super::state::State;
use super::world::World;

/// What answers a route: the document, or what the request is told instead of it.
pub(crate) type Handler = fn(&World, &State, &Call) -> Result<Answer, Answer>;

struct Route {
    method: Method,
    /// A segment in braces stands for any one that is not empty.
    path: &'static str,
    handler: Handler,
}

static ROUTES: &[Route] = &[
    get("/v1/agents", |world, _, call| agents::list(world, call)),
    get("/v1/documents", documents::list),
    post("/v1/documents", document_writes::create),
    get("/v1/documents/{document_id}", documents::read),
    patch("/v1/documents/{document_id}", document_writes::update),
    delete("/v1/documents/{document_id}", document_writes::delete),
    post(
        "/v1/documents/{document_id}/content",
        document_writes::replace,
    ),
    get("/v1/projects", projects::list),
    get("/v1/projects/{project_id}/tasks", tasks::list),
    get("/v1/projects/{project_id}/tasks/{task_id}", tasks::read),
    patch("/v1/projects/{project_id}/tasks/{task_id}", tasks::update),
    get("/v1/knowledge-bases", |world, _, call| {
        knowledge_bases::list(world, call)
    }),
    post(
        "/v1/knowledge-bases/{knowledge_base_id}/documents",
        knowledge_bases::add,
    ),
    put(
        "/v1/knowledge-bases/{knowledge_base_id}/documents",
        knowledge_bases::replace,
    ),
    delete(
        "/v1/knowledge-bases/{knowledge_base_id}/documents",
        knowledge_bases::delete,
    ),
    post(
        "/v1/knowledge-bases/{knowledge_base_id}/folders",
        knowledge_folders::create,
    ),
    delete(
        "/v1/knowledge-bases/{knowledge_base_id}/folders",
        knowledge_folders::delete,
    ),
    post(
        "/v1/knowledge-bases/{knowledge_base_id}/search",
        knowledge_search::search,
    ),
    get("/v1/org/categories", |world, _, call| {
        categories::list(world, call)
    }),
    get("/v1/org/categories/{category_id}/prompts", prompts::list),
    post(
        "/v1/org/categories/{category_id}/prompts",
        prompt_writes::create,
    ),
    patch(
        "/v1/org/categories/{category_id}/prompts",
        prompt_writes::update,
    ),
    patch(
        "/v1/org/categories/{category_id}/prompts/status",
        prompt_writes::set_status,
    ),
    post("/v1/reports/visibility", |world, _, call| {
        visibility_v1::report(world, call)
    }),
    post("/v2/reports/visibility", |world, _, call| {
        visibility_v2::report(world, call)
    }),
    post("/v1/reports/visibility/stream", |world, _, call| {
        visibility_v1::report(world, call).map(events::of_v1)
    }),
    post("/v2/reports/visibility/stream", |world, _, call| {
        visibility_v2::report(world, call).map(events::of_v2)
    }),
];

const fn get(path: &'static str, handler: Handler) -> Route {
    route(Method::GET, path, handler)
}

const fn post(path: &'static str, handler: Handler) -> Route {
    route(Method::POST, path, handler)
}

const fn patch(path: &'static str, handler: Handler) -> Route {
    route(Method::PATCH, path, handler)
}

const fn put(path: &'static str, handler: Handler) -> Route {
    route(Method::PUT, path, handler)
}

const fn delete(path: &'static str, handler: Handler) -> Route {
    route(Method::DELETE, path, handler)
}

const fn route(method: Method, path: &'static str, handler: Handler) -> Route {
    Route {
        method,
        path,
        handler,
    }
}

/// A request as its handler sees it.
pub(crate) struct Call {
    pub(crate) path: Places,
    pub(crate) query: Query,
    pub(crate) content_type: Option<HeaderValue>,
    pub(crate) body: Bytes,
}

/// What stands in the places of a path, decoded.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Places(Vec<(&'static str, String)>);

impl Places {
    pub(crate) fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value)
    }
}

pub(crate) enum Found {
    Handler(Handler, Places),
    /// The path is known by other methods: the value of an `Allow` header.
    OtherMethods(String),
    Nothing,
}

pub(crate) fn find(method: &Method, path: &str) -> Found {
    let here = ROUTES
        .iter()
        .filter_map(|route| Some((route, places(route.path, path)?)));
    let mut allowed = Vec::new();
    for (route, places) in here {
        if route.method == *method {
            return Found::Handler(route.handler, places);
        }
        allowed.push(route.method.as_str());
    }
    match allowed.is_empty() {
        true => Found::Nothing,
        false => Found::OtherMethods(allowed.join(", ")),
    }
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
    segments.next().is_none().then_some(Places(places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_path_names_the_methods_it_allows() {
        let path = "/v2/reports/visibility";
        assert!(matches!(find(&Method::POST, path), Found::Handler(..)));
        let Found::OtherMethods(allowed) = find(&Method::HEAD, path) else {
            panic!("HEAD should not be known");
        };
        assert_eq!(allowed, "POST");
        assert!(matches!(find(&Method::GET, "/v2"), Found::Nothing));
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
