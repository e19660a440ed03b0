//! Expands `dyn = DynReports`: a cloneable struct that holds any implementation of the trait.

mod settings;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{
    FnArg, GenericArgument, Generics, Ident, ItemTrait, Lifetime, Path, PathArguments, Receiver,
    ReceiverKind, Signature, Token, TraitItem, TraitItemFn, Type, TypeParamBound, TypeReference,
    WhereClause, WherePredicate,
    punctuated::Punctuated,
    visit_mut::{self, VisitMut},
};

use super::{
    attributes::{forwarded_attrs, is_deprecated},
    signature::{body, future, signature},
};
use crate::{
    ast,
    tokens::respanned,
    valid::{Container, Endpoint},
};

/// The lifetime of one call, which replaces each elided lifetime.
const CALL: &str = "'__call";

pub(super) fn expand(container: &Container<'_>, name: &Ident, client: &Path) -> TokenStream {
    let object = affixed_ident(name, "Object");
    let declared = declaration(container, name, &object, client);
    let settings = settings::methods(
        container,
        name,
        client,
        &attributes(container.item),
        &generics(container.item),
    );
    let objects = object_trait(container, &object, client);
    let implemented = implementation(container, name, &object);
    quote! { #declared #settings #objects #implemented }
}

/// Returns the attributes of the items that are generated for a trait. They use its deprecated methods
/// without a warning.
fn attributes(item: &ItemTrait) -> Vec<TokenStream> {
    let deprecated = item.items.iter().any(|member| match member {
        TraitItem::Fn(method) => is_deprecated(&method.attrs),
        _ => false,
    });
    let mut attrs = forwarded_attrs(&item.attrs);
    if deprecated || is_deprecated(&item.attrs) {
        attrs.push(quote! { #[allow(deprecated)] });
    }
    attrs
}

/// Returns the generics of the trait without its bounds on `Self`, which only implementations need.
fn generics(item: &ItemTrait) -> Generics {
    let mut generics = item.generics.clone();
    if let Some(clause) = &mut generics.where_clause {
        let predicates = std::mem::take(&mut clause.predicates).into_iter();
        clause.predicates = predicates
            .filter(|predicate| match predicate {
                WherePredicate::Type(predicate) => !is_self(&predicate.bounded_ty),
                _ => true,
            })
            .collect();
    }
    generics
}

fn declaration(
    container: &Container<'_>,
    name: &Ident,
    object: &Ident,
    client: &Path,
) -> TokenStream {
    let item = container.item;
    let (vis, of) = (&item.vis, &item.ident);
    let attrs = attributes(item);
    let declared = &generics(item);
    let (generics, arguments, bounds) = declared.split_for_impl();
    let text =
        format!("Any implementation of [`{of}`], shared: a clone is another handle to the same.");
    let new = format!("A handle to an implementation of [`{of}`], such as the client or a fake.");
    let shown = name.to_string();
    // A type with parameters may borrow, and then it cannot be recognized as an implementation.
    let behind = if declared.params.is_empty() {
        quote! { #client::private::client_behind(&implementation, |handle: &Self| &handle.1) }
    } else {
        quote! { #client::private::client_of(&implementation) }
    };
    quote! {
        #(#attrs)*
        #[doc = #text]
        #vis struct #name #declared (
            #client::private::Arc<dyn #object #arguments + #client::private::Send + #client::private::Sync>,
            #client::private::Option<#client::Client>
        ) #bounds;

        #(#attrs)*
        impl #generics #name #arguments #bounds {
            #[doc = #new]
            #vis fn new(
                implementation: impl #of #arguments + #client::private::Send + #client::private::Sync + 'static,
            ) -> Self {
                let client = #behind;
                Self(#client::private::Arc::new(implementation), client)
            }
        }

        #(#attrs)*
        impl #generics #client::private::Clone for #name #arguments #bounds {
            fn clone(&self) -> Self {
                Self(
                    #client::private::Clone::clone(&self.0),
                    #client::private::Clone::clone(&self.1),
                )
            }
        }

        #(#attrs)*
        impl #generics #client::private::fmt::Debug for #name #arguments #bounds {
            fn fmt(&self, f: &mut #client::private::fmt::Formatter<'_>) -> #client::private::fmt::Result {
                f.write_str(#shown)
            }
        }
    }
}

/// Returns the dyn-compatible trait and its implementation for every type that implements the trait.
fn object_trait(container: &Container<'_>, object: &Ident, client: &Path) -> TokenStream {
    let item = container.item;
    let of = &item.ident;
    let attrs = attributes(item);
    let declared = &generics(item);
    let (_, arguments, bounds) = declared.split_for_impl();
    let implementor = Ident::new("__Implementation", Span::call_site());
    let mut generics = declared.clone();
    generics.params.push(syn::parse_quote! {
        #implementor: #of #arguments + #client::private::Send + #client::private::Sync
    });
    let (generics, ..) = generics.split_for_impl();
    let endpoints = || container.endpoints.iter().flatten();
    let signatures = endpoints().map(|endpoint| {
        let signature = object_signature(endpoint, declared, client);
        let end = quote_spanned! {endpoint.method.end=> ; };
        quote! { #signature #end }
    });
    let methods = endpoints().map(|endpoint| {
        let signature = object_signature(endpoint, declared, client);
        let (method, arguments) = method_and_arguments(endpoint);
        let at = endpoint.method.at;
        let of = respanned(of, at);
        let mut call = quote_spanned! {at=> #of::#method(#arguments) };
        if endpoint.method.is_async {
            let client = respanned(client, at);
            call = quote_spanned! {at=> #client::private::Box::pin(#call) };
        }
        let body = body(endpoint.method.end, call);
        quote_spanned! {at=> #signature #body }
    });
    let provided = || container.provided().map(Provided::new);
    let more_signatures = provided().map(|method| {
        let (signature, end) = (method.object_signature(), method.end);
        let end = quote_spanned! {end=> ; };
        quote! { #signature #end }
    });
    let more_methods = provided().map(|method| method.in_object(of));
    quote! {
        #(#attrs)*
        #[doc(hidden)]
        trait #object #declared #bounds {
            #(#signatures)*
            #(#more_signatures)*
        }

        #(#attrs)*
        impl #generics #object #arguments for #implementor #bounds {
            #(#methods)*
            #(#more_methods)*
        }
    }
}

fn implementation(container: &Container<'_>, name: &Ident, object: &Ident) -> TokenStream {
    let item = container.item;
    let of = &item.ident;
    let attrs = attributes(item);
    let declared = generics(item);
    let (generics, arguments, bounds) = declared.split_for_impl();
    let methods = container.endpoints.iter().flatten().map(|endpoint| {
        let at = endpoint.method.at;
        let attrs = forwarded_attrs(&endpoint.method.attrs);
        let method = object_method_name(endpoint);
        let this = endpoint
            .method
            .receiver
            .iter()
            .map(|receiver| &receiver.self_token);
        let arguments = endpoint
            .method
            .arguments
            .iter()
            .map(|argument| &argument.ident);
        let object = respanned(object, at);
        let call = quote_spanned! {at=> #object::#method(#(&*#this.0),*, #(#arguments),*) };
        let (returned, body) = if endpoint.method.is_async {
            // A block, because the box lives as short as its shortest argument, and that lifetime
            // has no name.
            let body = quote_spanned! {at=> async move { #call.await } };
            (future(&endpoint.output, at), body)
        } else {
            (endpoint.output.to_token_stream(), call)
        };
        let signature = signature(&endpoint.method, &returned);
        let body = self::body(endpoint.method.end, body);
        quote_spanned! {at=> #(#attrs)* #signature #body }
    });
    let provided = container
        .provided()
        .map(|method| Provided::new(method).in_handle(object));
    quote! {
        #(#attrs)*
        impl #generics #of #arguments for #name #arguments #bounds {
            #(#methods)*
            #(#provided)*
        }
    }
}

/// A method with a body. An implementation may override it, so a handle calls the implementation.
struct Provided {
    /// As [`Method::at`](crate::ast::Method::at) and `end`.
    at: Span,
    end: Span,
    attrs: Vec<TokenStream>,
    sig: Signature,
    arguments: Vec<Ident>,
}

impl Provided {
    fn new(method: &TraitItemFn) -> Self {
        let mut sig = method.sig.clone();
        let (at, end) = (
            sig.fn_token.span.resolved_at(Span::call_site()),
            ast::end(&sig),
        );
        sig.fn_token = Token![fn](at);
        let mut arguments = Vec::new();
        for (place, input) in sig.inputs.iter_mut().enumerate() {
            if let FnArg::Typed(typed) = input {
                let name = Ident::new(
                    &format!("argument{place}"),
                    at.resolved_at(Span::mixed_site()),
                );
                *typed.pat = syn::parse_quote!(#name);
                arguments.push(name);
            }
        }
        Self {
            at,
            end,
            attrs: forwarded_attrs(&method.attrs),
            sig,
            arguments,
        }
    }

    fn this(&self) -> Option<&syn::token::SelfValue> {
        self.sig.receiver().map(|receiver| &receiver.self_token)
    }

    fn object_method_name(&self) -> Ident {
        affixed_ident_at(&self.sig.ident, "", self.at)
    }

    fn object_signature(&self) -> TokenStream {
        let mut sig = self.sig.clone();
        sig.ident = self.object_method_name();
        remove_sized_bound(&mut sig.generics);
        let attrs = &self.attrs;
        quote! { #(#attrs)* #sig }
    }

    fn in_object(&self, of: &Ident) -> TokenStream {
        let (signature, method, this) = (self.object_signature(), &self.sig.ident, self.this());
        let (at, of, arguments) = (self.at, respanned(of, self.at), &self.arguments);
        let call = quote_spanned! {at=> #of::#method(#this, #(#arguments),*) };
        let body = body(self.end, call);
        quote! { #signature #body }
    }

    fn in_handle(&self, object: &Ident) -> TokenStream {
        let (attrs, sig, method, this) = (
            &self.attrs,
            &self.sig,
            self.object_method_name(),
            self.this(),
        );
        let (at, object, arguments) = (self.at, respanned(object, self.at), &self.arguments);
        let call = quote_spanned! {at=> #object::#method(&*#this.0, #(#arguments),*) };
        let body = body(self.end, call);
        quote! { #(#attrs)* #sig #body }
    }
}

/// Returns the signature with a boxed future and the lifetime of the call in place of elided ones. A
/// method that is not `async` keeps its types.
fn object_signature(endpoint: &Endpoint, outer: &Generics, client: &Path) -> TokenStream {
    let at = endpoint.method.at;
    let client = respanned(client, at);
    if !endpoint.method.is_async {
        let mut method = endpoint.method.clone();
        method.ident = object_method_name(endpoint);
        remove_sized_bound(&mut method.generics);
        let attrs = forwarded_attrs(&method.attrs);
        let signature = signature(&method, &endpoint.output.to_token_stream());
        return quote_spanned! {at=> #(#attrs)* #signature };
    }
    let lifetime = Lifetime::new(CALL, at);
    let mut method = endpoint.method.clone();
    let mut elided = NameLifetimes(lifetime.clone());
    if let Some(receiver) = &mut method.receiver {
        elided.receiver(receiver);
    }
    for argument in &mut method.arguments {
        elided.visit_type_mut(&mut argument.ty);
    }
    remove_sized_bound(&mut method.generics);
    add_call_lifetime(&mut method.generics, outer, &lifetime);
    method.ident = object_method_name(endpoint);
    let output = &endpoint.output;
    let attrs = forwarded_attrs(&method.attrs);
    let signature = signature(
        &method,
        &quote_spanned! {at=>
            #client::private::Pin<#client::private::Box<
                dyn #client::private::Future<Output = #output> + #client::private::Send + #lifetime
            >>
        },
    );
    quote_spanned! {at=> #(#attrs)* #signature }
}

/// Removes the bound `Self: Sized`, with which a method could not be called through `dyn`. Only types
/// with a size implement the object trait.
fn remove_sized_bound(generics: &mut Generics) {
    let Some(clause) = &mut generics.where_clause else {
        return;
    };
    let is_sized = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last();
            last.is_some_and(|segment| segment.ident == "Sized")
        }
        _ => false,
    };
    let predicates = std::mem::take(&mut clause.predicates).into_iter();
    clause.predicates = predicates
        .filter(|predicate| match predicate {
            WherePredicate::Type(predicate) if is_self(&predicate.bounded_ty) => {
                !predicate.bounds.iter().any(is_sized)
            }
            _ => true,
        })
        .collect();
}

fn is_self(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("Self"))
}

/// Returns the name of the method in the dyn-compatible trait. The same name would be ambiguous.
fn object_method_name(endpoint: &Endpoint) -> Ident {
    affixed_ident_at(&endpoint.method.ident, "", endpoint.method.at)
}

/// Adds the lifetime of the call, which all lifetimes and types of the user outlive.
fn add_call_lifetime(generics: &mut Generics, outer: &Generics, lifetime: &Lifetime) {
    let at = lifetime.span();
    let clause = generics.where_clause.get_or_insert_with(|| WhereClause {
        where_token: Token![where](at),
        predicates: Punctuated::new(),
    });
    let bounds = &mut clause.predicates;
    for parameter in outer.lifetimes() {
        let outer = &parameter.lifetime;
        bounds.push(syn::parse_quote_spanned!(at=> #outer: #lifetime));
    }
    for parameter in outer.type_params() {
        let outer = &parameter.ident;
        bounds.push(syn::parse_quote_spanned!(at=> #outer: #lifetime));
    }
    for parameter in generics.lifetimes_mut() {
        parameter.colon_token.get_or_insert(Token![:](at));
        parameter.bounds.push(lifetime.clone());
    }
    generics.lt_token.get_or_insert(Token![<](at));
    generics.gt_token.get_or_insert(Token![>](at));
    let parameter = syn::parse_quote_spanned!(at=> #lifetime);
    generics.params.insert(0, parameter);
}

/// Returns the name of the method and its arguments by name, `self` first.
fn method_and_arguments(endpoint: &Endpoint) -> (&Ident, TokenStream) {
    let this = endpoint
        .method
        .receiver
        .iter()
        .map(|receiver| receiver.self_token.to_token_stream());
    let arguments = endpoint
        .method
        .arguments
        .iter()
        .map(|argument| argument.ident.to_token_stream());
    let all = this.chain(arguments);
    let at = endpoint.method.at;
    (&endpoint.method.ident, quote_spanned! {at=> #(#all),* })
}

/// Replaces elided lifetimes by a named one.
struct NameLifetimes(Lifetime);

impl NameLifetimes {
    fn receiver(&self, receiver: &mut Receiver) {
        if let ReceiverKind::Reference(_, lifetime, _) = &mut receiver.kind {
            lifetime.get_or_insert_with(|| self.0.clone());
        }
    }
}

impl VisitMut for NameLifetimes {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        // The lifetimes of a function pointer are its own.
        if !matches!(ty, Type::FnPtr(_)) {
            visit_mut::visit_type_mut(self, ty);
        }
    }

    fn visit_path_arguments_mut(&mut self, arguments: &mut PathArguments) {
        if !matches!(arguments, PathArguments::Parenthesized(_)) {
            visit_mut::visit_path_arguments_mut(self, arguments);
        }
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        reference.lifetime.get_or_insert_with(|| self.0.clone());
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_generic_argument_mut(&mut self, argument: &mut GenericArgument) {
        if let GenericArgument::Lifetime(lifetime) = argument {
            if lifetime.ident == "_" {
                *lifetime = self.0.clone();
            }
        }
        visit_mut::visit_generic_argument_mut(self, argument);
    }
}

/// Returns the user's name with a prefix and a suffix of the macro.
fn affixed_ident(name: &Ident, suffix: &str) -> Ident {
    affixed_ident_at(name, suffix, Span::call_site())
}

fn affixed_ident_at(name: &Ident, suffix: &str, at: Span) -> Ident {
    let name = name.to_string();
    let name = name.strip_prefix("r#").unwrap_or(&name);
    Ident::new(&format!("__{name}{suffix}"), at)
}
