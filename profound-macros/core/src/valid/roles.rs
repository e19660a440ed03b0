//! Gives each argument its role. The source decides it: path, HTTP method and helper attributes.

use super::key;
use crate::{
    ast::{Argument, Method, Role},
    attr::{Key, Route, Verb},
    contract::listed,
    errors::{self, Errors, list},
    operations::Contract,
};

/// Gives each argument its role. Returns `None` if an error has been reported.
pub(crate) fn assign(
    method: &Method,
    route: &Route,
    contract: &Contract,
    key: Option<&Key>,
    errors: &mut Errors,
) -> Option<Vec<Role>> {
    let before = errors.count();
    let roles = known(method, route, contract, errors);
    check_path_parameters(method, route, &roles, errors);
    reject_api_key(method, &roles, errors);
    key::reject_arguments(method, &roles, key, errors);
    reject_body_beside_parts(method, &roles, errors);
    reject_duplicates(method, &roles, errors);
    if errors.count() > before {
        return None;
    }
    roles.into_iter().collect()
}

/// Returns the role of each argument, `None` for one without a role.
pub(crate) fn known(
    method: &Method,
    route: &Route,
    contract: &Contract,
    errors: &mut Errors,
) -> Vec<Option<Role>> {
    let mut roles: Vec<Option<Role>> = method
        .arguments
        .iter()
        .map(|argument| explicit_role(argument, route, errors))
        .collect();
    if method.receiver.is_none() {
        assign_client(method, &mut roles, errors);
    }
    for (argument, role) in method.arguments.iter().zip(&mut roles) {
        let free = role.is_none() && !argument.wrong;
        if free && route.path.parameters.contains(&argument.name()) {
            *role = Some(Role::Path(argument.name()));
        }
    }
    assign_remaining(method, route, contract, &mut roles, errors);
    roles
}

/// Returns the role that a helper attribute gives.
fn explicit_role(argument: &Argument, route: &Route, errors: &mut Errors) -> Option<Role> {
    let (helper, span) = argument.helper.as_ref()?;
    let role = helper.role(argument);
    match &role {
        Role::Body | Role::Form if route.verb == Verb::Get => {
            let rule = "`#[body]` is not allowed here: a GET request has no body";
            let help = "write `query`, or `query(flatten)` for the fields of a struct";
            errors.at(*span, rule, help);
        }
        Role::Part(_) if !route.verb.has_body() => {
            let rule = format!(
                "`#[part]` is not allowed here: a {} request has no parts",
                route.verb.name()
            );
            let help = "use `#[query]`; only POST, PUT and PATCH requests have parts";
            errors.at(*span, rule, help);
        }
        Role::Path(name) if !route.path.parameters.contains(name) => {
            let known = route.path.parameters.iter().map(String::as_str);
            let help = match errors::nearest(name, known) {
                Some(near) if argument.named => format!("write `\"{near}\"`"),
                Some(near) => format!("write `path(\"{near}\")`"),
                None => format!("add `{{{name}}}` to the path, or use `#[query]`"),
            };
            errors.at(*span, format!("unknown path parameter `{name}`"), help);
        }
        _ => {}
    }
    Some(role)
}

/// Makes the first argument of a free function its client.
fn assign_client(method: &Method, roles: &mut [Option<Role>], errors: &mut Errors) {
    let help = "add `client: &Client` as its first argument";
    match (method.arguments.first(), roles.first_mut()) {
        (Some(argument), Some(role)) => {
            if let Some((helper, span)) = &argument.helper {
                let rule = format!(
                    "`#[{}]` is not allowed on `{}`: the first argument is the client",
                    helper.name(),
                    argument.ident
                );
                errors.at(*span, rule, "remove it, or add `client: &Client` before it");
            }
            *role = Some(Role::Client);
        }
        _ => errors.on(
            &method.ident,
            format!("missing client argument of `{}`", method.ident),
            help,
        ),
    }
}

/// Assigns the arguments that neither a helper attribute nor the path names: query values or the body.
fn assign_remaining(
    method: &Method,
    route: &Route,
    contract: &Contract,
    roles: &mut [Option<Role>],
    errors: &mut Errors,
) {
    let free = |(place, argument): &(usize, &Argument)| roles[*place].is_none() && !argument.wrong;
    let free: Vec<_> = method.arguments.iter().enumerate().filter(free).collect();
    if !route.verb.has_body() {
        for (place, argument) in free {
            roles[place] = Some(Role::Query(argument.name()));
        }
        return;
    }
    let has = |is: fn(&Role) -> bool| {
        let argument = roles.iter().position(|role| role.as_ref().is_some_and(is));
        argument.map(|place| method.arguments[place].name())
    };
    let (part, body) = (has(Role::is_part), has(Role::is_body));
    if free.len() == 1 && part.is_none() && body.is_none() {
        roles[free[0].0] = Some(Role::Body);
        return;
    }
    let is_query = |argument: &Argument| {
        let operation = listed(contract, route);
        operation.is_some_and(|known| known.query_parameter(&argument.name()).is_some())
    };
    let (queries, others): (Vec<_>, Vec<_>) = free
        .into_iter()
        .partition(|(_, argument)| is_query(argument));
    for (_, argument) in queries {
        let name = &argument.ident;
        let rule = format!("missing `#[query]` on `{name}`, which is a query parameter");
        errors.on(name, rule, format!("write `#[query] {name}`"));
    }
    let others: Vec<_> = others.into_iter().map(|(_, argument)| argument).collect();
    match (part, &others[..]) {
        (_, []) => {}
        (Some(part), others) => {
            for argument in others {
                let name = &argument.ident;
                let rule = format!("missing `#[part]` on `{name}`: `{part}` is a part of the body");
                errors.on(name, rule, format!("write `#[part] {name}`"));
            }
        }
        (None, others) => report_second_body(body, others, errors),
    }
}

/// Reports arguments without a role beside a body, or several that could be the body.
fn report_second_body(body: Option<String>, others: &[&Argument], errors: &mut Errors) {
    let names: Vec<_> = others.iter().map(|argument| argument.name()).collect();
    match (body, others) {
        (Some(body), others) => {
            for argument in others {
                let name = &argument.ident;
                let rule = format!("`{name}` has no role: the body is `{body}`");
                let help = format!("write `#[query] {name}`, or move it into `{body}`");
                errors.on(name, rule, help);
            }
        }
        (None, [_, second, ..]) => {
            let rule = format!("expected one body, found {}", list(&names));
            let help = "put them into a struct that implements `serde::Serialize`, and pass it as \
                        `body: &T`; query parameters have `#[query]`";
            errors.on(&second.ident, rule, help);
        }
        _ => {}
    }
}

/// Rejects an argument for the key: the client sends the key.
fn reject_api_key(method: &Method, roles: &[Option<Role>], errors: &mut Errors) {
    for (argument, role) in method.arguments.iter().zip(roles) {
        if matches!(role, Some(Role::Query(name)) if name.eq_ignore_ascii_case("api_key")) {
            let help = "remove it: the client sends the key, and `key = query` places it";
            errors.on(&argument.ident, "`api_key` is reserved", help);
        }
    }
}

/// Rejects a body beside parts: the parts are the body.
fn reject_body_beside_parts(method: &Method, roles: &[Option<Role>], errors: &mut Errors) {
    let is_part = |role: &Option<Role>| role.as_ref().is_some_and(Role::is_part);
    let Some(part) = roles.iter().position(is_part) else {
        return;
    };
    for (argument, role) in method.arguments.iter().zip(roles) {
        let (Some(role), Some((_, span))) = (role, &argument.helper) else {
            continue;
        };
        if role.is_body() {
            let rule = format!(
                "the body `{}` is not allowed beside the part `{}`",
                argument.name(),
                method.arguments[part].name()
            );
            errors.at(*span, rule, "use `#[part]`, or remove the argument");
        }
    }
}

/// Checks that an argument fills each parameter of the path.
fn check_path_parameters(
    method: &Method,
    route: &Route,
    roles: &[Option<Role>],
    errors: &mut Errors,
) {
    for name in &route.path.parameters {
        let filled = |role: &Option<Role>| matches!(role, Some(Role::Path(path)) if path == name);
        let astray = |role: &Option<Role>| matches!(role, Some(Role::Path(path)) if !route.path.parameters.contains(path));
        if roles.iter().any(|role| filled(role) || astray(role))
            || method.arguments.iter().any(|argument| argument.wrong)
        {
            continue;
        }
        let others: Vec<_> = method.arguments.iter().map(Argument::name).collect();
        let help = match errors::nearest(name, others.iter().map(String::as_str)) {
            Some(near) => format!(
                "rename the argument `{near}` to `{name}`, or annotate it with `#[path(\"{name}\")]`"
            ),
            None => format!("add an argument `{}: &str`", argument_name(name)),
        };
        errors.on(
            &route.path.literal,
            format!("missing argument for `{{{name}}}` in the path"),
            help,
        );
    }
}

/// Returns the name of a parameter as that of an argument: `r#type` for a keyword.
fn argument_name(name: &str) -> String {
    if syn::parse_str::<syn::Ident>(name).is_ok() {
        name.to_owned()
    } else {
        format!("r#{name}")
    }
}

/// Rejects two arguments that would be sent under one name.
fn reject_duplicates(method: &Method, roles: &[Option<Role>], errors: &mut Errors) {
    for (place, role) in roles.iter().enumerate() {
        let Some(role) = role else { continue };
        let argument = &method.arguments[place];
        let same = |other: &Role| match (role, other) {
            (Role::Header(name), Role::Header(other)) => name.eq_ignore_ascii_case(other),
            (Role::Flatten | Role::Client, _) => false,
            _ => role == other || (role.is_body() && other.is_body()),
        };
        let earlier = roles[..place]
            .iter()
            .position(|other| other.as_ref().is_some_and(same));
        let Some(earlier) = earlier else { continue };
        let other = method.arguments[earlier].name();
        let (rule, help) = if role.is_body() {
            (
                format!("duplicate body: `{other}` and `{}`", argument.name()),
                "remove one, or put both into a struct",
            )
        } else {
            (
                format!(
                    "duplicate {}: `{other}` and `{}`",
                    role.described(),
                    argument.name()
                ),
                "give each a different name",
            )
        };
        errors.on(&argument.ident, rule, help);
    }
}
