//! Checks the rules between the parts: an item that passes can be expanded without an error.

mod cache;
mod key;
pub(crate) mod roles;

use proc_macro2::Span;
use profound_contract::Operation;
use quote::ToTokens;
use syn::{FnArg, GenericParam, ItemTrait, Signature, TraitItem, TraitItemFn, Type};

use crate::{
    ast::{self, ATTRIBUTE, Function, Method, Role, Trait, foreign},
    attr::{Attr, Options, ParsedRoute, Route},
    contract,
    errors::Errors,
};

/// Names of the inherent methods of the client. A call of an endpoint with such a name would not reach
/// the endpoint. `tests/reserved_names.rs` compares the list with the client.
pub const CLIENT_METHODS: [&str; 15] = [
    "builder",
    "from_env",
    "rate_limit",
    "request",
    "with_cache",
    "with_cache_scope",
    "with_header",
    "with_key",
    "with_key_provider",
    "with_queue_timeout",
    "with_quota_reserve",
    "with_quota_share",
    "with_quota_store",
    "with_retry",
    "with_timeout",
];

/// Methods of the client from traits of the prelude, with these traits. A call of an endpoint with such
/// a name would be ambiguous, or would reach the method of the prelude. Methods of other traits, such as
/// `borrow` and `fmt`, are in scope only where a user imports their trait.
const PRELUDE_METHODS: [(&str, &str); 5] = [
    ("clone", "Clone"),
    ("clone_into", "ToOwned"),
    ("into", "Into"),
    ("to_owned", "ToOwned"),
    ("try_into", "TryInto"),
];

/// An endpoint with a role for each argument.
pub(crate) struct Endpoint {
    pub(crate) method: Method,
    pub(crate) output: Type,
    pub(crate) route: Route,
    pub(crate) options: Options,
    /// One for each argument, in order.
    pub(crate) roles: Vec<Role>,
    /// The operation of the contract; `None` if it is `unlisted`.
    pub(crate) operation: Option<Operation>,
}

/// A trait whose methods are endpoints.
pub(crate) struct Container<'a> {
    pub(crate) item: &'a ItemTrait,
    pub(crate) options: Options,
    /// One for each member of the trait; `None` if the member is passed through.
    pub(crate) endpoints: Vec<Option<Endpoint>>,
}

impl Container<'_> {
    /// Returns the methods with a body that the `dyn` form forwards.
    pub(crate) fn provided(&self) -> impl Iterator<Item = &TraitItemFn> {
        self.item
            .items
            .iter()
            .filter_map(|member| match member {
                TraitItem::Fn(method) if method.default.is_some() => Some(method),
                _ => None,
            })
            .filter(|method| is_provided(&method.sig))
    }
}

/// Returns whether a method with a body can be called through `dyn`. An `async` one cannot, because its
/// future may not be `Send`.
fn is_provided(sig: &Signature) -> bool {
    let kind = sig.receiver().map(|receiver| &receiver.kind);
    sig.asyncness.is_none() && matches!(kind, Some(syn::ReceiverKind::Reference(_, _, None)))
}

/// Checks a trait and its members. Returns `None` if an error has been reported.
pub(crate) fn container<'a>(
    annotated: &'a Trait,
    attr: &Attr,
    errors: &mut Errors,
) -> Option<Container<'a>> {
    let item = &annotated.item;
    let before = errors.count();
    if foreign::check_trait(item, ast::signatures(item), errors) {
        return None;
    }
    check_trait(item, attr, errors);
    key::reject_header_pairs(&attr.options, None, errors);
    let inherited = inherited(attr, errors);
    let mut endpoints = Vec::new();
    for member in &item.items {
        let endpoint = if annotated.is_unfinished(member) {
            None
        } else {
            member_endpoint(member, &inherited, &attr.options, errors)
        };
        endpoints.push(endpoint);
    }
    check_all_async_or_none(item, errors);
    (errors.count() == before).then(|| Container {
        item,
        options: attr.options.clone(),
        endpoints,
    })
}

/// Checks a method or function outside an annotated trait.
pub(crate) fn standalone(
    function: &Function,
    attr: &Attr,
    errors: &mut Errors,
) -> Option<Endpoint> {
    let before = errors.count();
    if let Some(second) = function.attrs.iter().find(|attr| ast::is_endpoint(attr)) {
        let rule = format!("duplicate `#[{ATTRIBUTE}]` on `{}`", function.sig.ident);
        errors.on(second, rule, "remove one of the two");
    }
    if let Some(name) = &attr.options.dynamic {
        let help = "remove it, or annotate the trait";
        errors.on(name, "`dyn` is only allowed on a trait", help);
    }
    if let Some(file) = &attr.options.contract_file {
        let help = "remove it, or annotate a trait and declare the endpoint in it";
        errors.at(file.span, "`contract` is only allowed on a trait", help);
    }
    check_receiver(&function.sig, errors);
    let mut method = Method::read(function, errors);
    // The attribute is above this function, so it is the better place of an error.
    (method.at, method.end) = (Span::call_site(), Span::call_site());
    if matches!(attr.route, ParsedRoute::Absent) {
        let rule = format!("missing HTTP method and path of `{}`", method.ident);
        let help = format!("add them, for example `#[{ATTRIBUTE}(GET \"/v1/org\")]`");
        errors.on(&method.ident, rule, help);
    }
    key::reject_header_pairs(&attr.options, None, errors);
    let endpoint = check(method, attr.route.clone(), attr.options.clone(), errors);
    endpoint.filter(|_| errors.count() == before)
}

/// Checks the parts of an endpoint against each other. Returns `None` if an error has been reported.
fn check(
    method: Method,
    route: ParsedRoute,
    mut options: Options,
    errors: &mut Errors,
) -> Option<Endpoint> {
    let ParsedRoute::Valid(route) = route else {
        return None;
    };
    let key = options.key.as_ref().map(|at| &at.value);
    let roles = roles::assign(&method, &route, &options.contract, key, errors);
    let listed = options.unlisted.is_none();
    let operation = listed
        .then(|| contract::find(&options.contract, &route, errors))
        .flatten();
    if let (Some(operation), Some(roles)) = (&operation, &roles) {
        contract::verify(operation, &method, roles, errors);
    }
    cache::check(
        &mut options,
        &method,
        &route,
        (operation.as_ref(), roles.as_deref()),
        errors,
    );
    let output = method.output.clone()?;
    Some(Endpoint {
        method,
        output,
        route,
        options,
        roles: roles?,
        operation,
    })
}

/// Returns the route that a trait gives its methods, and looks it up once for all of them.
fn inherited(attr: &Attr, errors: &mut Errors) -> ParsedRoute {
    match &attr.route {
        ParsedRoute::Valid(route)
            if attr.options.unlisted.is_none()
                && contract::find(&attr.options.contract, route, errors).is_none() =>
        {
            ParsedRoute::Invalid
        }
        given => given.clone(),
    }
}

fn check_trait(item: &ItemTrait, attr: &Attr, errors: &mut Errors) {
    if let Some(token) = &item.unsafety {
        let rule = "an annotated trait cannot be `unsafe`";
        errors.on(token, rule, "remove `unsafe`");
    }
    for other in item.attrs.iter().filter(|attr| ast::is_endpoint(attr)) {
        let rule = format!("duplicate `#[{ATTRIBUTE}]` on `{}`", item.ident);
        errors.on(other, rule, "put all options into one attribute");
    }
    if let (Some(span), ParsedRoute::Absent) = (attr.options.unlisted, &attr.route) {
        let rule = "`unlisted` is not allowed here: the attribute has no path";
        errors.at(span, rule, "move it to the attribute with the path");
    }
    if let Some(name) = attr
        .options
        .dynamic
        .as_ref()
        .filter(|name| **name == item.ident)
    {
        errors.on(
            name,
            format!("`dyn` cannot have the name of the trait, `{name}`"),
            format!("write `Dyn{name}`"),
        );
    }
    if !item
        .items
        .iter()
        .any(|member| matches!(member, TraitItem::Fn(_) | TraitItem::Verbatim(_)))
    {
        let help = "add one, such as `async fn org(&self) -> Result<Org, profound_client::Error>;`";
        errors.on(
            &item.ident,
            format!("missing methods in the trait `{}`", item.ident),
            help,
        );
    }
}

fn member_endpoint(
    member: &TraitItem,
    inherited: &ParsedRoute,
    outer: &Options,
    errors: &mut Errors,
) -> Option<Endpoint> {
    let Some(function) = ast::trait_function(member) else {
        check_other_member(member, errors);
        return None;
    };
    foreign::check_member(&function.attrs, errors);
    let attr = ast::method_attr(&function.attrs, errors);
    if function.body.is_some() && attr.is_none() {
        if is_provided(&function.sig) {
            check_dyn_compatible(&function.sig, outer, errors);
        }
        return None;
    }
    let method = Method::read(&function, errors);
    check_method_in_trait(&method, errors);
    check_receiver(&function.sig, errors);
    check_dyn_compatible(&function.sig, outer, errors);
    let attr = attr.unwrap_or_default();
    reject_trait_options(&attr.options, errors);
    key::reject_header_pairs(&attr.options, Some(outer), errors);
    let mut options = attr.options.over(outer);
    let route = match (attr.route, inherited) {
        // Without a receiver, the first argument would be the client.
        _ if method.receiver.is_none() => ParsedRoute::Invalid,
        (ParsedRoute::Absent, ParsedRoute::Absent) => {
            let rule = format!("missing `#[{ATTRIBUTE}(…)]` on `{}`", method.ident);
            let help = format!(
                "add the attribute with an HTTP method and a path, for example \
                 `#[{ATTRIBUTE}(GET \"/v1/org\")]`, or give `{}` a body",
                method.ident
            );
            errors.on(&method.ident, rule, help);
            ParsedRoute::Invalid
        }
        (ParsedRoute::Absent, ParsedRoute::Valid(route)) => {
            options.unlisted = options.unlisted.or(outer.unlisted);
            // A mistake between the inherited route and the method is shown at the method.
            let mut route = route.clone();
            route.path.literal.set_span(method.ident.span());
            ParsedRoute::Valid(route)
        }
        (ParsedRoute::Absent, ParsedRoute::Invalid) => ParsedRoute::Invalid,
        (own, _) => own,
    };
    check(method, route, options, errors)
}

/// Checks what a method of an annotated trait needs besides an endpoint: its name and a receiver.
fn check_method_in_trait(method: &Method, errors: &mut Errors) {
    let name = &method.ident;
    let theirs = PRELUDE_METHODS
        .iter()
        .find(|(reserved, _)| name == reserved);
    let reason = if CLIENT_METHODS.iter().any(|reserved| name == reserved) {
        Some(format!("every client has the method `Client::{name}`"))
    } else {
        theirs.map(|(_, of)| format!("every client has the method `{of}::{name}`"))
    };
    if let Some(reason) = reason {
        let rule = format!("an endpoint cannot be named `{name}`: {reason}");
        errors.on(name, rule, format!("write `get_{name}`, or another name"));
    }
    if method.receiver.is_none() {
        let rule = format!("missing `&self` in `{name}`");
        errors.on(name, rule, "add `&self` as its first argument");
    }
}

/// Checks that `self` has no attribute of an argument. It is the client, and is not sent.
fn check_receiver(sig: &Signature, errors: &mut Errors) {
    let attrs = sig.receiver().map_or(&[][..], |receiver| &receiver.attrs);
    for attr in attrs {
        let lint = ["allow", "expect", "warn", "deny", "forbid"];
        let is_lint = lint.iter().any(|lint| attr.path().is_ident(lint));
        if !is_lint && !attr.path().is_ident("doc") {
            let name = attr.path().to_token_stream().to_string();
            let rule = format!("`#[{name}]` is not allowed on `self`");
            errors.on(
                attr,
                rule,
                "remove it: `self` is the client, and is not sent",
            );
        }
    }
}

/// Checks that the `dyn` form can call a method: it must not be generic.
fn check_dyn_compatible(sig: &Signature, outer: &Options, errors: &mut Errors) {
    let Some(name) = &outer.dynamic else { return };
    let rule = format!(
        "`{}` cannot be generic: the trait has `dyn = {name}`",
        sig.ident
    );
    for parameter in &sig.generics.params {
        let ident = match parameter {
            GenericParam::Type(ty) => &ty.ident,
            GenericParam::Const(constant) => &constant.ident,
            GenericParam::Lifetime(_) => continue,
        };
        let help = format!("use a type in place of `{ident}`, or remove `dyn = {name}`");
        errors.on(parameter, &rule, help);
    }
    for input in &sig.inputs {
        if let FnArg::Typed(typed) = input {
            if let Type::ImplTrait(ty) = &*typed.ty {
                let help = format!("name a type, or remove `dyn = {name}`");
                errors.on(ty, &rule, help);
            }
        }
    }
}

/// Rejects the options that belong on the trait.
fn reject_trait_options(options: &Options, errors: &mut Errors) {
    if let Some(name) = &options.dynamic {
        let rule = "`dyn` is only allowed on the trait";
        errors.on(name, rule, "move it to the attribute of the trait");
    }
    if let Some(client) = &options.client {
        let rule = "`crate` is only allowed on the trait";
        errors.at(client.span, rule, "move it to the attribute of the trait");
    }
    if let Some(file) = &options.contract_file {
        let rule = "`contract` is only allowed on the trait";
        errors.at(file.span, rule, "move it to the attribute of the trait");
    }
}

fn check_other_member(member: &TraitItem, errors: &mut Errors) {
    match member {
        TraitItem::Type(ty) => {
            let rule = format!(
                "the associated type `{}` is not allowed in an annotated trait",
                ty.ident
            );
            let help = "use a concrete type, or a type parameter of the trait";
            errors.on(&ty.ident, rule, help);
        }
        TraitItem::Const(constant) if constant.default.is_none() => {
            let rule = format!("missing value of the constant `{}`", constant.ident);
            let help = "give it a value, because the attribute implements the trait";
            errors.on(&constant.ident, rule, help);
        }
        TraitItem::Macro(call) => {
            let path = call.mac.path.to_token_stream();
            let rule = format!("the macro call `{path}!` is not allowed in an annotated trait");
            errors.on(path, rule, "write the methods themselves");
        }
        _ => {}
    }
}

/// Checks that all methods are `async`, or none is.
fn check_all_async_or_none(item: &ItemTrait, errors: &mut Errors) {
    if ast::first_blocking_method(item).is_some() {
        return;
    }
    let mut all = ast::signatures(item);
    let Some(first) = all.find(|sig| sig.asyncness.is_some()) else {
        return;
    };
    for sig in ast::signatures(item).filter(|sig| sig.asyncness.is_none()) {
        let rule = format!(
            "`{}` must be `async`, because `{}` is",
            sig.ident, first.ident
        );
        errors.on(sig.fn_token, rule, "write `async fn`");
    }
}
