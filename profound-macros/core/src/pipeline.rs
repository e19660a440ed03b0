//! Expands the attribute: parses, checks, and returns the expanded item or the errors with a
//! fallback.

use proc_macro2::TokenStream;
use quote::quote;

use crate::{ast::Item, attr::Attr, errors::Errors, expand, fallback, valid};

pub(crate) fn expand(attr_args: TokenStream, tokens: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let attr = Attr::parse(attr_args, &mut errors);
    let Some(item) = Item::parse(tokens.clone(), &mut errors) else {
        let errors = errors.into_tokens();
        return quote! { #errors #tokens };
    };
    let good = match &item {
        Item::Trait(item) => {
            valid::container(item, &attr, &mut errors).map(|valid| expand::container(&valid))
        }
        Item::Function(function) => {
            valid::standalone(function, &attr, &mut errors).map(|valid| expand::standalone(&valid))
        }
    };
    if let (Some(tokens), true) = (good, errors.is_empty()) {
        return tokens;
    }
    let beside = match &item {
        Item::Trait(item) => fallback::container(item, &attr.options),
        Item::Function(function) => fallback::standalone(function, &attr.options),
    };
    let errors = errors.into_tokens();
    quote! { #errors #beside }
}
