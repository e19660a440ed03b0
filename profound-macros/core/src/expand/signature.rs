//! Signatures of the generated methods and their return types.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{Path, Token, Type};

use super::ide::is_editor;
use crate::{ast::Method, tokens::respanned};

/// Returns `fn name(&self, …) -> returned`, without `async` and without the helper attributes.
pub(super) fn signature(method: &Method, returned: &TokenStream) -> TokenStream {
    let Method {
        at,
        fn_token,
        ident,
        generics,
        receiver,
        ..
    } = method;
    let at = *at;
    // The whole signature begins and ends in the macro: see `Method::at`.
    let fn_token = Token![fn](fn_token.span.resolved_at(at));
    let bounds = method.where_clause();
    let receiver = receiver.iter().map(ToTokens::to_token_stream);
    let arguments = method.arguments.iter().map(|argument| {
        let (ident, ty) = (&argument.ident, &argument.ty);
        quote_spanned! {at=> #ident: #ty }
    });
    let inputs = receiver.chain(arguments);
    quote_spanned! {at=> #fn_token #ident #generics (#(#inputs),*) -> #returned #bounds }
}

/// Returns the body of a method. Its last brace ends the span of the method.
pub(super) fn body(end: Span, tokens: TokenStream) -> TokenTree {
    let mut braces = Group::new(Delimiter::Brace, tokens);
    braces.set_span(end);
    braces.into()
}

/// Returns the type that a declared `async` method returns: a future that is `Send`.
///
/// The paths are those of the standard library: an editor shows them.
pub(crate) fn future(output: &Type, at: Span) -> TokenStream {
    quote_spanned! {at=>
        impl ::core::future::Future<Output = #output> + ::core::marker::Send
    }
}

/// Returns the concrete future type of a call: `Call<Output>`. An editor shows it as the declared future.
pub(crate) fn returned(output: &Type, client: &Path, at: Span) -> TokenStream {
    if is_editor() {
        return future(output, at);
    }
    let client = respanned(client, at);
    quote_spanned! {at=> #client::Call<#output> }
}
