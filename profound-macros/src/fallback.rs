//! The item beside its errors: usable by the rest of the program, so that no error follows from one
//! that has been told.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{FnArg, ItemTrait, Pat, Path, ReturnType, Signature, TraitItem, Type};

use crate::{
    ast::{self, Function},
    attr::{Options, client_crate},
    expand,
    valid::derived,
};

/// The trait, with an implementation for the client that never returns.
pub(crate) fn container(item: &ItemTrait, options: &Options) -> TokenStream {
    let client = client_crate(options.client.as_ref().map(|at| &at.value));
    let mut bare = item.clone();
    bare.attrs.retain(|attr| !ast::is_endpoint(attr));
    bare.items.clear();
    let (mut declared, mut implemented) = (TokenStream::new(), TokenStream::new());
    for member in &item.items {
        match member {
            TraitItem::Fn(method) => {
                let given = expand::echoed(&method.attrs);
                let attrs: Vec<_> = method
                    .attrs
                    .iter()
                    .filter(|attr| !ast::is_endpoint(attr))
                    .collect();
                let future = |output: &Type| expand::future(output, &client);
                let call = |output: &Type| expand::returned(output, &client);
                let in_trait = signature(&method.sig, future);
                declared.extend(match &method.default {
                    Some(body) => quote! { #(#attrs)* #[allow(unused)] #in_trait #body },
                    None => quote! { #(#attrs)* #in_trait; },
                });
                if method.default.is_none() {
                    let in_impl = signature(&method.sig, call);
                    implemented.extend(quote! { #(#given)* #in_impl { loop {} } });
                }
            }
            other => declared.extend(other.to_token_stream()),
        }
    }
    let declared = expand::with_members(&bare, declared);
    let implementable = item.items.iter().all(implementable) && item.unsafety.is_none();
    let implemented = implementable.then(|| implementation(item, &client, implemented));
    let dynamic = options
        .dynamic
        .as_ref()
        .map(|name| dynamic(item, name, &client));
    quote! { #declared #implemented #dynamic }
}

/// The method or function with a body that never returns.
pub(crate) fn lone(function: &Function, options: &Options) -> TokenStream {
    let client = client_crate(options.client.as_ref().map(|at| &at.value));
    let attrs = function.attrs.iter().filter(|attr| !ast::is_endpoint(attr));
    let vis = &function.vis;
    let signature = signature(&function.sig, |output| expand::returned(output, &client));
    quote! {
        #(#attrs)*
        #[allow(unused, clippy::all)]
        #vis #signature { loop {} }
    }
}

fn implementable(member: &TraitItem) -> bool {
    match member {
        TraitItem::Fn(method) => match &method.sig.output {
            ReturnType::Type(_, ty) => {
                !matches!(&**ty, Type::ImplTrait(_)) || method.default.is_some()
            }
            ReturnType::Default => true,
        },
        TraitItem::Const(constant) => constant.default.is_some(),
        _ => false,
    }
}

fn implementation(item: &ItemTrait, client: &Path, methods: TokenStream) -> TokenStream {
    let name = &item.ident;
    let attrs = expand::echoed(&item.attrs);
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    quote! {
        #(#attrs)*
        #[allow(unused, refining_impl_trait, clippy::all)]
        impl #generics #name #arguments for #client::Client #bounds { #methods }
    }
}

/// A struct of the `dyn` form's name that does what the real one's interface says.
fn dynamic(item: &ItemTrait, name: &proc_macro2::Ident, client: &Path) -> TokenStream {
    let vis = &item.vis;
    let hidden = derived(name, "Never");
    let _ = hidden;
    let declared = &item.generics;
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    quote! {
        #[allow(unused)]
        #vis struct #name #declared (#client::private::Arc<dyn ::core::any::Any>) #bounds;

        #[allow(unused, clippy::all)]
        impl #generics #name #arguments #bounds {
            #vis fn new<__Implementation>(_: __Implementation) -> Self { loop {} }
        }
    }
}

/// The signature with plain names and without helpers; an `async` one returns what `returned` makes
/// of its type.
fn signature(sig: &Signature, returned: impl Fn(&Type) -> TokenStream) -> TokenStream {
    let mut sig = sig.clone();
    sig.constness = None;
    sig.safety = syn::Safety::Default;
    sig.abi = None;
    sig.variadic = None;
    for (place, input) in sig.inputs.iter_mut().enumerate() {
        match input {
            FnArg::Receiver(receiver) => receiver.attrs.clear(),
            FnArg::Typed(typed) => {
                typed.attrs.clear();
                if !matches!(&*typed.pat, Pat::Ident(_)) {
                    let name = format!("argument{place}");
                    let ident = proc_macro2::Ident::new(&name, Span::mixed_site());
                    *typed.pat = syn::parse_quote!(#ident);
                }
                if let Pat::Ident(pat) = &mut *typed.pat {
                    (pat.by_ref, pat.mutability, pat.subpat) = (None, None, None);
                }
            }
        }
    }
    if sig.asyncness.take().is_some() {
        let output = match &sig.output {
            ReturnType::Type(_, ty) => (**ty).clone(),
            ReturnType::Default => syn::parse_quote!(()),
        };
        let returned = returned(&output);
        sig.output = syn::parse_quote!(-> #returned);
    }
    sig.to_token_stream()
}
