//! Rules of the contract: finds the operation of a route and verifies an endpoint against it.
//!
//! The source decides the role of an argument. The contract verifies the role and never assigns one.

mod arguments;
mod parts;

use profound_contract::{
    Body, OPERATIONS, Operation, ParameterKind, REMOVED, is_parameter, same_path,
};
use syn::LitStr;

use self::arguments::{missing_argument_span, names, reject_option};
pub(crate) use self::parts::is_file;
use crate::{
    ast::{Method, Role},
    attr::Route,
    errors::{self, Errors},
    path::marked,
};

const NEWER: &str = "add `unlisted` if the API has it and this crate does not know it yet";

/// Finds the operation of a route, and reports an error with the nearest one if there is none.
pub(crate) fn find(route: &Route, errors: &mut Errors) -> Option<&'static Operation> {
    let operation = listed(route);
    if operation.is_none() {
        report_unknown(route, errors);
    }
    operation
}

/// Returns the operation of a route, if the contract has it.
pub(crate) fn listed(route: &Route) -> Option<&'static Operation> {
    profound_contract::find(route.verb.name(), &route.path.text)
}

/// Checks the arguments of an endpoint against its operation.
pub(crate) fn verify(operation: &Operation, method: &Method, roles: &[Role], errors: &mut Errors) {
    verify_query(operation, method, roles, errors);
    verify_body(operation, method, roles, errors);
    parts::verify(operation, method, roles, errors);
}

/// Returns whether an operation takes a query parameter of this name more than once.
pub(crate) fn repeats(operation: &Operation, name: &str) -> bool {
    operation
        .query_parameter(name)
        .is_some_and(|parameter| parameter.kind == ParameterKind::Repeated)
}

fn segments_match(path: &str, other: &str, matches: impl Fn(&str, &str) -> bool) -> bool {
    let (mut one, mut two) = (path.split('/'), other.split('/'));
    loop {
        match (one.next(), two.next()) {
            (None, None) => return true,
            (Some(segment), Some(other)) if matches(segment, other) => {}
            _ => return false,
        }
    }
}

/// Reports a route that the contract does not have, with the nearest that it has.
fn report_unknown(route: &Route, errors: &mut Errors) {
    let (verb, path) = (route.verb.name(), route.path.text.as_str());
    let literal = &route.path.literal;
    let removed = REMOVED
        .iter()
        .find(|removed| removed.method == verb && same_path(path, removed.path));
    if let Some(removed) = removed {
        return errors.on(
            literal,
            format!("the API has removed `{verb} {path}`"),
            removed.help,
        );
    }
    let others: Vec<_> = OPERATIONS
        .iter()
        .filter(|operation| same_path(path, operation.path))
        .collect();
    if !others.is_empty() {
        let verbs: Vec<_> = others.iter().map(|operation| operation.method).collect();
        let rule = format!(
            "`{path}` takes no {verb}: it takes {}",
            errors::list(&verbs)
        );
        let help = format!("write `{}`; {NEWER}", verbs[0]);
        return errors.at(route.span, rule, help);
    }
    if let Some(operation) = literal_for_parameter(path, verb) {
        return report_literal(operation, path, literal, errors);
    }
    let help = match nearest(path, verb) {
        Some(near) if near.method == verb => format!("write `\"{}\"`; {NEWER}", near.path),
        Some(near) => format!("the nearest is `{near}`; {NEWER}"),
        None => NEWER.to_owned(),
    };
    errors.on(literal, format!("the API has no `{path}`"), help);
}

/// Finds the operation that has a parameter in place of a text of the path.
fn literal_for_parameter(path: &str, verb: &str) -> Option<&'static Operation> {
    let fits = |one: &str, other: &str| one == other || is_parameter(other);
    let of = |operation: &&Operation| segments_match(path, operation.path, fits);
    OPERATIONS
        .iter()
        .filter(|operation| operation.method == verb)
        .find(of)
}

fn report_literal(operation: &Operation, path: &str, literal: &LitStr, errors: &mut Errors) {
    let segments = || path.split('/').zip(operation.path.split('/'));
    let text = segments().find(|(own, theirs)| is_parameter(theirs) && !is_parameter(own));
    let (own, theirs) = text.unwrap_or((path, operation.path));
    let rule = format!("`{own}` stands where the API takes a parameter");
    let start = segments().take_while(|(own, theirs)| own == theirs || is_parameter(own));
    let start: usize = start.map(|(own, _)| own.len() + 1).sum();
    let rule = marked(&rule, path, start, own.len());
    let name = theirs.trim_matches(['{', '}']);
    let help = format!(
        "put it there, as in `\"{}\"`, and add an argument `{name}: &str`",
        operation.path
    );
    errors.on(literal, rule, help);
}

/// Finds the operation with the nearest path. Of two equally near ones, the method decides.
fn nearest(path: &str, verb: &str) -> Option<&'static Operation> {
    const LONGEST: usize = 200;
    if path.len() > LONGEST {
        return None;
    }
    let own_path = normalized(path);
    let own = OPERATIONS
        .iter()
        .filter(|operation| operation.method == verb);
    let others = OPERATIONS
        .iter()
        .filter(|operation| operation.method != verb);
    own.chain(others)
        .map(|operation| {
            (
                errors::distance(&own_path, &normalized(operation.path)),
                operation,
            )
        })
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= own_path.len() / 2)
        .map(|(_, operation)| operation)
}

/// Returns a path in lower case, with parameters without names.
fn normalized(path: &str) -> String {
    let segment = |segment: &str| {
        if is_parameter(segment) {
            "{}".to_owned()
        } else {
            segment.to_ascii_lowercase()
        }
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

fn verify_query(operation: &Operation, method: &Method, roles: &[Role], errors: &mut Errors) {
    let known = names(operation.query);
    for (argument, role) in method.arguments.iter().zip(roles) {
        let Role::Query(name) = role else { continue };
        if known.contains(&name.as_str()) {
            continue;
        }
        let span = argument
            .helper
            .as_ref()
            .map_or_else(|| argument.ident.span(), |(_, span)| *span);
        let rule = format!("`{operation}` has no query parameter `{name}`");
        let help = match errors::nearest(name, known.iter().copied()) {
            Some(near) if argument.named => format!("write `\"{near}\"`"),
            Some(near) => format!("write `#[query(\"{near}\")] {}`", argument.ident),
            None if known.is_empty() => "remove the argument: it takes none".to_owned(),
            None => format!("it takes {}", errors::list(&known)),
        };
        errors.at(span, rule, help);
    }
    if roles.contains(&Role::Flatten) {
        return;
    }
    for parameter in operation
        .query
        .iter()
        .filter(|parameter| parameter.required)
    {
        let name = parameter.name;
        reject_option(operation, name, method, roles, errors);
        let given = |role: &Role| matches!(role, Role::Query(given) if given == name);
        // Already reported: the argument has the wrong role.
        if roles.iter().any(given)
            || method
                .arguments
                .iter()
                .any(|argument| argument.name() == name)
        {
            continue;
        }
        let rule = format!("`{operation}` requires the query parameter `{name}`");
        let helper = if operation.method == "GET" || operation.method == "DELETE" {
            ""
        } else {
            "#[query] "
        };
        errors.at(
            missing_argument_span(method),
            rule,
            format!("add an argument `{helper}{name}: &str`"),
        );
    }
}

fn verify_body(operation: &Operation, method: &Method, roles: &[Role], errors: &mut Errors) {
    let given = roles.iter().position(Role::is_body);
    let name = operation;
    if roles.iter().any(Role::is_part) {
        return;
    }
    if matches!(
        operation.body,
        Body::Json { required: true } | Body::Multipart(_)
    ) {
        reject_option(operation, "body", method, roles, errors);
    }
    let missing = missing_argument_span(method);
    let required = format!("`{name}` requires a body");
    match (given, operation.body) {
        (Some(place), Body::None) => {
            let argument = &method.arguments[place];
            let own = argument.name();
            let help = if operation.query_parameter(&own).is_some() {
                format!("write `#[query] {own}`")
            } else {
                format!("remove the argument `{own}`")
            };
            errors.on(&argument.ident, format!("`{name}` takes no body"), help);
        }
        (Some(place), _) if roles[place] == Role::Form => {
            let argument = &method.arguments[place];
            let span = argument
                .helper
                .as_ref()
                .map_or_else(|| argument.ident.span(), |(_, span)| *span);
            errors.at(
                span,
                format!("`{name}` takes no form"),
                "use `#[body]`, which sends it as JSON",
            );
        }
        (None, Body::Multipart(parts)) => {
            let help = format!(
                "add its parts, {}, or an argument such as `body: &T`, where `T` implements \
                 `serde::Serialize`",
                parts::arguments(parts)
            );
            errors.at(missing, required, help);
        }
        (None, Body::Json { required: true }) => {
            let helper = if operation.method == "DELETE" {
                "#[body] "
            } else {
                ""
            };
            let help = format!(
                "add an argument such as `{helper}body: &T`, where `T` implements `serde::Serialize`"
            );
            errors.at(missing, required, help);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_operation_has_the_method_where_it_can() {
        let near = |path, verb| nearest(path, verb).map(Operation::to_string);
        let expected = Some("POST /v2/reports/visibility".to_owned());
        assert_eq!(near("/v2/report/visibility", "POST"), expected);
        assert_eq!(near("/V2/Reports/Visibility", "GET"), expected);
        assert_eq!(
            near("/v1/agent/{id}", "PATCH").as_deref(),
            Some("PATCH /v1/agents/{agent_id}")
        );
        assert_eq!(near("/something/else/entirely", "GET"), None);
    }
}
