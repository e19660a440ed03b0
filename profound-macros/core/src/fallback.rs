//! Expands an item with mistakes: it stays usable, so that no further error follows.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{
    FnArg, ItemTrait, Pat, Path, ReturnType, Safety, Signature, TraitItem, TraitItemFn, Type,
    Visibility,
};

use crate::{
    ast::{self, Function},
    attr::Options,
    expand,
    tokens::client_crate,
};

/// Returns the trait, with implementations for the client and the `dyn` form that never return.
pub(crate) fn container(item: &ItemTrait, options: &Options) -> TokenStream {
    let client = client_crate(options.client.as_ref().map(|at| &at.value));
    let attrs = item.attrs.iter().filter(|attr| !ast::is_ours(attr));
    let declared = item.items.iter().map(|member| match member {
        TraitItem::Fn(method) => declared(method, &item.vis, &client),
        other => other.to_token_stream(),
    });
    let declared = expand::with_members(item, declared.collect());
    let declared = quote! { #(#attrs)* #declared };
    if item.unsafety.is_some() || !item.items.iter().all(implementable) {
        return declared;
    }
    let methods: TokenStream = item
        .items
        .iter()
        .map(|member| implemented(member, &client))
        .collect();
    let for_client = match ast::first_blocking_method(item) {
        None => implementation(item, &quote! { #client::Client }, &methods),
        Some(first) => {
            let implemented = implementation(item, &quote! { #client::blocking::Client }, &methods);
            expand::within(&implemented, first.fn_token.span, &client)
        }
    };
    let dynamic_name = options.dynamic.as_ref().filter(|name| **name != item.ident);
    let for_dynamic = dynamic_name.map(|name| {
        let (_, arguments, _) = item.generics.split_for_impl();
        let implemented = implementation(item, &quote! { #name #arguments }, &methods);
        let declared = dynamic(item, name, &client);
        quote! { #declared #implemented }
    });
    quote! { #declared #for_client #for_dynamic }
}

/// Returns the method or function with a body that never returns.
pub(crate) fn standalone(function: &Function, options: &Options) -> TokenStream {
    let client = client_crate(options.client.as_ref().map(|at| &at.value));
    let attrs = function.attrs.iter().filter(|attr| !ast::is_ours(attr));
    with_endless_body(
        attrs,
        &function.vis,
        &signature(&function.sig, |output| expand::returned(output, &client)),
    )
}

fn with_endless_body<A: ToTokens>(
    attrs: impl Iterator<Item = A>,
    vis: &Visibility,
    signature: &TokenStream,
) -> TokenStream {
    quote! {
        #(#attrs)*
        #[allow(unused, clippy::all)]
        #vis #signature { loop {} }
    }
}

/// Returns whether a method is an endpoint; its body, if it has one, is ignored.
fn is_endpoint(method: &TraitItemFn) -> bool {
    method.default.is_none() || method.attrs.iter().any(ast::is_ours)
}

fn declared(method: &TraitItemFn, vis: &Visibility, client: &Path) -> TokenStream {
    if !is_endpoint(method) {
        return expand::passthrough(&TraitItem::Fn(method.clone()), vis);
    }
    let attrs = method.attrs.iter().filter(|attr| !ast::is_ours(attr));
    let signature = signature(&method.sig, |output| expand::future(output, client));
    quote! { #(#attrs)* #signature; }
}

fn implemented(member: &TraitItem, client: &Path) -> TokenStream {
    match member {
        TraitItem::Fn(method) if is_endpoint(method) => {
            let signature = signature(&method.sig, |output| expand::returned(output, client));
            with_endless_body(
                expand::forwarded_attrs(&method.attrs).iter(),
                &Visibility::Inherited,
                &signature,
            )
        }
        _ => TokenStream::new(),
    }
}

/// Returns whether the client can implement this member.
fn implementable(member: &TraitItem) -> bool {
    match member {
        TraitItem::Fn(method) => {
            let opaque = matches!(&method.sig.output, ReturnType::Type(_, ty) if matches!(&**ty, Type::ImplTrait(_)));
            !opaque || !is_endpoint(method)
        }
        TraitItem::Const(constant) => constant.default.is_some(),
        _ => false,
    }
}

fn implementation(item: &ItemTrait, target: &TokenStream, methods: &TokenStream) -> TokenStream {
    let name = &item.ident;
    let attrs = expand::forwarded_attrs(&item.attrs);
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    quote! {
        #(#attrs)*
        #[allow(unused, refining_impl_trait, clippy::all)]
        impl #generics #name #arguments for #target #bounds { #methods }
    }
}

/// Returns a struct with the name and the constructor of the `dyn` form.
fn dynamic(item: &ItemTrait, name: &Ident, client: &Path) -> TokenStream {
    let (vis, of) = (&item.vis, &item.ident);
    let declared = &item.generics;
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    let given = item
        .generics
        .params
        .iter()
        .map(|parameter| match parameter {
            syn::GenericParam::Lifetime(lifetime) => {
                let lifetime = &lifetime.lifetime;
                quote! { & #lifetime () }
            }
            syn::GenericParam::Type(ty) => ty.ident.to_token_stream(),
            syn::GenericParam::Const(_) => quote! { () },
        });
    quote! {
        #[allow(unused)]
        #vis struct #name #declared (#client::private::PhantomData<(#(#given,)*)>) #bounds;

        #[allow(unused, clippy::all)]
        impl #generics #client::private::Clone for #name #arguments #bounds {
            fn clone(&self) -> Self { loop {} }
        }

        impl #generics #client::private::fmt::Debug for #name #arguments #bounds {
            fn fmt(&self, _: &mut #client::private::fmt::Formatter<'_>) -> #client::private::fmt::Result {
                loop {}
            }
        }

        #[allow(unused, clippy::all)]
        impl #generics #name #arguments #bounds {
            #vis fn new(_: impl #of #arguments) -> Self { loop {} }
        }
    }
}

/// Returns the signature with plain names and without helper attributes. `returned` gives the return
/// type of an `async` one.
fn signature(sig: &Signature, returned: impl Fn(&Type) -> TokenStream) -> TokenStream {
    let mut sig = sig.clone();
    (sig.constness, sig.safety, sig.abi, sig.variadic) = (None, Safety::Default, None, None);
    for (place, input) in sig.inputs.iter_mut().enumerate() {
        match input {
            FnArg::Receiver(receiver) => receiver.attrs.clear(),
            FnArg::Typed(typed) => {
                typed.attrs.clear();
                let ident = match &*typed.pat {
                    Pat::Ident(pat) => pat.ident.clone(),
                    _ => Ident::new(&format!("argument{place}"), Span::mixed_site()),
                };
                *typed.pat = syn::parse_quote!(#ident);
            }
        }
    }
    if sig.asyncness.take().is_some() {
        let output = match &sig.output {
            ReturnType::Type(_, ty) if !matches!(&**ty, Type::Never(_)) => (**ty).clone(),
            _ => syn::parse_quote!(()),
        };
        let returned = returned(&output);
        sig.output = syn::parse_quote!(-> #returned);
    }
    sig.to_token_stream()
}
