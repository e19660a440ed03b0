//! Rejects headers and arguments with the name that carries the key of another service.

use crate::{
    ast::{Method, Role},
    attr::{Key, Options},
    errors::Errors,
};

/// Rejects a pair of `headers(…)` that names the header with the key. `outer` has the options of the
/// trait, whose own pairs are checked with the trait.
pub(super) fn reject_header_pairs(own: &Options, outer: Option<&Options>, errors: &mut Errors) {
    let outer_key = outer.and_then(|outer| outer.key.as_ref());
    let Some(key) = own.key.as_ref().or(outer_key) else {
        return;
    };
    let rule = |name: &str| format!("the header `{name}` carries the key");
    let own_pairs = own.headers.iter();
    for header in own_pairs.filter(|header| key.value.is_in_header(&header.name)) {
        let name = header.literal.value();
        errors.on(&header.literal, rule(&name), HELP);
    }
    let outer_pairs = outer.map_or(&[][..], |outer| &outer.headers);
    // The pair of the trait is right for the other methods: this key is not.
    let collides = outer_pairs
        .iter()
        .find(|header| key.value.is_in_header(&header.name));
    if let (Some(header), Some(own_key)) = (collides, &own.key) {
        let is_repeated = outer_key.is_some_and(|key| key.value == own_key.value);
        let is_replaced = own.headers.iter().any(|own| own.name == header.name);
        if !is_repeated && !is_replaced {
            let name = header.literal.value();
            let rule = format!("the trait sets the header `{name}`, so it cannot carry the key");
            let help = "remove the header from the trait, or set it on the other methods";
            errors.at(own_key.span, rule, help);
        }
    }
}

/// Rejects an argument with the name of the header or the query parameter that carries the key.
pub(super) fn reject_arguments(
    method: &Method,
    roles: &[Option<Role>],
    key: Option<&Key>,
    errors: &mut Errors,
) {
    let Some(key) = key else { return };
    for (argument, role) in method.arguments.iter().zip(roles) {
        let rule = match role {
            Some(Role::Header(name)) if key.is_in_header(name) => {
                format!("the header `{name}` carries the key")
            }
            Some(Role::Query(name))
                if key.is_in_query(name) && !name.eq_ignore_ascii_case("api_key") =>
            {
                format!("the query parameter `{name}` carries the key")
            }
            _ => continue,
        };
        let helper = argument.helper.as_ref().filter(|_| argument.named);
        let span = helper.map_or_else(|| argument.ident.span(), |(_, span)| *span);
        errors.at(span, rule, HELP);
    }
}

const HELP: &str = "remove it: the client sends the key";
