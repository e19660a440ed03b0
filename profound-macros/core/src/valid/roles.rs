//! Gives each argument its role. The source decides it: path, HTTP method and helper attributes.

use crate::{
    ast::{Argument, Method, Role},
    attr::{Route, Verb},
    contract,
    errors::{self, Errors},
};

/// Gives each argument its role. Returns `None` if an error has been reported.
pub(crate) fn assign(method: &Method, route: &Route, errors: &mut Errors) -> Option<Vec<Role>> {
    let before = errors.count();
    let roles = known(method, route, errors);
    check_path_parameters(method, route, &roles, errors);
    reject_api_key(method, &roles, errors);
    reject_body_beside_parts(method, &roles, errors);
    reject_duplicates(method, &roles, errors);
    if errors.count() > before {
        return None;
    }
    roles.into_iter().collect()
}

/// Returns the role of each argument, `None` for one without a role.
pub(crate) fn known(method: &Method, route: &Route, errors: &mut Errors) -> Vec<Option<Role>> {
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
    assign_remaining(method, route, &mut roles, errors);
    roles
}

/// Returns the role that a helper attribute gives.
fn explicit_role(argument: &Argument, route: &Route, errors: &mut Errors) -> Option<Role> {
    let (helper, span) = argument.helper.as_ref()?;
    let role = helper.role(argument);
    match &role {
        Role::Body | Role::Form if route.verb == Verb::Get => errors.at(
            *span,
            "a GET has no body",
            "write `query`; a struct goes into `#[query(flatten)]`",
        ),
        Role::Part(_) if !route.verb.has_body() => {
            let rule = format!("a {} has no parts", route.verb.name());
            errors.at(*span, rule, "parts go with POST, PUT and PATCH");
        }
        Role::Path(name) if !route.path.parameters.contains(name) => {
            let known = route.path.parameters.iter().map(String::as_str);
            let help = match errors::nearest(name, known) {
                Some(near) if argument.named => format!("write `\"{near}\"`"),
                Some(near) => format!("write `path(\"{near}\")`"),
                None => format!("put `{{{name}}}` into the path, or use `#[query]`"),
            };
            errors.at(*span, format!("the path has no parameter `{name}`"), help);
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
            if let Some((_, span)) = &argument.helper {
                errors.at(
                    *span,
                    "the first argument of a function is its client",
                    help,
                );
            }
            *role = Some(Role::Client);
        }
        _ => errors.on(
            &method.ident,
            format!("`{}` has no client to call with", method.ident),
            help,
        ),
    }
}

/// Assigns the arguments that neither a helper attribute nor the path names: query values or the body.
fn assign_remaining(
    method: &Method,
    route: &Route,
    roles: &mut [Option<Role>],
    errors: &mut Errors,
) {
    for place in 0..roles.len() {
        let argument = &method.arguments[place];
        if roles[place].is_some() || argument.wrong {
            continue;
        }
        let name = argument.name();
        if !route.verb.has_body() {
            roles[place] = Some(Role::Query(name));
            continue;
        }
        let is = |is: fn(&Role) -> bool| move |role: &Option<Role>| role.as_ref().is_some_and(is);
        if roles.iter().any(is(Role::is_part)) {
            let rule = format!("`{name}` has no role: the body is made of parts");
            let is_query =
                contract::listed(route).is_some_and(|known| known.query_parameter(&name).is_some());
            let helper = if is_query { "query" } else { "part" };
            errors.on(&argument.ident, rule, format!("write `#[{helper}] {name}`"));
            continue;
        }
        match roles.iter().position(is(Role::is_body)) {
            None => roles[place] = Some(Role::Body),
            Some(body) => {
                let rule = format!(
                    "`{name}` has no role: the body is `{}`",
                    method.arguments[body].name()
                );
                let help = format!("write `#[query] {name}`, or put it into the body");
                errors.on(&argument.ident, rule, help);
            }
        }
    }
}

/// Rejects an argument for the key: the client sends the key.
fn reject_api_key(method: &Method, roles: &[Option<Role>], errors: &mut Errors) {
    for (argument, role) in method.arguments.iter().zip(roles) {
        if matches!(role, Some(Role::Query(name)) if name.eq_ignore_ascii_case("api_key")) {
            let help = "remove it: the client has the key, and `key = query` places it";
            errors.on(&argument.ident, "`api_key` is reserved", help);
        }
    }
}

/// Rejects a body beside parts: the parts are the body.
fn reject_body_beside_parts(method: &Method, roles: &[Option<Role>], errors: &mut Errors) {
    if !roles.iter().flatten().any(Role::is_part) {
        return;
    }
    for (argument, role) in method.arguments.iter().zip(roles) {
        let (Some(role), Some((_, span))) = (role, &argument.helper) else {
            continue;
        };
        if role.is_body() {
            let rule = format!(
                "the body is made of parts, and `{}` is another",
                argument.name()
            );
            errors.at(*span, rule, "make it a part, with `#[part]`, or remove it");
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
            format!("no argument fills the path's `{{{name}}}`"),
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
                format!("a call has one body, and `{other}` is it"),
                "remove one, or put both into a struct",
            )
        } else {
            (
                format!("`{other}` is the {} already", role.described()),
                "give each a name of its own",
            )
        };
        errors.on(&argument.ident, rule, help);
    }
}
