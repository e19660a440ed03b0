//! Expands the body of a generated method: one call with the endpoint, the arguments and the
//! decoder.

use proc_macro2::{Span, TokenStream};
use profound_contract::{Operation, Pages, Paging};
use quote::{ToTokens, quote_spanned};
use syn::{Ident, Path, Type, spanned::Spanned};

use crate::{
    ast::{Argument, Role},
    attr::{Cache, Key, Options, Retry, Route, Verb},
    contract,
    tokens::{hygienic_ident, respanned},
    valid::Endpoint,
};

pub(super) fn call(endpoint: &Endpoint, client: &Path) -> TokenStream {
    let at = endpoint.method.at;
    let client = &respanned(client, at);
    let facts = facts(endpoint, client);
    let arguments = arguments(endpoint);
    let decoder = decoder(endpoint, client);
    let with = client_expr(endpoint, client);
    let blocking = blocking(endpoint);
    quote_spanned! {at=>
        #client::private::#blocking call(
            #with,
            #client::private::Request::new(const { &#facts }) #arguments,
            #decoder,
        )
    }
}

/// Returns the expression for the client: `self`, or the first argument of a function.
fn client_expr(endpoint: &Endpoint, client: &TokenStream) -> TokenStream {
    let at = endpoint.method.at;
    let value = match &endpoint.method.receiver {
        Some(receiver) => receiver.self_token.to_token_stream(),
        None => {
            let argument = &endpoint.method.arguments[0];
            borrow_expr(argument)
        }
    };
    let blocking = blocking(endpoint);
    quote_spanned! {at=> #client::#blocking HasClient::client(#value) }
}

/// Returns `blocking::`, a segment of paths, for a method that is not `async`.
fn blocking(endpoint: &Endpoint) -> Option<TokenStream> {
    let at = endpoint.method.at;
    (!endpoint.method.is_async).then(|| quote_spanned! {at=> blocking:: })
}

/// Returns the constant that describes the endpoint.
fn facts(endpoint: &Endpoint, client: &TokenStream) -> TokenStream {
    let at = endpoint.method.at;
    let verb = Ident::new(endpoint.route.verb.name(), at);
    let path = respanned(&endpoint.route.path.text, at);
    let settings = settings(&endpoint.options, client, at);
    let reads = endpoint
        .operation
        .as_ref()
        .map_or(endpoint.route.verb == Verb::Get, |operation| {
            operation.read_only
        });
    let reads = reads.then(|| quote_spanned! {at=> .reads() });
    let pages = endpoint.operation.as_ref();
    let pages = pages.and_then(|operation| operation.pages);
    let pages = pages.map(|Pages { paging, limit }| {
        let (paging, limit) = (self::paging(paging, at), respanned(&limit, at));
        quote_spanned! {at=> .pages(#client::private::Paging::#paging, #limit) }
    });
    quote_spanned! {at=>
        #client::private::Endpoint::new(#client::private::Method::#verb, #path) #reads #pages #settings
    }
}

fn paging(paging: Paging, at: Span) -> TokenStream {
    match paging {
        Paging::QueryCursor(name) => {
            let name = respanned(&name, at);
            quote_spanned! {at=> QueryCursor(#name) }
        }
        Paging::QueryOffset => quote_spanned! {at=> QueryOffset },
        Paging::BodyCursor => quote_spanned! {at=> BodyCursor },
        Paging::BodyOffset => quote_spanned! {at=> BodyOffset },
        Paging::Pagination => quote_spanned! {at=> Pagination },
    }
}

fn settings(options: &Options, client: &TokenStream, at: Span) -> TokenStream {
    let key = options.key.as_ref().map(|key| {
        let placed = |name: &str| {
            let name = Ident::new(name, at);
            quote_spanned! {at=> #client::private::Some(#client::KeyPlacement::#name) }
        };
        let named = |variant: &str, name: &str| {
            let (variant, name) = (Ident::new(variant, at), respanned(&name, at));
            quote_spanned! {at=> #client::private::Some(#client::KeyPlacement::#variant(#name)) }
        };
        let placement = match &key.value {
            Key::NamedHeader(name) => named("NamedHeader", name),
            Key::NamedQuery(name) => named("NamedQuery", name),
            Key::Header => placed("Header"),
            Key::Query => placed("Query"),
            Key::Bearer => placed("Bearer"),
            Key::None => quote_spanned! {at=> #client::private::None },
        };
        quote_spanned! {at=> .key(#placement) }
    });
    let timeout = options.timeout.as_ref().map(|timeout| {
        let milliseconds = respanned(&timeout.value, at);
        quote_spanned! {at=> .timeout(#milliseconds) }
    });
    let retry = options.retry.as_ref().map(|retry| match retry.value {
        Retry::Safe => quote_spanned! {at=> .retry(#client::Retry::Safe) },
        Retry::Never => quote_spanned! {at=> .retry(#client::Retry::Never) },
    });
    let cache = options.cache.as_ref().map(|cache| {
        let milliseconds = match cache.value {
            Cache::For(milliseconds) => milliseconds,
            Cache::Never => 0,
        };
        let milliseconds = respanned(&milliseconds, at);
        quote_spanned! {at=> .cache(#milliseconds) }
    });
    let headers = (!options.headers.is_empty()).then(|| {
        let pairs = options.headers.iter().map(|header| {
            let (name, value) = (respanned(&header.name, at), respanned(&header.value, at));
            quote_spanned! {at=> (#name, #value) }
        });
        quote_spanned! {at=> .headers(&[#(#pairs),*]) }
    });
    quote_spanned! {at=> #key #timeout #retry #cache #headers }
}

/// Returns one method call for each argument; those of the path come first, in the order of the path.
fn arguments(endpoint: &Endpoint) -> TokenStream {
    let pairs = || endpoint.method.arguments.iter().zip(&endpoint.roles);
    let once = |name: &str| {
        endpoint
            .operation
            .as_ref()
            .is_some_and(|operation| !contract::repeats(operation, name))
    };
    let part = |name: &str| {
        endpoint
            .operation
            .as_ref()
            .map(|operation| contract::is_file(operation, name))
    };
    let path = endpoint.route.path.parameters.iter().filter_map(|name| {
        pairs().find(|(_, role)| matches!(role, Role::Path(path) if path == name))
    });
    let others = pairs().filter(|(_, role)| !matches!(role, Role::Path(_)));
    path.chain(others)
        .map(|(argument, role)| {
            let span = argument.ty.span().resolved_at(Span::call_site());
            let value = borrow_expr(argument);
            let literal = |text: &String| respanned(text, span);
            let (function, name) = match role {
                Role::Client => return TokenStream::new(),
                Role::Path(name) => ("path", literal(name)),
                Role::Query(name) if once(name) => ("query_once", literal(name)),
                Role::Query(name) => ("query", literal(name)),
                Role::Flatten => ("query_fields", literal(&argument.name())),
                Role::Header(name) => ("header", literal(name)),
                Role::Body => return quote_spanned! {span=> .body(#value) },
                Role::Form => return quote_spanned! {span=> .form(#value) },
                Role::Part(name) => {
                    let function = match part(name) {
                        None => "part",
                        Some(true) => "file",
                        Some(false) => "part_once",
                    };
                    (function, literal(name))
                }
            };
            let function = Ident::new(function, span);
            quote_spanned! {span=> .#function(#name, #value) }
        })
        .collect()
}

/// Returns the function that turns a response or an error into the return value.
fn decoder(endpoint: &Endpoint, client: &TokenStream) -> TokenStream {
    let at = endpoint.method.at;
    let Endpoint {
        output, options, ..
    } = endpoint;
    let (first, last) = first_and_last_span(output);
    let kind = Ident::new(contract::decoder(endpoint.operation.as_ref()), first);
    let checked = contract::has_named_rows(endpoint.operation.as_ref())
        .then(|| quote_spanned! {first=> .__named_rows() });
    let here = respanned(client, first);
    let close = quote_spanned! {last=> > };
    let blocking = respanned(&blocking(endpoint), first);
    let decoder =
        quote_spanned! {first=> #here::private::#blocking #kind::<#output #close () #checked };
    if options.errors.is_empty() {
        return decoder;
    }
    let statuses = options.errors.iter().map(|(status, path)| {
        let status = respanned(status, at);
        quote_spanned! {at=> #status => #client::private::Some(#path) }
    });
    let [outcome, status] = ["outcome", "status"].map(|name| respanned(&hygienic_ident(name), at));
    quote_spanned! {at=>
        #decoder.with(|#outcome| #client::private::decode_with_error_map::<#output>(
            #outcome,
            |#status| match #status { #(#statuses,)* _ => #client::private::None },
        ))
    }
}

/// Returns the use of a deprecated constant if the operation is deprecated or `unlisted` is not needed.
/// Stable Rust has no other way for a macro to warn.
pub(super) fn warning(endpoint: &Endpoint) -> Option<TokenStream> {
    let at = endpoint.method.at;
    let unlisted = endpoint.options.unlisted;
    let contract = &endpoint.options.contract;
    let (name, note, span) = match (&endpoint.operation, unlisted) {
        (Some(operation), _) if !operation.deprecated => return None,
        (Some(operation), _) => {
            let mut note = match contract.file_of(operation) {
                None => "Profound has deprecated this operation".to_owned(),
                Some(file) => format!("this operation is deprecated in `{file}`"),
            };
            if let Some(path) = operation.replaced_by {
                note += &format!(": write `\"{path}\"`");
            }
            (
                constant_name(operation),
                note,
                endpoint.route.path.literal.span(),
            )
        }
        (None, span) => {
            let operation = contract::listed(contract, &endpoint.route)?;
            let file = contract.file_of(&operation);
            let place = file.map_or_else(String::new, |file| format!(" in `{file}`"));
            let note = format!("remove it: `{operation}` is listed{place}");
            ("UNLISTED".to_owned(), note, span?)
        }
    };
    let name = Ident::new(&name, span.resolved_at(Span::call_site()));
    let note = respanned(&note, at);
    Some(quote_spanned! {at=>
        {
            #[deprecated(note = #note)]
            const #name: () = ();
            let () = #name;
        }
    })
}

/// Returns the name of an operation as a constant: `POST_V1_REPORTS_VISIBILITY`.
fn constant_name(operation: &Operation) -> String {
    let letter = |char: char| {
        if char.is_ascii_alphanumeric() {
            char.to_ascii_uppercase()
        } else {
            '_'
        }
    };
    let name: String = operation.to_string().chars().map(letter).collect();
    name.replace("__", "_").trim_matches('_').to_owned()
}

/// Returns `&(argument)`, with spans so that an error about its type underlines the type. The parentheses end
/// the expression in the macro, where it begins: its span is then within the method.
fn borrow_expr(argument: &Argument) -> TokenStream {
    let (first, last) = first_and_last_span(&argument.ty);
    let mut ident = argument.ident.clone();
    ident.set_span(last.resolved_at(ident.span()));
    quote_spanned! {first=> &(#ident) }
}

/// Returns the spans of the first and the last token of a type, for generated names.
fn first_and_last_span(ty: &Type) -> (Span, Span) {
    let mut spans = ty.to_token_stream().into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    let last = spans.last().unwrap_or(first);
    (
        first.resolved_at(Span::call_site()),
        last.resolved_at(Span::call_site()),
    )
}

/// Returns the documentation of the request, which follows the user's.
pub(super) fn documentation(endpoint: &Endpoint) -> TokenStream {
    let arguments = endpoint.method.arguments.iter().zip(&endpoint.roles);
    request_documentation(Some(&endpoint.route), arguments, endpoint.method.at)
}

/// Returns the documentation of a request: its route, and the role of each argument.
pub(crate) fn request_documentation<'a>(
    route: Option<&Route>,
    arguments: impl Iterator<Item = (&'a Argument, &'a Role)>,
    at: Span,
) -> TokenStream {
    let mut text = "\n\n".to_owned();
    if let Some(route) = route {
        text += &format!("`{} {}`\n", route.verb.name(), route.path.text);
    }
    for (argument, role) in arguments.filter(|(_, role)| **role != Role::Client) {
        text += &format!("\n- `{}`: {}", argument.name(), role.described());
        if let Some((first, rest)) = argument.docs.split_first() {
            text += &format!(". {}", first.trim());
            for line in rest {
                // Two spaces keep the line within the item of the list.
                text += &format!("\n  {}", line.strip_prefix(' ').unwrap_or(line));
            }
        }
    }
    let text = respanned(&text, at);
    quote_spanned! {at=> #[doc = #text] }
}
