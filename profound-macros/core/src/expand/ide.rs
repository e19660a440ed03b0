//! Writes hints for editors: each option of the attribute becomes the path of a documented item.
//!
//! rust-analyzer completes and explains a word of an attribute if the expansion contains the word. The
//! macro `__ide!` of the client crate expands to nothing unless `cfg(rust_analyzer)` is set.

use std::{env, sync::LazyLock};

use proc_macro2::{Ident, Punct, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{ItemTrait, Meta, Path, TraitItem};

use crate::ast;

/// Returns the hints for the attribute of a trait and for those of its methods.
pub(crate) fn container_hints(
    attr_args: &TokenStream,
    item: &ItemTrait,
    client: &Path,
) -> TokenStream {
    let members = item.items.iter().flat_map(|member| match member {
        TraitItem::Fn(method) => {
            let own = method.attrs.iter().filter(|attr| ast::is_endpoint(attr));
            own.filter_map(|attr| match &attr.meta {
                Meta::List(list) => Some(list.tokens.clone()),
                _ => None,
            })
            .collect()
        }
        TraitItem::Verbatim(tokens) => ast::endpoint_arguments(tokens),
        _ => Vec::new(),
    });
    let all = std::iter::once(attr_args.clone()).chain(members);
    hints(all.flat_map(words).collect(), client)
}

/// Returns the hints for one attribute.
pub(crate) fn standalone_hints(attr_args: &TokenStream, client: &Path) -> TokenStream {
    hints(words(attr_args.clone()), client)
}

fn hints(words: Vec<TokenStream>, client: &Path) -> TokenStream {
    if words.is_empty() {
        return TokenStream::new();
    }
    quote! { #client::__ide! { #(#words)* } }
}

/// Returns the options and their values, each as a path in the module `private::ide` of the client.
fn words(attr_args: TokenStream) -> Vec<TokenStream> {
    let tokens: Vec<TokenTree> = attr_args.into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if is(punct, ','));
    let mut words = Vec::new();
    for (place, part) in tokens.split(is_comma).enumerate() {
        let module = if place == 0 { "first" } else { "options" };
        match part {
            [TokenTree::Ident(method), TokenTree::Literal(_), ..] if is_http_method(method) => {}
            [TokenTree::Ident(option), rest @ ..] if !is_keyword(option) => {
                words.push(word(module, option));
                if let [TokenTree::Punct(punct), TokenTree::Ident(value), ..] = rest {
                    let module = match option.to_string().as_str() {
                        "key" => "keys",
                        "retry" => "retries",
                        "cache" => "caches",
                        _ => continue,
                    };
                    if is(punct, '=') && !is_keyword(value) {
                        words.push(word(module, value));
                    }
                }
            }
            _ => {}
        }
    }
    words
}

fn word(module: &str, word: &Ident) -> TokenStream {
    let module = Ident::new(module, proc_macro2::Span::call_site());
    quote! { #module::#word }
}

fn is(punct: &Punct, char: char) -> bool {
    punct.as_char() == char
}

fn is_http_method(word: &Ident) -> bool {
    word.to_string()
        .bytes()
        .all(|byte| byte.is_ascii_uppercase())
}

/// Returns whether a word cannot be a segment of a path.
fn is_keyword(word: &Ident) -> bool {
    syn::parse2::<Ident>(word.to_token_stream()).is_err()
}

/// Returns whether rust-analyzer runs the macro. No `cfg` can tell a macro, and a `cfg` in the expansion
/// would cause the lint `unexpected_cfgs` in the user's crate.
pub(crate) fn is_editor() -> bool {
    static EDITOR: LazyLock<bool> = LazyLock::new(|| {
        let program = env::current_exe().unwrap_or_default();
        let name = program.file_stem().unwrap_or_default();
        name.to_string_lossy().starts_with("rust-analyzer")
    });
    *EDITOR
}
