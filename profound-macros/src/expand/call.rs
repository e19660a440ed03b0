//! The body of a method: its facts, its arguments, its ending, in one call.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Ident, Path, Type, spanned::Spanned};

use crate::{
    attr::{Key, Options, Retry, Verb},
    valid::{Endpoint, Role},
};

/// The type of the future that a call is.
pub(crate) fn returned(output: &Type, client: &Path) -> TokenStream {
    quote! { #client::Call<#output> }
}

pub(super) fn body(endpoint: &Endpoint, client: &Path) -> TokenStream {
    let facts = facts(endpoint, client);
    let arguments = arguments(endpoint);
    let finish = finish(&endpoint.output, &endpoint.options, client);
    let with = the_client(endpoint, client);
    quote! {
        #client::private::call(
            #with,
            #client::private::Request::new(const { &#facts }) #arguments,
            #finish,
        )
    }
}

/// What the call goes through: `self`, or a function's first argument.
fn the_client(endpoint: &Endpoint, client: &Path) -> TokenStream {
    let value = match &endpoint.method.receiver {
        Some(receiver) => receiver.self_token.to_token_stream(),
        None => {
            let argument = &endpoint.method.arguments[0];
            let ident = at(&argument.ident, argument.ty.span());
            quote_spanned! {argument.ty.span()=> &#ident }
        }
    };
    quote! { #client::HasClient::client(#value) }
}

/// The constant part.
fn facts(endpoint: &Endpoint, client: &Path) -> TokenStream {
    let verb = Ident::new(endpoint.route.verb.name(), Span::call_site());
    let path = &endpoint.route.path.text;
    let settings = settings(&endpoint.options, client);
    let reads = (endpoint.route.verb == Verb::Get).then(|| quote! { .reads() });
    quote! {
        #client::private::Endpoint::new(#client::private::Method::#verb, #path) #reads #settings
    }
}

fn settings(options: &Options, client: &Path) -> TokenStream {
    let key = options.key.as_ref().map(|key| {
        let placed = |name: &str| {
            let name = Ident::new(name, Span::call_site());
            quote! { #client::private::Some(#client::KeyPlacement::#name) }
        };
        let placement = match key.value {
            Key::Header => placed("Header"),
            Key::Query => placed("Query"),
            Key::Bearer => placed("Bearer"),
            Key::None => quote! { #client::private::None },
        };
        quote! { .key(#placement) }
    });
    let timeout = options.timeout.as_ref().map(|timeout| {
        let milliseconds = timeout.value;
        quote! { .timeout(#milliseconds) }
    });
    let retry = options.retry.as_ref().map(|retry| match retry.value {
        Retry::Safe => quote! { .retry(#client::Retry::Safe) },
        Retry::Never => quote! { .retry(#client::Retry::Never) },
    });
    let headers = (!options.headers.is_empty()).then(|| {
        let pairs = options.headers.iter().map(|header| {
            let (name, value) = (&header.name, &header.value);
            quote! { (#name, #value) }
        });
        quote! { .headers(&[#(#pairs),*]) }
    });
    quote! { #key #timeout #retry #headers }
}

/// One method call an argument; those of the path in the path's order.
fn arguments(endpoint: &Endpoint) -> TokenStream {
    let pairs = || endpoint.method.arguments.iter().zip(&endpoint.roles);
    let path = endpoint.route.path.parameters.iter().filter_map(|name| {
        pairs().find(|(_, role)| matches!(role, Role::Path(path) if path == name))
    });
    let others = pairs().filter(|(_, role)| !matches!(role, Role::Path(_)));
    path.chain(others)
        .map(|(argument, role)| {
            // A mistake in the type stands under the type.
            let span = argument.ty.span().resolved_at(Span::call_site());
            let ident = at(&argument.ident, span);
            let name = argument.name();
            match role {
                Role::Client => TokenStream::new(),
                Role::Path(name) => quote_spanned! {span=> .path(#name, &#ident) },
                Role::Query(name) => quote_spanned! {span=> .query(#name, &#ident) },
                Role::Flatten => quote_spanned! {span=> .query_fields(#name, &#ident) },
                Role::Header(name) => quote_spanned! {span=> .header(#name, &#ident) },
                Role::Body => quote_spanned! {span=> .body(&#ident) },
                Role::Form => quote_spanned! {span=> .form(&#ident) },
            }
        })
        .collect()
}

/// How the answer, or the failure, becomes what the method returns.
fn finish(output: &Type, options: &Options, client: &Path) -> TokenStream {
    let span = output.span().resolved_at(Span::call_site());
    let finish = quote_spanned! {span=> #client::private::finish::<#output>() };
    if options.errors.is_empty() {
        return finish;
    }
    let statuses = options.errors.iter().map(|(status, path)| {
        quote! { #status => #client::private::Some(#path) }
    });
    let (outcome, status) = (mixed("outcome"), mixed("status"));
    quote! {
        #finish.with(|#outcome| #client::private::mapped::<#output>(
            #outcome,
            |#status| match #status { #(#statuses,)* _ => #client::private::None },
        ))
    }
}

/// The same name, shown elsewhere when something is wrong with it.
fn at(ident: &Ident, span: Span) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(span.resolved_at(ident.span()));
    ident
}

/// A name of ours that no name of the user's can meet.
fn mixed(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// What the method sends, below what the user says of it.
pub(super) fn documentation(endpoint: &Endpoint) -> TokenStream {
    let mut text = format!(
        "\n\n`{} {}`\n",
        endpoint.route.verb.name(),
        endpoint.route.path.text
    );
    for (argument, role) in endpoint.method.arguments.iter().zip(&endpoint.roles) {
        text.push_str(&format!("\n- `{}`: {}", argument.name(), role.described()));
    }
    quote! { #[doc = #text] }
}
