//! The user's attributes on the generated items.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, MetaList};

/// Returns whether one of the attributes is `#[deprecated]`.
pub(super) fn is_deprecated(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident("deprecated"))
}

/// Returns an attribute in the form for the declaration.
///
/// `#[expect(deprecated)]` becomes `allow`: only the implementation uses the deprecated operation.
pub(super) fn on_declaration(attr: &Attribute) -> TokenStream {
    let expects = attr.path().is_ident("expect");
    match attr.meta.require_list() {
        Ok(list) if expects && list.tokens.to_string().contains("deprecated") => allowance(list),
        _ => attr.to_token_stream(),
    }
}

fn allowance(expectation: &MetaList) -> TokenStream {
    let lints = &expectation.tokens;
    quote! { #[allow(#lints)] }
}

/// Returns the attributes that a second copy of an item needs too: `cfg` and lint levels.
///
/// `expect` becomes `allow`, because the lint may not fire in the copy.
pub(crate) fn forwarded_attrs(attrs: &[Attribute]) -> Vec<TokenStream> {
    attrs
        .iter()
        .filter_map(|attr| {
            let name = attr.path().get_ident()?.to_string();
            match name.as_str() {
                "cfg" | "allow" | "warn" | "deny" | "forbid" => Some(attr.to_token_stream()),
                "expect" => attr.meta.require_list().ok().map(allowance),
                _ => None,
            }
        })
        .collect()
}
