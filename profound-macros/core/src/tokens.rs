//! Helpers on tokens that several modules share: spans, identifiers, the path of the client crate.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Ident, Path, Token, parse::ParseStream};

/// A value with the span where it was written.
#[derive(Clone)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// Returns the tokens with another span for errors. Their name resolution does not change.
pub(crate) fn respanned(tokens: &impl ToTokens, span: Span) -> TokenStream {
    let tokens = tokens.to_token_stream().into_iter();
    tokens
        .map(|mut token| {
            token.set_span(span.resolved_at(token.span()));
            token
        })
        .collect()
}

/// Skips to the next comma or to the end, and returns the skipped tokens.
pub(crate) fn skip(input: ParseStream<'_>) -> TokenStream {
    let mut skipped = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        let token: TokenTree = input.parse().expect("the input is not empty");
        skipped.extend([token]);
    }
    skipped
}

/// Returns the path of the client crate: `::profound_client`, or the value of `crate = …`.
pub(crate) fn client_crate(given: Option<&Path>) -> Path {
    given.cloned().unwrap_or_else(|| Path {
        leading_colon: Some(Token![::](Span::call_site())),
        segments: [Ident::new("profound_client", Span::call_site())]
            .into_iter()
            .map(syn::PathSegment::from)
            .collect(),
    })
}

/// Returns an identifier of the macro that cannot collide with a name of the user's code.
pub(crate) fn hygienic_ident(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}
