//! Verifies the parts of a multipart body.

use profound_contract::{Body, Operation, Parameter, ParameterKind};

use super::arguments::{helper_span, missing_argument_span, names, reject_option};
use crate::{
    ast::{Argument, Method, Role},
    errors::{self, Errors},
};

/// Returns whether the part of this name is a file.
pub(crate) fn is_file(operation: &Operation, name: &str) -> bool {
    operation
        .parts()
        .iter()
        .any(|part| part.name == name && part.kind == ParameterKind::File)
}

/// Checks the parts of an endpoint that has some.
pub(super) fn verify(operation: &Operation, method: &Method, roles: &[Role], errors: &mut Errors) {
    let given: Vec<(&Argument, &str)> = method
        .arguments
        .iter()
        .zip(roles)
        .filter_map(|(argument, role)| match role {
            Role::Part(name) => Some((argument, name.as_str())),
            _ => None,
        })
        .collect();
    let Some(&(first, _)) = given.first() else {
        return;
    };
    let parts = operation.parts();
    if parts.is_empty() {
        return report_parts_not_taken(operation, first, errors);
    }
    let known = names(parts);
    let mut meant = Vec::new();
    for (argument, name) in &given {
        if !known.contains(name) {
            let is_free = |known: &&str| given.iter().all(|(_, given)| given != known);
            let near = errors::nearest(name, known.iter().copied().filter(is_free));
            report_unknown(operation, argument, name, near, errors);
            meant.extend(near);
        }
    }
    for part in parts.iter().filter(|part| part.required) {
        let name = part.name;
        reject_option(operation, name, method, roles, errors);
        let called = |argument: &Argument| argument.name() == name;
        let has = given.iter().any(|(_, given)| *given == name) || meant.contains(&name);
        // Already reported: the argument has the wrong role.
        if has || method.arguments.iter().any(called) {
            continue;
        }
        let rule = format!("missing part `{name}` of `{operation}`");
        errors.at(
            missing_argument_span(method),
            rule,
            format!("add an argument {}", argument(part)),
        );
    }
}

fn report_parts_not_taken(operation: &Operation, first: &Argument, errors: &mut Errors) {
    let rule = format!("`{operation}` cannot have parts, found `{}`", first.name());
    let help = match operation.body {
        Body::None => format!("remove the argument `{}`", first.name()),
        _ => "use one struct that implements `serde::Serialize`, with `#[body]`".into(),
    };
    errors.at(helper_span(first), rule, help);
}

fn report_unknown(
    operation: &Operation,
    argument: &Argument,
    name: &str,
    near: Option<&str>,
    errors: &mut Errors,
) {
    let is_query = operation.query_parameter(name).is_some();
    let rule = if is_query {
        format!("`{name}` is a query parameter of `{operation}`, not a part")
    } else {
        format!("unknown part `{name}` of `{operation}`")
    };
    let help = match near {
        _ if is_query && argument.named => {
            format!("use `#[query(\"{name}\")]`")
        }
        _ if is_query => "write `query`".to_owned(),
        Some(near) if argument.named => format!("write `\"{near}\"`"),
        Some(near) => format!("write `part(\"{near}\")`"),
        None => {
            let known = names(operation.parts());
            format!("the parts are {}", errors::list(&known))
        }
    };
    errors.at(helper_span(argument), rule, help);
}

/// Returns the arguments for the required parts.
pub(super) fn arguments(parts: &[Parameter]) -> String {
    let required = parts.iter().filter(|part| part.required);
    required.map(argument).collect::<Vec<_>>().join(" and ")
}

fn argument(part: &Parameter) -> String {
    let ty = if part.kind == ParameterKind::File {
        "Part"
    } else {
        "str"
    };
    format!("`#[part] {}: &{ty}`", part.name)
}
