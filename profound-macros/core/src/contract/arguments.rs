//! Helpers that the checks of query parameters, bodies and parts share.

use proc_macro2::Span;
use profound_contract::{Operation, Parameter};
use syn::Type;

use crate::{
    ast::{Method, Role},
    errors::Errors,
};

/// Returns the names of parameters, in order.
pub(super) fn names(parameters: &'static [Parameter]) -> Vec<&'static str> {
    parameters.iter().map(|parameter| parameter.name).collect()
}

/// Rejects an `Option` as the type of an argument that the API requires.
pub(super) fn reject_option(
    operation: &Operation,
    name: &str,
    method: &Method,
    roles: &[Role],
    errors: &mut Errors,
) {
    let given = |role: &Role| match role {
        Role::Query(given) => given == name,
        Role::Part(given) => given == name,
        role => name == "body" && role.is_body(),
    };
    let arguments = method.arguments.iter().zip(roles);
    for (argument, _) in arguments.filter(|(_, role)| given(role)) {
        let Type::Path(path) = &argument.ty else {
            continue;
        };
        if path
            .path
            .segments
            .last()
            .is_some_and(|segment| segment.ident == "Option")
        {
            let rule = format!(
                "`{}` requires `{}`, and an `Option` may leave it out",
                operation,
                if name == "body" {
                    argument.name()
                } else {
                    name.to_owned()
                }
            );
            errors.on(&argument.ty, rule, "use the type within");
        }
    }
}

/// Returns the span for a message about a missing argument: the name of the method.
pub(super) fn missing_argument_span(method: &Method) -> Span {
    method.ident.span()
}
