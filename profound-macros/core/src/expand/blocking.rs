//! Wraps tokens that need the feature `blocking` of the client crate.

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

use crate::tokens::respanned;

/// Returns tokens that need the feature `blocking`; without it there is one error, at `span`.
pub(crate) fn within(tokens: &TokenStream, span: Span, client: &Path) -> TokenStream {
    let span = span.resolved_at(Span::call_site());
    let path = respanned(client, span);
    let name = quote_spanned! {span=> #path::__blocking! };
    let mut group = Group::new(Delimiter::Brace, tokens.clone());
    group.set_span(span);
    quote! { #name #group }
}
