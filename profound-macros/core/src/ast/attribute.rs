//! Finds the attribute among those of an item, and parses that of a method.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, Ident, LitStr, Meta, parse::ParseStream};

use crate::{
    attr::{Attr, ParsedRoute, Verb},
    errors::Errors,
};

/// The name of the attribute.
pub(crate) const ATTRIBUTE: &str = "profound_endpoint";

/// Returns whether an attribute is `profound_endpoint`, under any path.
pub(crate) fn is_endpoint(attr: &Attribute) -> bool {
    attr.path()
        .segments
        .last()
        .is_some_and(|segment| segment.ident == ATTRIBUTE)
}

/// Returns whether an attribute has the arguments of ours under another name.
pub(crate) fn is_alias(attr: &Attribute) -> bool {
    let route = |input: ParseStream<'_>| {
        let verb: Ident = input.parse()?;
        let path: LitStr = input.parse()?;
        input.parse::<TokenStream>()?;
        Ok(Verb::from_name(&verb.to_string()).is_some() && path.value().starts_with('/'))
    };
    !is_endpoint(attr) && attr.parse_args_with(route).unwrap_or(false)
}

/// Returns whether `profound_endpoint` is inside a `cfg_attr`, which is not expanded yet.
fn is_hidden(attr: &Attribute) -> bool {
    let within = |attr: &Attribute| attr.to_token_stream().to_string().contains(ATTRIBUTE);
    attr.path().is_ident("cfg_attr") && within(attr)
}

/// Returns whether the expansion removes an attribute.
pub(crate) fn is_ours(attr: &Attribute) -> bool {
    is_endpoint(attr) || is_hidden(attr) || is_alias(attr)
}

/// Parses the attribute of a trait's method; `None` if it has none. Of several the last one counts: the
/// user may still have to add the method of an earlier one.
pub(crate) fn method_attr(attrs: &[Attribute], errors: &mut Errors) -> Option<Attr> {
    let invalid = || Attr {
        route: ParsedRoute::Invalid,
        ..Attr::default()
    };
    for attr in attrs.iter().filter(|attr| is_hidden(attr)) {
        let rule = format!("`{ATTRIBUTE}` is not allowed in `cfg_attr`");
        let help = "put `#[cfg]` on two methods, each with its own attribute";
        errors.on(attr, rule, help);
    }
    let mut own: Vec<_> = attrs
        .iter()
        .filter(|attr| is_endpoint(attr) || is_alias(attr))
        .collect();
    let Some(last) = own.pop() else {
        return attrs.iter().any(is_hidden).then(invalid);
    };
    for attr in own {
        let rule = format!("duplicate `#[{ATTRIBUTE}]` on one method");
        let help = "remove one of the two, or add the method of this one below it";
        errors.on(attr, rule, help);
    }
    Some(match &last.meta {
        Meta::Path(_) => Attr::default(),
        Meta::List(list) => Attr::parse(list.tokens.clone(), errors),
        Meta::NameValue(pair) => {
            let help = format!("write `{ATTRIBUTE}(GET \"/v1/org\")`");
            let rule = "expected parentheses around the arguments, found `=`";
            errors.on(pair, rule, help);
            invalid()
        }
    })
}
