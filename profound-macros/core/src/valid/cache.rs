//! Checks that `cache` is on an endpoint that can be cached.

use profound_contract::Operation;

use crate::{
    ast::{Method, Role},
    attr::{Cache, Options, Route, Verb},
    contract,
    errors::Errors,
    tokens::At,
};

/// Reports a `cache` on an endpoint that writes, streams or uploads. If it is the trait's, removes it.
pub(super) fn check(
    options: &mut Options,
    method: &Method,
    route: &Route,
    (operation, roles): (Option<&Operation>, Option<&[Role]>),
    errors: &mut Errors,
) {
    let Some(At {
        value: Cache::For(_),
        span,
    }) = options.cache
    else {
        return;
    };
    let is_unknown = operation.is_none() && options.unlisted.is_none();
    let reads = operation.map_or(route.verb == Verb::Get, |operation| operation.read_only);
    let uploads = roles.is_some_and(|roles| roles.iter().any(|role| matches!(role, Role::Part(_))));
    let (does, help) = if uploads {
        ("uploads", "remove `cache`")
    } else if contract::is_stream(operation) {
        ("returns a stream", "remove `cache`")
    } else if reads || is_unknown {
        // An unknown operation is reported elsewhere.
        return;
    } else if operation.is_none() {
        let help = "remove `cache`: of the operations that are `unlisted`, only GET can be cached";
        ("may write", help)
    } else {
        (
            "writes",
            "remove `cache`: only operations that read can be cached",
        )
    };
    if options.cache_is_inherited {
        options.cache = None;
    } else {
        let rule = format!("`cache` is not allowed on `{}`, which {does}", method.ident);
        errors.at(span, rule, help);
    }
}
