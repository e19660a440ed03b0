//! Recognizes macros of other crates that cannot be combined with the attribute.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::{Attribute, ItemTrait, Signature};

use super::attribute::{ATTRIBUTE, is_alias};
use crate::errors::Errors;

/// Attributes of other crates that rewrite the body of a function.
const NEED_A_BODY: [&str; 6] = [
    "async_recursion",
    "autometrics",
    "cached",
    "instrument",
    "io_cached",
    "memoize",
];

/// Returns whether an attribute rewrites the body of a function, which an endpoint does not have.
pub(crate) fn needs_body(attr: &Attribute) -> bool {
    let last = attr.path().segments.last();
    last.is_some_and(|segment| NEED_A_BODY.iter().any(|name| segment.ident == name))
}

/// Reports the attributes of an endpoint that cannot be beside ours.
pub(crate) fn check_member(attrs: &[Attribute], errors: &mut Errors) {
    for attr in attrs {
        let path = attr.path();
        let name = path
            .segments
            .last()
            .map(|segment| segment.ident.to_string());
        let name = name.unwrap_or_default();
        if needs_body(attr) {
            let help = match name.as_str() {
                "instrument" => "remove it: with the feature `tracing`, each call has a span",
                _ => "remove it, or put it on a function that calls the endpoint",
            };
            let rule = format!("`#[{name}]` cannot be applied to an endpoint, which has no body");
            errors.on(path, rule, help);
        }
        if is_alias(attr) {
            let rule =
                format!("expected `#[{ATTRIBUTE}]` on an endpoint, found its alias `#[{name}]`");
            errors.on(path, rule, format!("write `profound_client::{ATTRIBUTE}`"));
        }
    }
}

/// Reports attributes of a trait that rewrite it. Returns whether one has done so before ours.
pub(crate) fn check_trait<'a>(
    item: &ItemTrait,
    mut signatures: impl Iterator<Item = &'a Signature>,
    errors: &mut Errors,
) -> bool {
    let help = "remove it: the futures of an annotated trait are `Send` already";
    for attr in item.attrs.iter().filter(|attr| makes_variant(attr)) {
        let rule = format!("`#[trait_variant::make]` cannot be combined with `#[{ATTRIBUTE}]`");
        errors.on(attr, rule, help);
    }
    let rewritten = signatures.any(is_rewritten);
    if rewritten {
        let rule = format!("`#[async_trait]` cannot be combined with `#[{ATTRIBUTE}]`");
        errors.at(Span::call_site(), rule, help);
    }
    rewritten
}

/// Returns whether `async_trait` has already rewritten a method.
pub(crate) fn is_rewritten(sig: &Signature) -> bool {
    let mut lifetimes = sig.generics.lifetimes();
    lifetimes.any(|parameter| parameter.lifetime.ident == "async_trait")
}

/// Returns whether an attribute declares a second trait, with a copy of our attribute.
pub(crate) fn makes_variant(attr: &Attribute) -> bool {
    let names = attr
        .path()
        .segments
        .iter()
        .map(|segment| segment.ident.to_string());
    names.eq(["trait_variant", "make"])
}

/// Returns the code that `mockall` has generated, without copies of our attribute; `None` for other code.
/// The struct of the mock gets the error.
pub(crate) fn without_mock_attributes(
    tokens: &TokenStream,
    errors: &mut Errors,
) -> Option<TokenStream> {
    let words = || {
        tokens.clone().into_iter().filter_map(|token| match token {
            TokenTree::Ident(word) => Some(word),
            _ => None,
        })
    };
    let is_trait = words().any(|word| word == "trait");
    if is_trait || !(is_copied(tokens) || mentions_mock(tokens.clone())) {
        return None;
    }
    if words().any(|word| word == "struct") {
        let help = format!("put `#[{ATTRIBUTE}]` above `#[automock]`");
        let rule = format!("`#[automock]` copies `#[{ATTRIBUTE}]` into the mock");
        errors.at(Span::call_site(), rule, help);
    }
    Some(stripped(tokens.clone()))
}

/// Returns whether the first token is `#[automock]` in the source: the attribute has generated the code.
fn is_copied(tokens: &TokenStream) -> bool {
    let first = tokens.clone().into_iter().next();
    let source = first.and_then(|token| token.span().source_text());
    source.is_some_and(|text| text.contains("automock"))
}

/// Returns whether the tokens contain a name that `mockall` generates.
fn mentions_mock(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(word) => {
            let word = word.to_string();
            word == "mockall" || word.starts_with("__mock_") || word.ends_with("_expectations")
        }
        TokenTree::Group(group) => mentions_mock(group.stream()),
        _ => false,
    })
}

/// Returns the tokens without our attribute, at any depth.
fn stripped(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let TokenTree::Group(group) = token else {
            kept.push(token);
            continue;
        };
        let is_attribute = group.delimiter() == Delimiter::Bracket
            && matches!(kept.last(), Some(TokenTree::Punct(mark)) if mark.as_char() == '#');
        if is_attribute && names_endpoint(group.stream()) {
            kept.pop();
            continue;
        }
        let mut inner = Group::new(group.delimiter(), stripped(group.stream()));
        inner.set_span(group.span());
        kept.push(inner.into());
    }
    kept.into_iter().collect()
}

/// Returns whether the last segment of an attribute's path is the name of ours.
fn names_endpoint(attribute: TokenStream) -> bool {
    let path = attribute
        .into_iter()
        .take_while(|token| !matches!(token, TokenTree::Group(_)));
    path.last()
        .is_some_and(|token| token.to_string() == ATTRIBUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_copies(code: &str) -> (Option<String>, usize) {
        let mut errors = Errors::default();
        let tokens = code.parse().expect("it is Rust");
        let kept = without_mock_attributes(&tokens, &mut errors);
        (kept.map(|tokens| tokens.to_string()), errors.count())
    }

    #[test]
    fn the_struct_of_a_mock_gets_one_error_and_the_rest_none() {
        let code = "struct MockOrg { #[profound_endpoint] Org_expectations: MockOrg_Org }";
        let kept = "struct MockOrg { Org_expectations : MockOrg_Org }";
        assert_eq!(without_copies(code), (Some(kept.to_owned()), 1));
        let code = "impl Org for MockOrg {
            #[profound_endpoint(GET \"/v1/org\")]
            #[must_use]
            async fn org(&self) { self.Org_expectations.org.call() }
        }";
        let kept = "impl Org for MockOrg { # [must_use] \
            async fn org (& self) { self . Org_expectations . org . call () } }";
        assert_eq!(without_copies(code), (Some(kept.to_owned()), 0));
    }

    #[test]
    fn code_that_no_mock_generated_is_not_changed() {
        assert_eq!(without_copies("struct Org { name: String }"), (None, 0));
        let code = "trait Org { fn mock(&self) { mockall::automock() } }";
        assert_eq!(without_copies(code), (None, 0));
    }
}
