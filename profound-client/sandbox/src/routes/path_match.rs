//! Finds the operation of a method and a path.

use http::Method;
use percent_encoding::percent_decode_str;

use crate::{
    http::request_context::PathParams,
    schema::shapes::{Operation, SHAPES},
};

/// The result of a search for the operation of a method and a path.
pub(crate) enum Found {
    Operation(&'static Operation, PathParams),
    /// The path exists with other methods. Contains the value of the `Allow` header.
    OtherMethods(String),
    Nothing,
}

/// Finds the operation of a method and a path. Literal segments take precedence over parameters.
pub(crate) fn find(method: &Method, path: &str) -> Found {
    let mut here: Vec<(&'static Operation, PathParams)> = SHAPES
        .operations
        .iter()
        .filter_map(|operation| Some((operation, path_params(&operation.path, path)?)))
        .collect();
    here.sort_by_key(|(_, path_params)| path_params.len());
    let allowed = allowed(&here);
    let mut found = here.into_iter();
    match found.find(|(operation, _)| operation.method == method.as_str()) {
        Some((operation, path_params)) => Found::Operation(operation, path_params),
        None if allowed.is_empty() => Found::Nothing,
        None => Found::OtherMethods(allowed),
    }
}

/// Returns the methods of the path that fits best.
fn allowed(here: &[(&'static Operation, PathParams)]) -> String {
    let best = here.first().map(|(operation, _)| &operation.path);
    let of_best = here
        .iter()
        .filter(|(operation, _)| Some(&operation.path) == best);
    let mut methods: Vec<&str> = of_best.map(|(one, _)| one.method.as_str()).collect();
    methods.sort_unstable();
    methods.dedup();
    methods.join(", ")
}

fn path_params(template: &'static str, path: &str) -> Option<PathParams> {
    let mut path_params = Vec::new();
    let mut segments = path.split('/');
    for expected in template.split('/') {
        let segment = segments.next()?;
        let name = expected
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'));
        match name {
            Some(name) if !segment.is_empty() => {
                let value = percent_decode_str(segment).decode_utf8_lossy();
                path_params.push((name, value.into_owned()));
            }
            None if segment == expected => {}
            _ => return None,
        }
    }
    segments
        .next()
        .is_none()
        .then(|| PathParams::new(path_params))
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
    fn literal_segments_are_preferred_to_parameters() {
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
    fn a_segment_in_braces_is_any_one_that_is_not_empty() {
        let template = "/v1/org/categories/{category_id}/prompts";
        let found = path_params(template, "/v1/org/categories/a%2Fb+c/prompts").expect("a match");
        assert_eq!(found.get("category_id"), "a/b+c");
        for other in [
            "//prompts",
            "/a/b/prompts",
            "/a",
            "/a/prompts/",
            "/a/prompts/b",
        ] {
            let path = format!("/v1/org/categories{other}");
            assert_eq!(path_params(template, &path), None, "{path}");
        }
    }
}
