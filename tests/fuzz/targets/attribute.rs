//! Expands an attribute and its item, separated by a line `---`. Input without that line is an enum
//! for the derive.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use proc_macro2::{TokenStream, TokenTree};
use profound_macros_core::{expand_endpoint, expand_error, item_name};

/// Deeper than real code, and shallower than a parser's stack.
const DEEPEST: usize = 100;

fuzz_target!(|text: &str| -> Corpus {
    if text
        .matches(['(', '[', '{', '<', '&', '*', '!', '-'])
        .count()
        > DEEPEST
    {
        return Corpus::Reject;
    }
    // Code that looks like that of mockall loses its attributes, and only its struct gets an error.
    if text.contains("mock") || text.contains("_expectations") {
        return Corpus::Reject;
    }
    let parts = text.split_once("\n---\n");
    let (attr_args, item) = parts.unwrap_or(("", text));
    let (Ok(attr_args), Ok(item)) = (attr_args.parse(), item.parse::<TokenStream>()) else {
        return Corpus::Reject;
    };
    if parts.is_none() {
        parses(expand_error(item));
        return Corpus::Keep;
    }
    let expanded = expand_endpoint(attr_args, item.clone());
    match item_name(item.clone()) {
        Some(name) => {
            assert!(holds(&expanded, &name), "`{name}` is gone: {expanded}");
            // A member that does not parse stays unchanged. Only an editor hands it over.
            if is_whole(&item) {
                parses(expanded);
            }
        }
        None => {
            let (all, item) = (expanded.to_string(), item.to_string());
            assert!(all.ends_with(&item), "the item is gone: {all}");
        }
    }
    Corpus::Keep
});

#[track_caller]
fn parses(expanded: TokenStream) {
    let text = expanded.to_string();
    if let Err(error) = syn::parse2::<syn::File>(expanded) {
        panic!("{error}: {text}");
    }
}

/// Returns whether rustc would parse the item.
fn is_whole(item: &TokenStream) -> bool {
    let function = || syn::parse2::<syn::ForeignItemFn>(item.clone()).is_ok();
    syn::parse2::<syn::Item>(item.clone()).is_ok() || function()
}

fn holds(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => holds(&group.stream(), name),
        _ => false,
    })
}
