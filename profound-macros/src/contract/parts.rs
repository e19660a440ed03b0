//! The parts of a multipart body.

use proc_macro2::Span;

use super::{Operation, after, bare, optional, table::Body};
use crate::{
    ast::{Argument, Method},
    errors::{self, Errors},
    valid::Role,
};

impl Operation {
    /// Whether a part of this name is a file.
    pub(crate) fn is_file(&self, name: &str) -> bool {
        self.parts()
            .iter()
            .any(|part| bare(part) == name && part.ends_with('@'))
    }

    fn parts(&self) -> &'static [&'static str] {
        match self.body {
            Body::Multipart(parts) => parts,
            _ => &[],
        }
    }
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
        return none_taken(operation, first, errors);
    }
    let known: Vec<_> = parts.iter().map(|part| bare(part)).collect();
    let mut meant = Vec::new();
    for (argument, name) in &given {
        if !known.contains(name) {
            let near = errors::nearest(name, known.iter().copied());
            unknown(operation, argument, name, near, errors);
            meant.extend(near);
        }
    }
    for part in parts.iter().filter(|part| part.contains('!')) {
        let name = bare(part);
        optional(operation, name, method, roles, errors);
        let called = |argument: &Argument| argument.name() == name;
        let has = given.iter().any(|(_, given)| *given == name) || meant.contains(&name);
        // An argument of that name in another role has been told of.
        if has || method.arguments.iter().any(called) {
            continue;
        }
        let rule = format!("`{}` requires the part `{name}`", operation.name());
        errors.at(
            after(method),
            rule,
            format!("add an argument {}", argument(part)),
        );
    }
}

fn none_taken(operation: &Operation, first: &Argument, errors: &mut Errors) {
    let rule = format!("`{}` takes no parts", operation.name());
    let help = match operation.body {
        Body::None => format!("remove the argument `{}`", first.name()),
        _ => "send it as JSON: put what they say into a struct, and make it the `#[body]`".into(),
    };
    errors.at(place(first), rule, help);
}

fn unknown(
    operation: &Operation,
    argument: &Argument,
    name: &str,
    near: Option<&str>,
    errors: &mut Errors,
) {
    let rule = format!("`{}` has no part `{name}`", operation.name());
    let help = match near {
        _ if operation.has_query(name) => match argument.named {
            true => format!("it is a query parameter: annotate it with `#[query(\"{name}\")]`"),
            false => "write `query`".to_owned(),
        },
        Some(near) if argument.named => format!("write `\"{near}\"`"),
        Some(near) => format!("write `part(\"{near}\")`"),
        None => {
            let known: Vec<_> = operation.parts().iter().map(|part| bare(part)).collect();
            format!("it takes {}", errors::list(&known))
        }
    };
    errors.at(place(argument), rule, help);
}

/// The arguments that send the parts which are required.
pub(super) fn arguments(parts: &[&'static str]) -> String {
    let required = parts.iter().filter(|part| part.contains('!'));
    required
        .map(|part| argument(part))
        .collect::<Vec<_>>()
        .join(" and ")
}

fn argument(part: &'static str) -> String {
    let ty = if part.ends_with('@') { "Part" } else { "str" };
    format!("`#[part] {}: &{ty}`", bare(part))
}

/// What a message about a part is about: its helper.
fn place(argument: &Argument) -> Span {
    let helper = argument.helper.as_ref();
    helper.map_or_else(|| argument.ident.span(), |(_, span)| *span)
}
