//! What the targets share: the macros as functions, and a key that is easy to find.

#![allow(dead_code)]

/// The sources of the macros: a crate of macros exports nothing else.
#[path = "../../../profound-macros/src"]
mod macros {
    pub(crate) mod ast;
    pub(crate) mod attr;
    pub(crate) mod contract;
    pub(crate) mod derive;
    pub(crate) mod endpoint;
    pub(crate) mod errors;
    pub(crate) mod expand;
    pub(crate) mod fallback;
    pub(crate) mod path;
    pub(crate) mod valid;
}

use macros::{ast, attr, contract, errors, expand, fallback, path, valid};
use proc_macro2::{Span, TokenStream};

/// A key that is easy to find wherever it should not be.
pub const CANARY: &str = "pk_CANARY+0/9=z";

/// What `#[profound_endpoint(words)]` makes of an item.
pub fn endpoint(words: TokenStream, item: TokenStream) -> TokenStream {
    macros::endpoint::expand(words, item)
}

/// What `#[derive(ProfoundError)]` makes of an item.
pub fn derive(item: TokenStream) -> TokenStream {
    macros::derive::expand(item)
}

/// The name of an item that the attribute can stand on.
pub fn name(item: TokenStream) -> Option<String> {
    let item = ast::Item::parse(item, &mut errors::Errors::default())?;
    Some(match item {
        ast::Item::Trait(item) => item.ident.to_string(),
        ast::Item::Function(function) => function.sig.ident.to_string(),
    })
}

/// Whether the attribute takes this for a path.
pub fn is_path(text: &str) -> bool {
    let literal = syn::LitStr::new(text, Span::call_site());
    path::Template::parse(literal, &mut errors::Errors::default()).is_some()
}

/// A text with the canary put into it, at the first place for a character that is `at` bytes in or
/// later.
pub fn with_canary(text: &str, at: usize) -> String {
    let at = (at..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len());
    format!("{}{CANARY}{}", &text[..at], &text[at..])
}

/// Fails if the canary is in a text; its middle survives percent-encoding.
#[track_caller]
pub fn hidden(text: &str) {
    assert!(!text.contains("CANARY"), "{text}");
}
