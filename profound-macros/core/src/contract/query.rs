//! Verifies the query parameters of an endpoint.

use profound_contract::Operation;

use super::arguments::{helper_span, missing_argument_span, names, reject_option};
use crate::{
    ast::{Argument, Method, Role},
    errors::{self, Errors},
};

/// Checks that the operation has each query parameter, and that each required one has an argument.
pub(super) fn verify(operation: &Operation, method: &Method, roles: &[Role], errors: &mut Errors) {
    let meant = report_unknown(operation, method, roles, errors);
    if roles.contains(&Role::Flatten) {
        return;
    }
    let required = operation
        .query
        .iter()
        .filter(|parameter| parameter.required);
    for parameter in required {
        let name = parameter.name;
        reject_option(operation, name, method, roles, errors);
        let given = |role: &Role| matches!(role, Role::Query(given) if given == name);
        let named = |argument: &Argument| argument.name() == name;
        // Already reported: the argument is misspelt, or has the wrong role.
        let has = roles.iter().any(given) || meant.contains(&name);
        if has || method.arguments.iter().any(named) {
            continue;
        }
        let rule = format!("missing query parameter `{name}` of `{operation}`");
        let helper = if ["GET", "DELETE"].contains(&operation.method) {
            ""
        } else {
            "#[query] "
        };
        let help = format!("add an argument `{helper}{name}: &str`");
        errors.at(missing_argument_span(method), rule, help);
    }
}

/// Reports the query parameters that the operation does not have. Returns the parameters that were
/// probably meant.
fn report_unknown(
    operation: &Operation,
    method: &Method,
    roles: &[Role],
    errors: &mut Errors,
) -> Vec<&'static str> {
    let known = names(operation.query);
    let is_free = |name: &&str| {
        let given = |role: &Role| matches!(role, Role::Query(given) if given == name);
        !roles.iter().any(given)
    };
    let mut meant = Vec::new();
    for (argument, role) in method.arguments.iter().zip(roles) {
        let Role::Query(name) = role else { continue };
        if known.contains(&name.as_str()) {
            continue;
        }
        let free = known.iter().copied().filter(is_free);
        let near = errors::nearest(name, free.filter(|name| !meant.contains(name)));
        let rule = format!("unknown query parameter `{name}` of `{operation}`");
        let help = match near {
            Some(near) if argument.named => format!("write `\"{near}\"`"),
            // With `#[query]`, its name alone is underlined.
            Some(near) if argument.helper.is_some() => format!("write `query(\"{near}\")`"),
            Some(near) if syn::parse_str::<syn::Ident>(near).is_ok() => format!("write `{near}`"),
            Some(near) => format!("write `#[query(\"{near}\")] {}`", argument.ident),
            None if known.is_empty() => {
                format!("remove `{}`: there are no query parameters", argument.ident)
            }
            None => format!("the query parameters are {}", errors::list(&known)),
        };
        errors.at(helper_span(argument), rule, help);
        meant.extend(near);
    }
    meant
}
