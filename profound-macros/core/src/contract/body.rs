//! Verifies the body of an endpoint: present, expected, and an object.

use profound_contract::{Body, Operation, Parameter};
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
        (Some(place), body) => {
            let argument = &method.arguments[place];
            if let Some(expected) = other_kind(body, &roles[place]) {
                report_kind(operation, expected, argument, errors);
            } else if is_object(body) && is_never_object(&argument.ty) {
                report_no_object(operation, argument, errors);
            } else if is_required(body) {
                reject_option(operation, "body", method, roles, errors);
            }
        }
        (None, body) => report_missing(operation, body, method, errors),
    }
}

/// The kind of body that an operation takes.
#[derive(Clone, Copy)]
enum Kind {
    Json,
    Form,
    Parts(&'static [Parameter]),
}

/// Returns the kind that an operation expects, if the argument has another one.
fn other_kind(body: Body, role: &Role) -> Option<Kind> {
    match body {
        Body::Multipart {
            parts,
            or_json: false,
        } => Some(Kind::Parts(parts)),
        Body::Form { .. } if *role != Role::Form => Some(Kind::Form),
        Body::Json { .. } | Body::Multipart { .. } if *role == Role::Form => Some(Kind::Json),
        _ => None,
    }
}

fn is_object(body: Body) -> bool {
    !matches!(body, Body::Json { object: false, .. })
}

fn is_required(body: Body) -> bool {
    match body {
        Body::Json { required, .. } | Body::Form { required } => required,
        Body::None | Body::Multipart { .. } => true,
    }
}

fn report_kind(operation: &Operation, expected: Kind, argument: &Argument, errors: &mut Errors) {
    let span = helper_span(argument);
    let name = &argument.ident;
    match expected {
        Kind::Json => {
            let rule = format!("`#[body(form)]` is not allowed here: `{operation}` expects JSON");
            errors.at(span, rule, "use `#[body]`, which sends JSON");
        }
        Kind::Form => {
            let rule = format!("expected a form as the body of `{operation}`, found JSON");
            let help = if argument.helper.is_some() {
                "write `body(form)`".to_owned()
            } else {
                format!("write `#[body(form)] {name}`")
            };
            errors.at(span, rule, help);
        }
        Kind::Parts(parts) => {
            let rule = format!("expected parts as the body of `{operation}`, found `{name}`");
            let help = format!("in place of `{name}`, add {}", parts::arguments(parts));
            errors.at(span, rule, help);
        }
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
        body if body == Body::None || !is_required(body) => return,
        Body::None => return,
        Body::Form { .. } => format!("add {}", example("#[body(form)] ")),
        Body::Multipart { parts, or_json } => {
            let parts = parts::arguments(parts);
            if or_json {
                format!("add {parts}, or {}", example(""))
            } else {
                format!("add {parts}")
            }
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

/// Returns whether serde certainly serializes a type as something else than an object. A type with an
/// unknown name can be an object.
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
