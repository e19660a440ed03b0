//! Reports a route that the contract does not have, with the operation that was probably meant.

use std::cmp::Reverse;

use profound_contract::{Operation, is_parameter, same_path};
use syn::LitStr;

use crate::{
    attr::Route,
    errors::{self, Errors},
    operations::Contract,
    path::marked,
};

/// Returns the help for a path that the API has.
fn newer(contract: &Contract) -> String {
    match contract.file() {
        None => "if the API has it and this crate does not know it yet, add `unlisted`".to_owned(),
        Some(file) => format!(
            "if the API has it, add it to `{}`, or add `unlisted`",
            file.name
        ),
    }
}

/// Returns the file that an operation comes from, as the end of a help.
fn origin(operation: &Operation, contract: &Contract) -> String {
    let file = contract.file_of(operation);
    file.map_or_else(String::new, |file| format!(", which `{file}` has"))
}

/// Reports a route that the contract does not have, with the nearest that it has.
pub(super) fn report(route: &Route, contract: &Contract, errors: &mut Errors) {
    let (verb, path) = (route.verb.name(), route.path.text.as_str());
    let literal = &route.path.literal;
    let newer = newer(contract);
    let removed = contract
        .removed()
        .find(|removed| removed.method == verb && same_path(path, removed.path));
    if let Some(removed) = removed {
        let rule = format!("`{verb} {path}` has been removed from the API");
        return errors.on(literal, rule, removed.help);
    }
    let others: Vec<_> = contract
        .operations()
        .filter(|operation| same_path(path, operation.path))
        .collect();
    if let Some(first) = others.first() {
        let origin = origin(first, contract);
        let others: Vec<_> = others.iter().map(|operation| operation.method).collect();
        let first = first.method;
        let rule = format!(
            "`{path}` does not support {verb}, only {}",
            errors::list(&others)
        );
        let help = format!("write `{first}`{origin}; {newer}");
        return errors.at(route.span, rule, help);
    }
    if let Some(operation) = literal_for_parameter(path, verb, contract) {
        return report_literal(operation, path, literal, errors);
    }
    let help = match nearest(path, verb, contract) {
        Some(near) => {
            let origin = origin(&near, contract);
            if near.method == verb {
                format!("write `\"{}\"`{origin}; {newer}", near.path)
            } else {
                format!("the nearest operation is `{near}`{origin}; {newer}")
            }
        }
        None => newer,
    };
    errors.on(literal, format!("unknown path `{path}`"), help);
}

/// Finds the operation that has a parameter in place of a text of the path.
fn literal_for_parameter<'c>(
    path: &str,
    verb: &str,
    contract: &'c Contract,
) -> Option<&'c Operation> {
    let fits = |operation: &&Operation| {
        let count = path.split('/').count() == operation.path.split('/').count();
        let mut pairs = path.split('/').zip(operation.path.split('/'));
        count && pairs.all(|(own, theirs)| own == theirs || is_parameter(theirs))
    };
    contract
        .operations()
        .filter(|operation| operation.method == verb)
        .find(fits)
}

fn report_literal(operation: &Operation, path: &str, literal: &LitStr, errors: &mut Errors) {
    let segments = || path.split('/').zip(operation.path.split('/'));
    let text = segments().find(|(own, theirs)| is_parameter(theirs) && !is_parameter(own));
    let (own, theirs) = text.unwrap_or((path, operation.path));
    let rule = format!("expected the path parameter `{theirs}`, found `{own}`");
    let start = segments().take_while(|(own, theirs)| own == theirs || is_parameter(own));
    let start: usize = start.map(|(own, _)| own.len() + 1).sum();
    let rule = marked(&rule, path, start, own.len());
    let name = theirs.trim_matches(['{', '}']);
    let help = format!(
        "use `\"{}\"`, and add an argument `{name}: &str`",
        operation.path
    );
    errors.on(literal, rule, help);
}

/// Finds the operation with the nearest path. Of equally near ones, the method decides, then the version.
/// If it is deprecated, returns its replacement.
fn nearest(path: &str, verb: &str, contract: &Contract) -> Option<Operation> {
    const LONGEST: usize = 200;
    if path.len() > LONGEST {
        return None;
    }
    let own = normalized(path);
    let (_, near) = contract
        .operations()
        .filter_map(|operation| Some((distance(&own, operation)?, operation)))
        .min_by_key(|(distance, operation)| {
            (
                *distance,
                operation.method != verb,
                contract.file_of(operation).is_none(),
                Reverse(operation.path),
            )
        })?;
    let replacement = near
        .replaced_by
        .and_then(|path| contract.operation(near.method, path));
    Some(replacement.unwrap_or(*near))
}

/// Returns how far the path of an operation is from a normalized path; `None` if it is not similar. A
/// missing segment is as far as a wrong letter: `/v2/visibility` is near to `/v2/reports/visibility`.
fn distance(own: &str, operation: &Operation) -> Option<usize> {
    let theirs = normalized(operation.path);
    if let Some(missing) = missing_segments(own, &theirs) {
        return Some(missing);
    }
    let distance = errors::distance(own, &theirs);
    (distance <= own.len() / 2).then_some(distance)
}

/// Returns the number of segments that a path lacks, if it has all the others, in order, and ends with the
/// same text.
fn missing_segments(own: &str, theirs: &str) -> Option<usize> {
    let last = own.rsplit('/').next()?;
    if last == PARAMETER || !theirs.ends_with(&format!("/{last}")) {
        return None;
    }
    let mut rest = theirs.split('/');
    let mut segments = own.split('/');
    let all_found = segments.all(|segment| rest.any(|other| other == segment));
    let count = |path: &str| path.split('/').count();
    all_found.then(|| count(theirs) - count(own))
}

const PARAMETER: &str = "{}";

/// Returns a path in lower case, with parameters without names.
fn normalized(path: &str) -> String {
    let segment = |segment: &str| {
        if is_parameter(segment) {
            PARAMETER.to_owned()
        } else {
            segment.to_ascii_lowercase()
        }
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use profound_contract::OPERATIONS;

    use super::*;

    fn near(path: &str, verb: &str) -> Option<String> {
        let near = nearest(path, verb, &Contract::BuiltIn)?;
        Some(near.to_string())
    }

    #[test]
    fn the_nearest_operation_has_the_method_where_it_can() {
        let expected = Some("POST /v2/reports/visibility".to_owned());
        assert_eq!(near("/v2/report/visibility", "POST"), expected);
        assert_eq!(near("/V2/Reports/Visibility", "GET"), expected);
        assert_eq!(
            near("/v1/agent/{id}", "PATCH").as_deref(),
            Some("PATCH /v1/agents/{agent_id}")
        );
        assert_eq!(near("/something/else/entirely", "GET"), None);
        assert_eq!(near("/v1", "GET"), None);
    }

    #[test]
    fn a_path_without_version_or_segment_gets_the_current_operation() {
        for path in [
            "/reports/visibility",
            "/v3/reports/visibility",
            "/v2/visibility",
            "/visibility",
            "/v1/report/visibility",
            "/v1/visibility",
        ] {
            let expected = Some("POST /v2/reports/visibility");
            assert_eq!(near(path, "POST").as_deref(), expected, "{path}");
        }
        assert_eq!(near("/org", "GET").as_deref(), Some("GET /v1/org"));
        // These are only in the official SDKs.
        for (path, expected) in [
            ("/v1/domain-segments", "GET /v2/domain-segments"),
            ("/v2/domain_segments", "GET /v2/domain-segments"),
            (
                "/v2/prompt-volumes/volume",
                "POST /v2/prompt-volumes/volume/on-the-fly",
            ),
            (
                "/v2/prompt-volumes/intents",
                "POST /v2/prompt-volumes/intents/on-the-fly",
            ),
        ] {
            let method = expected.split(' ').next().expect("it has a method");
            assert_eq!(near(path, method).as_deref(), Some(expected), "{path}");
        }
    }

    #[test]
    fn no_misspelt_path_gets_a_deprecated_operation() {
        for operation in OPERATIONS {
            let (_, rest) = operation.path[1..].split_once('/').expect("a version");
            for path in [
                format!("/{rest}"),
                format!("/v9/{rest}"),
                format!("{}s", operation.path),
            ] {
                let near = nearest(&path, operation.method, &Contract::BuiltIn);
                let near = near.expect("it is near");
                assert_eq!(near.replaced_by, None, "{path}");
            }
        }
    }
}
