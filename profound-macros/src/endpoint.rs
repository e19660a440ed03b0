//! The attribute from end to end: what was written becomes the call, or the item beside its errors.

use proc_macro2::TokenStream;
use quote::quote;

use crate::{ast::Item, attr::Attr, errors::Errors, expand, fallback, valid};

pub(crate) fn expand(words: TokenStream, tokens: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let attr = Attr::parse(words, &mut errors);
    let Some(item) = Item::parse(tokens.clone(), &mut errors) else {
        let errors = errors.into_tokens();
        return quote! { #errors #tokens };
    };
    let (good, beside) = match item {
        Item::Trait(item) => {
            let beside = fallback::container(&item, &attr.options);
            (
                valid::container(item, &attr, &mut errors).map(|item| expand::container(&item)),
                beside,
            )
        }
        Item::Function(function) => {
            let beside = fallback::lone(&function, &attr.options);
            (
                valid::lone(&function, &attr, &mut errors).map(|item| expand::lone(&item)),
                beside,
            )
        }
    };
    match good {
        Some(tokens) if errors.is_empty() => tokens,
        _ => {
            let errors = errors.into_tokens();
            quote! { #errors #beside }
        }
    }
}
