//! Expands an item with mistakes: it stays usable, so that no further error follows.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{
    Attribute, FnArg, GenericArgument, ItemTrait, Pat, Path, PathArguments, ReturnType, Safety,
    Signature, TraitItem, TraitItemFn, Type, TypeParamBound, Visibility,
};

use crate::{
    ast::{self, Argument, Function, Method, foreign},
    attr::{Attr, ParsedRoute},
    errors::Errors,
    expand,
    operations::Contract,
    tokens::client_crate,
    valid,
};

/// Returns the trait, with implementations for the client and the `dyn` form that never return. A broken
/// member is in the trait only.
pub(crate) fn container(item: &ItemTrait, attr: &Attr) -> TokenStream {
    let options = &attr.options;
    let client = client_crate(options.client.as_ref().map(|at| &at.value));
    let is_kept = |attr: &&Attribute| !ast::is_ours(attr) && !foreign::makes_variant(attr);
    let attrs = item.attrs.iter().filter(is_kept);
    let declared = item.items.iter().map(|member| match member {
        TraitItem::Fn(method) => declared(method, &item.vis, attr),
        TraitItem::Verbatim(tokens) => ast::without_endpoint(tokens.clone()),
        other => other.to_token_stream(),
    });
    let declared = expand::with_members(item, declared.collect());
    let tracked = expand::tracked_file(options);
    let declared = quote! { #tracked #(#attrs)* #declared };
    if item.unsafety.is_some() || !item.items.iter().all(implementable) {
        return declared;
    }
    let methods: TokenStream = item
        .items
        .iter()
        .map(|member| implemented(member, &client))
        .collect();
    let for_client = match mostly_blocking(item) {
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

/// Returns the first method without `async` if most methods have none: the others are then mistakes.
fn mostly_blocking(item: &ItemTrait) -> Option<&Signature> {
    let is_blocking = |sig: &&Signature| sig.asyncness.is_none() && !foreign::is_rewritten(sig);
    let blocking = ast::signatures(item).filter(is_blocking).count();
    let most = 2 * blocking > ast::signatures(item).count();
    ast::signatures(item).find(is_blocking).filter(|_| most)
}

/// Returns the method or function with a body that never returns.
pub(crate) fn standalone(function: &Function, attr: &Attr, hints: &TokenStream) -> TokenStream {
    let options = &attr.options;
    let client = client_crate(options.client.as_ref().map(|at| &at.value));
    let attrs = function.attrs.iter().filter(|attr| !ast::is_ours(attr));
    let docs = documentation(function, &attr.route, &options.contract);
    with_endless_body(
        attrs.map(ToTokens::to_token_stream).chain([docs]),
        &function.vis,
        &signature(&function.sig, |output| {
            expand::returned(output, &client, Span::call_site())
        }),
        hints,
    )
}

/// Returns a function whose body uses its arguments and never returns. No lint is allowed here: a crate
/// can forbid that.
fn with_endless_body(
    attrs: impl Iterator<Item = TokenStream>,
    vis: &Visibility,
    signature: &Signature,
    hints: &TokenStream,
) -> TokenStream {
    let arguments = signature.inputs.iter().map(|input| match input {
        FnArg::Receiver(receiver) => receiver.self_token.to_token_stream(),
        FnArg::Typed(typed) => typed.pat.to_token_stream(),
    });
    quote! {
        #(#attrs)*
        #vis #signature {
            #hints
            let _ = (#(&#arguments,)*);
            loop {}
        }
    }
}

/// Returns the documentation of the request as far as it can be known.
fn documentation(function: &Function, route: &ParsedRoute, contract: &Contract) -> TokenStream {
    let mut reported = Errors::default();
    let method = Method::read(function, &mut reported);
    let (route, roles) = match route {
        ParsedRoute::Valid(route) => {
            let roles = valid::roles::known(&method, route, contract, &mut reported);
            (Some(route), roles)
        }
        ParsedRoute::Absent | ParsedRoute::Invalid => {
            let helper = |argument: &Argument| {
                let (helper, _) = argument.helper.as_ref()?;
                Some(helper.role(argument))
            };
            (None, method.arguments.iter().map(helper).collect())
        }
    };
    let known = method.arguments.iter().zip(&roles);
    let known: Vec<_> = known
        .filter_map(|(argument, role)| Some((argument, role.as_ref()?)))
        .collect();
    if route.is_none() && known.is_empty() {
        return TokenStream::new();
    }
    expand::request_documentation(route, known.into_iter(), Span::call_site())
}

/// Returns whether a method is an endpoint; its body, if it has one, is ignored.
fn is_endpoint(method: &TraitItemFn) -> bool {
    method.default.is_none() || method.attrs.iter().any(ast::is_ours)
}

fn declared(method: &TraitItemFn, vis: &Visibility, outer: &Attr) -> TokenStream {
    let member = TraitItem::Fn(method.clone());
    let Some(function) = ast::trait_function(&member).filter(|_| is_endpoint(method)) else {
        return expand::passthrough(&member, vis);
    };
    let is_kept = |attr: &&Attribute| !ast::is_ours(attr) && !foreign::needs_body(attr);
    let attrs = method.attrs.iter().filter(is_kept);
    let own = ast::method_attr(&method.attrs, &mut Errors::default());
    let route = match own.map(|attr| attr.route) {
        None | Some(ParsedRoute::Absent) => outer.route.clone(),
        Some(route) => route,
    };
    let docs = documentation(&function, &route, &outer.options.contract);
    let signature = signature(&method.sig, |output| {
        expand::future(output, Span::call_site())
    });
    quote! { #(#attrs)* #docs #signature; }
}

fn implemented(member: &TraitItem, client: &Path) -> TokenStream {
    match member {
        TraitItem::Fn(method) if is_endpoint(method) => {
            let signature = signature(&method.sig, |output| {
                expand::returned(output, client, Span::call_site())
            });
            with_endless_body(
                expand::forwarded_attrs(&method.attrs).into_iter(),
                &Visibility::Inherited,
                &signature,
                &TokenStream::new(),
            )
        }
        _ => TokenStream::new(),
    }
}

/// Returns whether the client can implement this member, or need not.
fn implementable(member: &TraitItem) -> bool {
    match member {
        TraitItem::Fn(method) => {
            future_output(&method.sig).is_some() || !is_opaque(&method.sig) || !is_endpoint(method)
        }
        TraitItem::Const(constant) => constant.default.is_some(),
        TraitItem::Verbatim(_) => true,
        _ => false,
    }
}

fn is_opaque(sig: &Signature) -> bool {
    matches!(&sig.output, ReturnType::Type(_, ty) if matches!(&**ty, Type::ImplTrait(_)))
}

/// Returns `T` of a method that returns `impl Future<Output = T>`.
fn future_output(sig: &Signature) -> Option<&Type> {
    let ReturnType::Type(_, ty) = &sig.output else {
        return None;
    };
    let Type::ImplTrait(opaque) = &**ty else {
        return None;
    };
    let bounds = opaque.bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    });
    let arguments = bounds.filter_map(|segment| match &segment.arguments {
        PathArguments::AngleBracketed(list) if segment.ident == "Future" => Some(&list.args),
        _ => None,
    });
    arguments.flatten().find_map(|argument| match argument {
        GenericArgument::AssocType(output) if output.ident == "Output" => Some(&output.ty),
        _ => None,
    })
}

fn implementation(item: &ItemTrait, target: &TokenStream, methods: &TokenStream) -> TokenStream {
    let name = &item.ident;
    let attrs = expand::forwarded_attrs(&item.attrs);
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    quote! {
        #(#attrs)*
        #[automatically_derived]
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
        #vis struct #name #declared (#client::private::PhantomData<(#(#given,)*)>) #bounds;

        impl #generics #client::private::Clone for #name #arguments #bounds {
            fn clone(&self) -> Self { Self(#client::private::PhantomData) }
        }

        impl #generics #client::private::fmt::Debug for #name #arguments #bounds {
            fn fmt(&self, _: &mut #client::private::fmt::Formatter<'_>) -> #client::private::fmt::Result {
                loop {}
            }
        }

        impl #generics #name #arguments #bounds {
            #vis fn new(_: impl #of #arguments) -> Self { Self(#client::private::PhantomData) }
        }
    }
}

/// Returns the signature with plain names and without helper attributes. `returned` gives the return
/// type of an `async` one.
fn signature(sig: &Signature, returned: impl Fn(&Type) -> TokenStream) -> Signature {
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
    let future_output = future_output(&sig).cloned();
    if sig.asyncness.take().is_some() || future_output.is_some() {
        let output = match (future_output, &sig.output) {
            (Some(output), _) => output,
            (None, ReturnType::Type(_, ty)) if !matches!(&**ty, Type::Never(_)) => (**ty).clone(),
            _ => syn::parse_quote!(()),
        };
        let returned = returned(&output);
        sig.output = syn::parse_quote!(-> #returned);
    }
    sig
}
