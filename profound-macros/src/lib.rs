//! The attribute and the derive of `profound-client`, which documents and re-exports them.
#![forbid(unsafe_code)]

use proc_macro::TokenStream;

#[allow(missing_docs)]
#[proc_macro_attribute]
pub fn profound_endpoint(attribute: TokenStream, item: TokenStream) -> TokenStream {
    profound_macros_core::expand_endpoint(attribute.into(), item.into()).into()
}

#[allow(missing_docs)]
#[proc_macro_derive(ProfoundError, attributes(profound))]
pub fn profound_error(item: TokenStream) -> TokenStream {
    profound_macros_core::expand_error(item.into()).into()
}
