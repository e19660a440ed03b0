//! Signatures of the generated methods and their return types.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Path, Type};

use super::ide::is_editor;
use crate::ast::Method;

/// Returns `fn name(&self, …) -> returned`, without `async` and without the helper attributes.
pub(super) fn signature(method: &Method, returned: &TokenStream) -> TokenStream {
    let Method {
        fn_token,
        ident,
        generics,
        receiver,
        ..
    } = method;
    let bounds = method.where_clause();
    let receiver = receiver.iter().map(ToTokens::to_token_stream);
    let arguments = method.arguments.iter().map(|argument| {
        let (ident, ty) = (&argument.ident, &argument.ty);
        quote! { #ident: #ty }
    });
    let inputs = receiver.chain(arguments);
    quote! { #fn_token #ident #generics (#(#inputs),*) -> #returned #bounds }
}

/// Returns the type that a declared `async` method returns: a future that is `Send`.
///
/// The paths are those of the standard library: an editor shows them.
pub(crate) fn future(output: &Type) -> TokenStream {
    quote! {
        impl ::core::future::Future<Output = #output> + ::core::marker::Send
    }
}

/// Returns the concrete future type of a call: `Call<Output>`. An editor shows it as the declared future.
pub(crate) fn returned(output: &Type, client: &Path) -> TokenStream {
    if is_editor() {
        return future(output);
    }
    quote! { #client::Call<#output> }
}
