//! Expands a checked item into tokens; this cannot fail.

mod attributes;
mod blocking;
mod call;
mod dynamic;
mod ide;
mod signature;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{ItemTrait, Path, TraitItem, Visibility, WherePredicate};

pub(crate) use self::{
    attributes::forwarded_attrs,
    blocking::within,
    call::request_documentation,
    ide::{container_hints, is_editor, standalone_hints},
    signature::{future, returned},
};
use self::{
    attributes::{is_deprecated, on_declaration},
    signature::{body, signature},
};
use crate::{
    ast::{self, Method},
    attr::Options,
    tokens::{client_crate, respanned},
    valid::{Container, Endpoint},
};

/// Expands a trait: the trait itself, its implementation for the client, and its `dyn` form.
pub(crate) fn container(container: &Container<'_>) -> TokenStream {
    let client = client_crate(container.options.client.as_ref().map(|at| &at.value));
    let declared = declaration(container);
    let implemented = implementation(container, &client);
    let dynamic = container.options.dynamic.as_ref();
    let dynamic = dynamic.map(|name| dynamic::expand(container, name, &client));
    let tracked = tracked_file(&container.options);
    quote! { #tracked #declared #implemented #dynamic }
}

/// Returns an item that makes a build depend on the facts file. The compiler drops its value.
pub(crate) fn tracked_file(options: &Options) -> Option<TokenStream> {
    let file = options.contract_file.as_ref()?;
    let name = format!("/{}", file.value);
    options.contract.has_file().then(|| {
        quote! {
            const _: &[u8] = ::core::include_bytes!(
                ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #name)
            );
        }
    })
}

/// Expands a standalone method or function: the item with its body, in which the hints are.
pub(crate) fn standalone(endpoint: &Endpoint, hints: &TokenStream) -> TokenStream {
    let client = client_crate(endpoint.options.client.as_ref().map(|at| &at.value));
    let attrs = &endpoint.method.attrs;
    let docs = call::documentation(endpoint);
    let vis = &endpoint.method.vis;
    let method = with_client_bound(&endpoint.method, &client);
    let signature = signature(&method, &returns(endpoint, &client));
    let warning = call::warning(endpoint);
    let mut call = call::call(endpoint, &client);
    if !endpoint.method.is_async {
        call = within(&call, endpoint.method.fn_token.span, &client);
    }
    let body = body(method.end, quote! { #hints #warning #call });
    quote! { #(#attrs)* #docs #vis #signature #body }
}

/// Returns a method with the bound `Self: HasClient`, so that a plain trait can declare it.
fn with_client_bound(method: &Method, client: &Path) -> Method {
    let mut bounded = method.clone();
    if let Some(receiver) = &method.receiver {
        let span = receiver.self_token.span;
        let client = respanned(client, span);
        let blocking = (!method.is_async).then(|| quote_spanned! {span=> blocking:: });
        let bound = quote_spanned! {span=> Self: #client::#blocking HasClient };
        let bound: WherePredicate = syn::parse_quote! { #bound };
        bounded.generics.make_where_clause().predicates.push(bound);
    }
    bounded
}

/// Returns the user's trait, whose `async` methods return futures that are `Send`.
fn declaration(container: &Container<'_>) -> TokenStream {
    let attrs = container.item.attrs.iter().map(on_declaration);
    let members =
        container
            .item
            .items
            .iter()
            .zip(&container.endpoints)
            .map(|(member, endpoint)| match endpoint {
                Some(endpoint) => declared(endpoint),
                None => passthrough(member, &container.item.vis),
            });
    let item = with_members(container.item, members.collect());
    quote! { #(#attrs)* #item }
}

fn declared(endpoint: &Endpoint) -> TokenStream {
    let Endpoint { method, output, .. } = endpoint;
    let attrs = method.attrs.iter().map(on_declaration);
    let at = method.at;
    let docs = call::documentation(endpoint);
    let returned = if method.is_async {
        future(output, at)
    } else {
        output.to_token_stream()
    };
    let signature = signature(method, &returned);
    let end = quote_spanned! {method.end=> ; };
    quote_spanned! {at=> #(#attrs)* #docs #signature #end }
}

/// Returns a member with a body unchanged. An `async` one would cause a warning in a public trait.
///
/// A private trait gets no `allow`, which `forbid(async_fn_in_trait)` would refuse.
pub(crate) fn passthrough(member: &TraitItem, vis: &Visibility) -> TokenStream {
    let is_private = matches!(vis, Visibility::Inherited);
    match member {
        TraitItem::Fn(method) if method.sig.asyncness.is_some() && !is_private => {
            quote! { #[allow(async_fn_in_trait)] #member }
        }
        _ => member.to_token_stream(),
    }
}

/// Returns the return type of a generated method with a body.
fn returns(endpoint: &Endpoint, client: &Path) -> TokenStream {
    if endpoint.method.is_async {
        returned(&endpoint.output, client, endpoint.method.at)
    } else {
        endpoint.output.to_token_stream()
    }
}

/// Returns a trait without its attributes and with other members.
pub(crate) fn with_members(item: &ItemTrait, members: TokenStream) -> TokenStream {
    let head = ItemTrait {
        attrs: Vec::new(),
        vis: item.vis.clone(),
        modifiers: item.modifiers.clone(),
        unsafety: item.unsafety,
        trait_token: item.trait_token,
        ident: item.ident.clone(),
        generics: item.generics.clone(),
        colon_token: item.colon_token,
        supertraits: item.supertraits.clone(),
        brace_token: item.brace_token,
        items: Vec::new(),
    };
    let mut tokens: Vec<_> = head.to_token_stream().into_iter().collect();
    // The last token of an empty trait is its braces.
    tokens.pop();
    let mut group = proc_macro2::Group::new(proc_macro2::Delimiter::Brace, members);
    // With its own span, an edit of a method would be one of the trait: rustc would compile all its users again.
    if let Some(last) = tokens.last() {
        group.set_span(last.span());
    }
    tokens.push(group.into());
    tokens.into_iter().collect()
}

fn implementation(container: &Container<'_>, client: &Path) -> TokenStream {
    let item = container.item;
    let name = &item.ident;
    let attrs = forwarded_attrs(&item.attrs);
    // Silence the deprecation warning in the generated impl.
    let deprecated = is_deprecated(&item.attrs).then(|| quote! { #[allow(deprecated)] });
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    let methods = container.endpoints.iter().flatten().map(|endpoint| {
        let at = endpoint.method.at;
        let attrs = forwarded_attrs(&endpoint.method.attrs);
        let signature = signature(&endpoint.method, &returns(endpoint, client));
        let warning = call::warning(endpoint);
        let call = call::call(endpoint, client);
        // Only the methods that a program calls are compiled, in the crate that calls them.
        let body = body(endpoint.method.end, quote! { #warning #call });
        quote_spanned! {at=> #(#attrs)* #[inline] #signature #body }
    });
    let at = item.trait_token.span.resolved_at(Span::call_site());
    let path = respanned(client, at);
    let first = ast::first_blocking_method(item);
    let blocking = first.map(|_| quote_spanned! {at=> blocking:: });
    let implemented = quote_spanned! {at=>
        #(#attrs)*
        #deprecated
        impl #generics #name #arguments for #path::#blocking Client #bounds {
            #(#methods)*
        }
    };
    match first {
        Some(first) => within(&implemented, first.fn_token.span, client),
        None => implemented,
    }
}
