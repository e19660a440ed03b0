//! Expands the methods of a `dyn = …` handle that change one setting of the client behind it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Generics, Ident, Path, TraitItem};

use crate::{ast, expand::blocking::within, valid::Container};

/// Returns the methods of the handle that change one setting of the client behind it.
///
/// No endpoint can have their names, which are reserved. A method with a body keeps its name.
pub(super) fn methods(
    container: &Container<'_>,
    name: &Ident,
    client: &Path,
    attrs: &[TokenStream],
    declared: &Generics,
) -> TokenStream {
    let item = container.item;
    let vis = &item.vis;
    let (generics, arguments, bounds) = declared.split_for_impl();
    let is_free = |method: &str| {
        !item.items.iter().any(|member| match member {
            TraitItem::Fn(member) => member.sig.ident == method,
            _ => false,
        })
    };
    let blocking = ast::first_blocking_method(item);
    let changed = |call: TokenStream| {
        let mut changed = quote! { client.#call };
        if blocking.is_some() {
            changed = quote! {
                <#client::blocking::Client as #client::private::From<_>>::from(#changed)
            };
        }
        quote! {
            match &self.1 {
                #client::private::Some(client) => Self::new(#changed),
                #client::private::None => #client::private::Clone::clone(self),
            }
        }
    };
    let timeout = is_free("with_timeout").then(|| {
        let changed = changed(quote! { with_timeout(timeout) });
        quote! {
            /// Returns a handle with another deadline for each whole call: see `Client::with_timeout`.
            /// A handle to another implementation than the client, such as a fake, is unchanged.
            #[must_use]
            #[inline]
            #vis fn with_timeout(&self, timeout: #client::private::Duration) -> Self { #changed }
        }
    });
    let header = is_free("with_header").then(|| {
        let changed = changed(quote! { with_header(name, value) });
        quote! {
            /// Returns a handle that sends one more header: see `Client::with_header`. A handle to
            /// another implementation than the client, such as a fake, is unchanged.
            #[must_use]
            #[inline]
            #vis fn with_header(
                &self,
                name: &#client::private::str,
                value: &#client::private::str,
            ) -> Self { #changed }
        }
    });
    if timeout.is_none() && header.is_none() {
        return TokenStream::new();
    }
    let implemented = quote! {
        #(#attrs)*
        impl #generics #name #arguments #bounds { #timeout #header }
    };
    match blocking {
        Some(first) => within(&implemented, first.fn_token.span, client),
        None => implemented,
    }
}
