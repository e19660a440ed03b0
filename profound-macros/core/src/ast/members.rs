//! Parses the members of an annotated trait one by one, so that a broken one does not hide the others.
//!
//! rustc gives a macro only what it has parsed itself. rust-analyzer gives it whatever the user has typed
//! so far, with closing brackets added. An open bracket then contains the members that follow it.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    TraitItem, TraitItemFn,
    parse::{ParseStream, Parser, discouraged::Speculative},
};

use super::attribute::{self, ATTRIBUTE};
use crate::errors::Errors;

/// Words that can come before `fn`.
const MODIFIERS: [&str; 6] = ["pub", "default", "const", "async", "unsafe", "extern"];

/// Parses the members, and returns them with the names of those that lack their end.
///
/// A member that does not parse is reported, and becomes [`TraitItem::Verbatim`]. These come last: a parser
/// could take the next member for a part of a broken one.
pub(super) fn read(tokens: TokenStream, errors: &mut Errors) -> (Vec<TraitItem>, Vec<Ident>) {
    let (mut members, mut broken, mut unfinished) = (Vec::new(), Vec::new(), Vec::new());
    let mut rest: Vec<TokenTree> = read_whole(tokens, &mut members).into_iter().collect();
    while !rest.is_empty() {
        let (member, after) = split(rest);
        match finish(&member, errors) {
            Some(method) => {
                unfinished.push(method.sig.ident.clone());
                members.push(TraitItem::Fn(method));
            }
            None => broken.push(TraitItem::Verbatim(member.into_iter().collect())),
        }
        let after = read_whole(after.into_iter().collect(), &mut members);
        rest = after.into_iter().collect();
    }
    members.append(&mut broken);
    (members, unfinished)
}

/// Parses members up to the first that does not parse, and returns the tokens from there.
fn read_whole(tokens: TokenStream, members: &mut Vec<TraitItem>) -> TokenStream {
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            let member = input.fork();
            match member.parse::<TraitItem>() {
                Ok(item) if !swallows(&item) => {
                    input.advance_to(&member);
                    members.push(item);
                }
                _ => break,
            }
        }
        input.parse::<TokenStream>()
    };
    parser.parse2(tokens).unwrap_or_default()
}

/// Returns whether the open body of an endpoint contains the members that follow it.
fn swallows(item: &TraitItem) -> bool {
    match item {
        TraitItem::Fn(method) => {
            let body = method.default.iter().flat_map(|body| &body.stmts);
            let mut nested = body.map(ToTokens::to_token_stream);
            method.attrs.iter().any(attribute::is_endpoint)
                && nested.any(|tokens| tokens.into_iter().any(|token| is_endpoint_brackets(&token)))
        }
        _ => false,
    }
}

/// Reports the first mistake of a member. Returns a method that lacks no more than its `;`.
fn finish(member: &[TokenTree], errors: &mut Errors) -> Option<TraitItemFn> {
    let tokens = || member.iter().cloned().collect::<TokenStream>();
    let last = member.last()?;
    if let Ok(TraitItem::Fn(method)) = syn::parse2(ended(tokens())) {
        report_missing_end(last.span(), errors);
        return Some(method);
    }
    if attributes(member) == member.len() {
        let help = "add `async fn org(&self) -> Result<Org, profound_client::Error>;`";
        errors.at(last.span(), "expected a method after this attribute", help);
        return None;
    }
    let end = "unexpected end of input, ";
    match syn::parse2::<TraitItem>(tokens()) {
        Err(error) => match error.to_string().strip_prefix(end) {
            Some(expected) => errors.at(last.span(), expected, ""),
            None => errors.add(error),
        },
        Ok(_) => errors.at(
            last.span(),
            "missing `}`",
            "end the method with `;` in place of its body",
        ),
    }
    None
}

/// Returns the tokens and a `;`.
pub(super) fn ended(mut tokens: TokenStream) -> TokenStream {
    tokens.extend([TokenTree::from(Punct::new(';', Spacing::Alone))]);
    tokens
}

/// Reports that a method lacks its `;`.
pub(super) fn report_missing_end(last: Span, errors: &mut Errors) {
    errors.at(last, "expected `;` after this", "end the method with `;`");
}

/// Splits off the first member, which does not parse, and returns it with the tokens after it.
fn split(mut tokens: Vec<TokenTree>) -> (Vec<TokenTree>, Vec<TokenTree>) {
    let named = own_tokens(&tokens);
    for at in 0..tokens.len() {
        if let Some((group, mut inside)) = cut(&tokens[at]) {
            let after = tokens.split_off(at + 1);
            tokens[at] = group.into();
            inside.extend(after);
            return (tokens, inside);
        }
        if at >= named && begins_member(&tokens[at..]) {
            let after = tokens.split_off(at);
            return (tokens, after);
        }
        if at >= named.saturating_sub(1) && ends_member(&tokens[at]) {
            let after = tokens.split_off(at + 1);
            return (tokens, after);
        }
    }
    (tokens, Vec::new())
}

/// Returns how many tokens certainly belong to the first member: its attributes, modifiers and name.
fn own_tokens(tokens: &[TokenTree]) -> usize {
    let mut at = attributes(tokens);
    let first = at;
    let is_repeated = |at: usize| {
        let mut earlier = tokens[first..at].iter();
        earlier.any(|word| word.to_string() == tokens[at].to_string())
    };
    while at < tokens.len() && is_one_of(&tokens[at], &MODIFIERS) && !is_repeated(at) {
        at += 1;
    }
    if tokens
        .get(at)
        .is_some_and(|token| is_one_of(token, &["fn"]))
    {
        at += 1;
        at += usize::from(tokens.get(at).is_some_and(is_name));
    }
    at.max(first + 1)
}

/// Returns how many tokens the leading attributes have.
fn attributes(tokens: &[TokenTree]) -> usize {
    let mut at = 0;
    while let [TokenTree::Punct(punct), TokenTree::Group(group), ..] = &tokens[at..] {
        if punct.as_char() != '#' || group.delimiter() != Delimiter::Bracket {
            break;
        }
        at += 2;
    }
    at
}

/// Returns whether a member begins here: an attribute, or modifiers before `fn`, or `fn` and a name.
fn begins_member(tokens: &[TokenTree]) -> bool {
    attributes(tokens) > 0 || begins_function(tokens)
}

fn begins_function(tokens: &[TokenTree]) -> bool {
    let is_modifier = |token: &&TokenTree| is_one_of(token, &MODIFIERS);
    let modifiers = tokens.iter().take_while(is_modifier).count();
    match &tokens[modifiers..] {
        [keyword, name, ..] => is_one_of(keyword, &["fn"]) && (modifiers > 0 || is_name(name)),
        _ => false,
    }
}

fn ends_member(token: &TokenTree) -> bool {
    match token {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    }
}

/// Cuts a group that contains a method. Returns the group up to there, and the tokens from there.
fn cut(token: &TokenTree) -> Option<(Group, Vec<TokenTree>)> {
    let TokenTree::Group(group) = token else {
        return None;
    };
    let mut tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    for at in 0..tokens.len() {
        let rest = &tokens[at..];
        if begins_function(&rest[attributes(rest)..]) {
            let inside = tokens.split_off(at);
            return Some((shortened(group, tokens), inside));
        }
        if let Some((inner, mut inside)) = cut(&tokens[at]) {
            inside.extend(tokens.split_off(at + 1));
            tokens[at] = inner.into();
            return Some((shortened(group, tokens), inside));
        }
    }
    None
}

/// Returns a group with other tokens. Errors at its end are shown at its opening bracket.
fn shortened(group: &Group, tokens: Vec<TokenTree>) -> Group {
    let mut shorter = Group::new(group.delimiter(), tokens.into_iter().collect());
    shorter.set_span(group.span_open());
    shorter
}

fn is_one_of(token: &TokenTree, words: &[&str]) -> bool {
    matches!(token, TokenTree::Ident(ident) if words.iter().any(|word| ident == word))
}

fn is_name(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(_)) && syn::parse2::<Ident>(token.clone().into()).is_ok()
}

/// Returns whether a token is the brackets of `#[profound_endpoint(…)]`.
fn is_endpoint_brackets(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else {
        return false;
    };
    let word = |token: TokenTree| matches!(token, TokenTree::Ident(word) if word == ATTRIBUTE);
    group.delimiter() == Delimiter::Bracket && group.stream().into_iter().any(word)
}

/// Returns the tokens of a broken member without the attributes `#[profound_endpoint(…)]`.
pub(crate) fn without_endpoint(tokens: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_ours = |at: usize| tokens.get(at).is_some_and(is_endpoint_brackets);
    let kept = |at: &usize| !(is_ours(*at) || is_hash(&tokens[*at]) && is_ours(at + 1));
    (0..tokens.len())
        .filter(kept)
        .map(|at| tokens[at].clone())
        .collect()
}

/// Returns the tokens in the parentheses of each `#[profound_endpoint(…)]` of a broken member.
pub(crate) fn endpoint_arguments(tokens: &TokenStream) -> Vec<TokenStream> {
    let brackets = tokens.clone().into_iter().filter(is_endpoint_brackets);
    brackets
        .filter_map(|token| match token {
            TokenTree::Group(group) => group.stream().into_iter().last(),
            _ => None,
        })
        .filter_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        })
        .collect()
}

fn is_hash(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '#')
}
