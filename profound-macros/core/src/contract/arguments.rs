//! Helpers that the checks of query parameters, bodies and parts share.

use proc_macro2::Span;
use profound_contract::{Operation, Parameter};
use syn::{GenericArgument, PathArguments, Type};

use crate::{
    ast::{Argument, Method, Role},
    errors::Errors,
    tokens::source_text,
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
        let Some(inner) = option_argument(&argument.ty) else {
            continue;
        };
        let required = if name == "body" {
            "a body".to_owned()
        } else {
            format!("`{name}`")
        };
        let rule = format!(
            "`{operation}` requires {required}, so the type of `{}` cannot be `Option`",
            argument.ident
        );
        errors.on(
            &argument.ty,
            rule,
            format!("write `{}`", source_text(inner)),
        );
    }
}

/// Returns the `T` of an `Option<T>`.
fn option_argument(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) if last.ident == "Option" => {
            arguments.args.iter().find_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
        }
        _ => None,
    }
}

/// Returns the span for a message about an argument: its helper, or its name.
pub(super) fn helper_span(argument: &Argument) -> Span {
    let helper = argument.helper.as_ref();
    helper.map_or_else(|| argument.ident.span(), |(_, span)| *span)
}

/// Returns the span for a message about a missing argument: the name of the method.
pub(super) fn missing_argument_span(method: &Method) -> Span {
    method.ident.span()
}
