//! Signatures of the generated methods and their return types.

use std::{env, sync::LazyLock};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Path, Type};

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
