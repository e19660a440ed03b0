//! The attribute and the derive of `profound-client`, which documents and re-exports them.
#![forbid(unsafe_code)]

mod ast;
mod attr;
mod contract;
mod derive;
mod errors;
mod expand;
mod fallback;
mod path;
mod valid;

use proc_macro::TokenStream;
use quote::quote;

use crate::{ast::Item, attr::Attr, errors::Errors};

#[allow(missing_docs)]
#[proc_macro_attribute]
pub fn profound_endpoint(words: TokenStream, item: TokenStream) -> TokenStream {
    endpoint(words.into(), item.into()).into()
}

#[allow(missing_docs)]
#[proc_macro_derive(ProfoundError, attributes(profound))]
pub fn profound_error(item: TokenStream) -> TokenStream {
    derive::expand(item.into()).into()
}

fn endpoint(
    words: proc_macro2::TokenStream,
    tokens: proc_macro2::TokenStream,
) -> proc_macro2::TokenStream {
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
