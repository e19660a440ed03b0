//! Checks the rules between the parts: an item that passes can be expanded without an error.

pub(crate) mod roles;

use profound_contract::Operation;
use syn::{FnArg, GenericParam, ItemTrait, Signature, TraitItem, TraitItemFn, Type};

use crate::{
    ast::{self, ATTRIBUTE, Function, Method, Role, Trait, foreign},
    attr::{Attr, Options, ParsedRoute, Route},
    contract,
    errors::Errors,
};

/// Names of the inherent methods of the client. A call of an endpoint with such a name would not reach
/// the endpoint. `tests/reserved_names.rs` compares the list with the client.
pub const CLIENT_METHODS: [&str; 8] = [
    "builder",
    "from_env",
    "rate_limit",
    "request",
    "with_header",
    "with_key",
    "with_retry",
    "with_timeout",
];

/// Names of the client's methods from traits of the prelude. A call of an endpoint with such a name
/// would be ambiguous.
const PRELUDE_METHODS: [&str; 6] = [
    "clone",
    "clone_from",
    "clone_into",
    "into",
    "to_owned",
    "try_into",
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
    pub(crate) operation: Option<&'static Operation>,
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
    if foreign::check_trait(item, errors) {
        return None;
    }
    check_trait(item, attr, errors);
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
        errors.on(
            second,
            "a method has one endpoint",
            "remove one of the two attributes",
        );
    }
    if let Some(name) = &attr.options.dynamic {
        errors.on(
            name,
            "`dyn` stands on a trait",
            "remove it, or annotate the trait",
        );
    }
    let method = Method::read(function, errors);
    if matches!(attr.route, ParsedRoute::Absent) {
        let rule = format!("`{}` has no endpoint", method.ident);
        let help = format!("give its method and path, as in `#[{ATTRIBUTE}(GET \"/v1/org\")]`");
        errors.on(&method.ident, rule, help);
    }
    let endpoint = check(method, attr.route.clone(), attr.options.clone(), errors);
    endpoint.filter(|_| errors.count() == before)
}

/// Checks the parts of an endpoint against each other. Returns `None` if an error has been reported.
fn check(
    method: Method,
    route: ParsedRoute,
    options: Options,
    errors: &mut Errors,
) -> Option<Endpoint> {
    let ParsedRoute::Valid(route) = route else {
        return None;
    };
    let roles = roles::assign(&method, &route, errors);
    let listed = options.unlisted.is_none();
    let operation = listed.then(|| contract::find(&route, errors)).flatten();
    if let (Some(operation), Some(roles)) = (operation, &roles) {
        contract::verify(operation, &method, roles, errors);
    }
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
            if attr.options.unlisted.is_none() && contract::find(route, errors).is_none() =>
        {
            ParsedRoute::Invalid
        }
        given => given.clone(),
    }
}

fn check_trait(item: &ItemTrait, attr: &Attr, errors: &mut Errors) {
    if let Some(token) = &item.unsafety {
        errors.on(
            token,
            "an annotated trait is not `unsafe`",
            "remove `unsafe`",
        );
    }
    for other in item.attrs.iter().filter(|attr| ast::is_endpoint(attr)) {
        errors.on(
            other,
            "a trait has one attribute",
            "put all options into one",
        );
    }
    if let (Some(span), ParsedRoute::Absent) = (attr.options.unlisted, &attr.route) {
        errors.at(
            span,
            "`unlisted` belongs to a route",
            "put it beside the method and path it is about",
        );
    }
    if let Some(name) = attr
        .options
        .dynamic
        .as_ref()
        .filter(|name| **name == item.ident)
    {
        errors.on(
            name,
            format!("`{name}` is the trait itself"),
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
            format!("the trait `{}` has no method", item.ident),
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
        if outer.dynamic.is_some() && is_provided(&function.sig) {
            check_dyn_compatible(&function.sig, errors);
        }
        return None;
    }
    let method = Method::read(&function, errors);
    check_method_in_trait(&method, errors);
    if outer.dynamic.is_some() {
        check_dyn_compatible(&function.sig, errors);
    }
    let attr = attr.unwrap_or_default();
    reject_trait_options(&attr.options, errors);
    let mut options = attr.options.over(outer);
    let route = match (attr.route, inherited) {
        // Without a receiver, the first argument would be the client.
        _ if method.receiver.is_none() => ParsedRoute::Invalid,
        (ParsedRoute::Absent, ParsedRoute::Absent) => {
            let rule = format!("`{}` has no endpoint", method.ident);
            let help = format!(
                "put `#[{ATTRIBUTE}(GET \"/v1/org\")]` above it with its method and path, or give it \
                 a body"
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
    let mut reserved = CLIENT_METHODS.iter().chain(&PRELUDE_METHODS);
    if reserved.any(|reserved| name == reserved) {
        let rule =
            format!("an endpoint cannot be called `{name}`: the client has a method of that name");
        errors.on(name, rule, format!("write `get_{name}`, or another name"));
    }
    if method.receiver.is_none() {
        errors.on(
            name,
            format!("`{name}` has no receiver"),
            "add `&self` as its first argument",
        );
    }
}

/// Checks that the `dyn` form can call a method: it must not be generic.
fn check_dyn_compatible(sig: &Signature, errors: &mut Errors) {
    let rule = "a generic method cannot be called through `dyn`";
    for parameter in &sig.generics.params {
        if !matches!(parameter, GenericParam::Lifetime(_)) {
            errors.on(
                parameter,
                rule,
                "remove the parameter, or `dyn` from the trait",
            );
        }
    }
    for input in &sig.inputs {
        if let FnArg::Typed(typed) = input {
            if let Type::ImplTrait(ty) = &*typed.ty {
                errors.on(ty, rule, "name a type, or remove `dyn` from the trait");
            }
        }
    }
}

/// Rejects the options that belong on the trait.
fn reject_trait_options(options: &Options, errors: &mut Errors) {
    if let Some(name) = &options.dynamic {
        errors.on(name, "`dyn` stands on the trait", "move it there");
    }
    if let Some(client) = &options.client {
        errors.at(client.span, "`crate` stands on the trait", "move it there");
    }
}

fn check_other_member(member: &TraitItem, errors: &mut Errors) {
    match member {
        TraitItem::Type(ty) => {
            let rule = format!("the client cannot know the associated type `{}`", ty.ident);
            errors.on(
                &ty.ident,
                rule,
                "use a type of its own, or a type parameter of the trait",
            );
        }
        TraitItem::Const(constant) if constant.default.is_none() => {
            let rule = format!("the client cannot know the constant `{}`", constant.ident);
            errors.on(&constant.ident, rule, "give it a value");
        }
        TraitItem::Macro(call) => {
            errors.on(
                &call.mac.path,
                "a macro within an annotated trait is not expanded in time",
                "write the methods out",
            );
        }
        _ => {}
    }
}

/// Checks that all methods are `async`, or none is.
fn check_all_async_or_none(item: &ItemTrait, errors: &mut Errors) {
    if ast::first_blocking_method(item).is_some() {
        return;
    }
    for sig in ast::signatures(item).filter(|sig| sig.asyncness.is_none()) {
        let rule = format!(
            "`{}` is not `async`, and other methods of `{}` are",
            sig.ident, item.ident
        );
        errors.on(sig.fn_token, rule, "write `async fn`");
    }
}
