//! Expands the attribute: parses, checks, and returns the expanded item or the errors with a
//! fallback.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use crate::{
    ast::{Function, Item, Trait, foreign},
    attr::Attr,
    errors::Errors,
    expand, fallback,
    tokens::client_crate,
    valid,
};

pub(crate) fn expand(attr_args: TokenStream, tokens: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    if let Some(mock) = foreign::without_mock_attributes(&tokens, &mut errors) {
        let errors = errors.into_tokens();
        return quote! { #errors #mock };
    }
    let attr = Attr::parse(attr_args.clone(), &mut errors);
    let before = errors.count();
    match Item::parse(tokens.clone(), &mut errors) {
        // Nothing more is reported of a function that lacks its end.
        Some(Item::Function(function)) if errors.count() > before => {
            let (client, errors) = (client(&attr), errors.into_tokens());
            let hints = expand::standalone_hints(&attr_args, &client);
            let expanded = fallback::standalone(&function, &attr, &hints);
            quote! { #errors #expanded }
        }
        Some(Item::Trait(annotated)) => container(&annotated, &attr, &attr_args, errors),
        Some(Item::Function(function)) => standalone(&function, &attr, &attr_args, errors),
        None => {
            let errors = errors.into_tokens();
            quote! { #errors #tokens }
        }
    }
}

fn container(
    annotated: &Trait,
    attr: &Attr,
    attr_args: &TokenStream,
    mut errors: Errors,
) -> TokenStream {
    let hints = || expand::container_hints(attr_args, &annotated.item, &client(attr));
    let (expanded, hints) = match valid::container(annotated, attr, &mut errors) {
        Some(valid) if errors.is_empty() => (expand::container(&valid), in_editor(hints)),
        _ => (fallback::container(&annotated.item, attr), hints()),
    };
    let errors = errors.into_tokens();
    quote! { #errors #expanded #hints }
}

fn standalone(
    function: &Function,
    attr: &Attr,
    attr_args: &TokenStream,
    mut errors: Errors,
) -> TokenStream {
    let hints = || expand::standalone_hints(attr_args, &client(attr));
    let expanded = match valid::standalone(function, attr, &mut errors) {
        Some(valid) if errors.is_empty() => expand::standalone(&valid, &in_editor(hints)),
        _ => fallback::standalone(function, attr, &hints()),
    };
    let errors = errors.into_tokens();
    quote! { #errors #expanded }
}

/// Returns the hints of an item without mistakes. They would cost a compiler time.
fn in_editor(hints: impl FnOnce() -> TokenStream) -> TokenStream {
    if expand::is_editor() {
        hints()
    } else {
        TokenStream::new()
    }
}

fn client(attr: &Attr) -> Path {
    client_crate(attr.options.client.as_ref().map(|at| &at.value))
}
