//! Verifies the body of an endpoint: present, expected, and an object.

use profound_contract::{Body, Operation};
use syn::{GenericArgument, PathArguments, Type, TypePath};

use super::{
    arguments::{helper_span, missing_argument_span, reject_option},
    parts,
};
use crate::{
    ast::{Argument, Method, Role},
    errors::Errors,
    tokens::source_text,
};

/// Checks the body of an endpoint without parts.
pub(super) fn verify(operation: &Operation, method: &Method, roles: &[Role], errors: &mut Errors) {
    if roles.iter().any(Role::is_part) {
        return;
    }
    let given = roles.iter().position(Role::is_body);
    match (given, operation.body) {
        (Some(place), Body::None) => {
            report_not_taken(operation, &method.arguments[place], errors);
        }
        (Some(place), _) if roles[place] == Role::Form => {
            let rule = format!("`#[body(form)]` is not allowed here: `{operation}` expects JSON");
            let span = helper_span(&method.arguments[place]);
            errors.at(span, rule, "use `#[body]`, which sends JSON");
        }
        (Some(place), body) => {
            let argument = &method.arguments[place];
            if is_never_object(&argument.ty) {
                report_no_object(operation, argument, errors);
            } else if body != (Body::Json { required: false }) {
                reject_option(operation, "body", method, roles, errors);
            }
        }
        (None, body) => report_missing(operation, body, method, errors),
    }
}

fn report_not_taken(operation: &Operation, argument: &Argument, errors: &mut Errors) {
    let name = argument.name();
    let help = if operation.query_parameter(&name).is_some() {
        format!("write `#[query] {name}`")
    } else {
        format!("remove the argument `{name}`")
    };
    let rule = format!("`{operation}` cannot have a body, found `{name}`");
    errors.on(&argument.ident, rule, help);
}

fn report_missing(operation: &Operation, body: Body, method: &Method, errors: &mut Errors) {
    let example = |helper: &str| {
        format!(
            "an argument `{helper}body: &T`, where `T` is a struct that implements `serde::Serialize`"
        )
    };
    let help = match body {
        Body::None | Body::Json { required: false } => return,
        Body::Multipart(parts) => {
            format!("add {}, or {}", parts::arguments(parts), example(""))
        }
        Body::Json { .. } if operation.method == "DELETE" => format!("add {}", example("#[body] ")),
        Body::Json { .. } => format!("add {}", example("")),
    };
    let rule = format!("missing body of `{operation}`");
    errors.at(missing_argument_span(method), rule, help);
}

fn report_no_object(operation: &Operation, argument: &Argument, errors: &mut Errors) {
    let name = &argument.ident;
    let rule = format!(
        "expected an object as the body of `{operation}`, found `{}`",
        source_text(&argument.ty)
    );
    let help = if operation.query_parameter(&argument.name()).is_some() {
        format!("annotate `{name}` with `#[query]`")
    } else {
        format!(
            "put `{name}` into a struct that implements `serde::Serialize`, and pass that struct"
        )
    };
    errors.on(&argument.ty, rule, help);
}

/// Returns whether serde certainly serializes a type as something else than an object. All bodies of the
/// API are objects. A type with an unknown name can be an object.
fn is_never_object(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => is_never_object(&reference.elem),
        Type::Paren(paren) => is_never_object(&paren.elem),
        Type::Group(group) => is_never_object(&group.elem),
        Type::Tuple(_) | Type::Array(_) | Type::Slice(_) => true,
        Type::Path(path) => is_never_object_by_name(path),
        _ => false,
    }
}

fn is_never_object_by_name(ty: &TypePath) -> bool {
    const SCALARS: [&str; 18] = [
        "str", "String", "bool", "char", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16",
        "i32", "i64", "i128", "isize", "f32", "f64",
    ];
    const LISTS: [&str; 5] = ["Vec", "VecDeque", "LinkedList", "HashSet", "BTreeSet"];
    const TRANSPARENT: [&str; 5] = ["Option", "Box", "Arc", "Rc", "Cow"];
    let segments = &ty.path.segments;
    let is_std = |name: &syn::Ident| ["std", "alloc", "core"].iter().any(|known| name == known);
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else {
        return false;
    };
    if ty.qself.is_some() || (segments.len() > 1 && !is_std(&first.ident)) {
        return false;
    }
    let name = last.ident.to_string();
    if TRANSPARENT.contains(&name.as_str()) {
        return type_arguments(&last.arguments).any(is_never_object);
    }
    SCALARS.contains(&name.as_str()) || LISTS.contains(&name.as_str())
}

fn type_arguments(arguments: &PathArguments) -> impl Iterator<Item = &Type> {
    let arguments = match arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    };
    let arguments = arguments.into_iter().flatten();
    arguments.filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(ty: &str) -> bool {
        is_never_object(&syn::parse_str(ty).expect("a type"))
    }

    #[test]
    fn scalars_and_lists_are_not_objects() {
        for ty in [
            "&str",
            "String",
            "&'static str",
            "std::string::String",
            "u32",
            "f64",
            "()",
            "(u8, u8)",
            "&[Query]",
            "[u8; 4]",
            "Vec<Query>",
            "std::collections::BTreeSet<u8>",
            "Option<&str>",
            "Cow<'_, str>",
            "&Box<[u8]>",
        ] {
            assert!(refused(ty), "{ty}");
        }
    }

    #[test]
    fn a_type_with_another_name_can_be_an_object() {
        for ty in [
            "&Query",
            "T",
            "impl Serialize",
            "&dyn erased_serde::Serialize",
            "serde_json::Value",
            "HashMap<String, u8>",
            "my::String",
            "<T as Of>::String",
            "Option<Query>",
            "Box<Query>",
            "Cow<'_, Query>",
        ] {
            assert!(!refused(ty), "{ty}");
        }
    }
}
