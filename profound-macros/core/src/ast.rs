//! Parses the annotated item: a trait, or a method or function without a body.

mod argument;
mod attribute;
pub(crate) mod foreign;
mod members;
mod role;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    AttrStyle, Attribute, Block, FnArg, Generics, ItemTrait, Receiver, ReturnType, Signature,
    Token, TraitItem, Type, Visibility, WhereClause,
    parse::{Parse, ParseStream, Parser},
};

pub(crate) use self::{
    argument::Argument,
    attribute::{ATTRIBUTE, is_endpoint, is_ours, method_attr},
    members::{endpoint_arguments, without_endpoint},
    role::Role,
};
use crate::errors::Errors;

/// The annotated item.
pub(crate) enum Item {
    Trait(Trait),
    Function(Function),
}

/// An annotated trait.
pub(crate) struct Trait {
    /// The trait. A member that does not parse is [`TraitItem::Verbatim`].
    pub(crate) item: ItemTrait,
    /// The methods that lack their end. That has been reported, and nothing more is reported of them.
    pub(crate) unfinished: Vec<Ident>,
}

/// A method of a trait or an impl, or a free function: the tokens are the same.
#[derive(Clone)]
pub(crate) struct Function {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    pub(crate) body: Option<Block>,
}

impl Trait {
    pub(crate) fn is_unfinished(&self, member: &TraitItem) -> bool {
        matches!(member, TraitItem::Fn(method) if self.unfinished.contains(&method.sig.ident))
    }
}

impl Item {
    /// Parses the item. Returns `None` and reports an error if the attribute is not allowed on it.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<Self> {
        let help = "annotate a trait, a method without a body, or a function without a body";
        if let Some((kind, span)) = unsupported_item(&tokens) {
            let rule = format!("`#[{ATTRIBUTE}]` cannot be applied to {kind}");
            let help = match kind {
                "an `impl` block" => "annotate its methods one by one, or a trait",
                _ => help,
            };
            errors.at(span, rule, help);
            return None;
        }
        let keyword = tokens.clone().into_iter().find_map(|token| match token {
            TokenTree::Ident(word) if word == "fn" || word == "trait" => Some(word),
            _ => None,
        });
        let parsed = match &keyword {
            Some(word) if word == "trait" => read_trait(tokens, errors).map(Self::Trait),
            _ => read_function(tokens, errors).map(Self::Function),
        };
        match parsed {
            Ok(item) => Some(item),
            Err(error) if keyword.is_some() => {
                errors.add(error);
                None
            }
            Err(error) => {
                let rule = format!("`#[{ATTRIBUTE}]` cannot be applied to this");
                errors.at(error.span(), rule, help);
                None
            }
        }
    }
}

/// Parses the head of a trait, and then its members one by one.
fn read_trait(tokens: TokenStream, errors: &mut Errors) -> syn::Result<Trait> {
    let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut members = TokenStream::new();
    if let Some(TokenTree::Group(body)) = tokens.last_mut() {
        if body.delimiter() == Delimiter::Brace {
            let (inner, rest) = split_inner_attributes(body.stream())?;
            members = rest;
            let mut head = Group::new(Delimiter::Brace, inner);
            head.set_span(body.span());
            *body = head;
        }
    }
    let mut item: ItemTrait = syn::parse2(tokens.into_iter().collect())?;
    // An inner attribute has the same meaning as an outer one, and only outer ones are written.
    for attr in &mut item.attrs {
        attr.style = AttrStyle::Outer;
    }
    let unfinished;
    (item.items, unfinished) = members::read(members, errors);
    Ok(Trait { item, unfinished })
}

/// Parses a method or function. One that lacks no more than its `;` is reported and returned.
fn read_function(tokens: TokenStream, errors: &mut Errors) -> syn::Result<Function> {
    syn::parse2(tokens.clone()).or_else(|error| {
        let last = tokens.clone().into_iter().last();
        let function = syn::parse2(members::ended(tokens)).map_err(|_| error)?;
        members::report_missing_end(
            last.map_or_else(Span::call_site, |token| token.span()),
            errors,
        );
        Ok(function)
    })
}

/// Returns the attributes `#![…]` at the beginning of a body, and the tokens after them.
fn split_inner_attributes(body: TokenStream) -> syn::Result<(TokenStream, TokenStream)> {
    let parser = |input: ParseStream<'_>| {
        let attrs = input.call(Attribute::parse_inner)?;
        let attrs = attrs.iter().map(ToTokens::to_token_stream).collect();
        Ok((attrs, input.parse()?))
    };
    parser.parse2(body)
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Ok(Self {
            attrs: input.call(Attribute::parse_outer)?,
            vis: input.parse()?,
            sig: input.parse()?,
            body: if input.parse::<Option<Token![;]>>()?.is_some() {
                None
            } else {
                Some(input.parse()?)
            },
        })
    }
}

/// Returns the kind of an item that is neither a trait nor a function, and its span.
fn unsupported_item(tokens: &TokenStream) -> Option<(&'static str, Span)> {
    for token in tokens.clone() {
        let TokenTree::Ident(word) = token else {
            continue;
        };
        let kind = match word.to_string().as_str() {
            "fn" | "trait" => return None,
            "const" => {
                let mut rest = tokens
                    .clone()
                    .into_iter()
                    .skip_while(|token| token.to_string() != "const");
                let function = ["fn", "async", "unsafe", "extern"];
                if rest
                    .nth(1)
                    .is_some_and(|next| function.contains(&next.to_string().as_str()))
                {
                    continue;
                }
                "a constant"
            }
            "struct" => "a struct",
            "enum" => "an enum",
            "union" => "a union",
            "mod" => "a module",
            "impl" => "an `impl` block",
            "use" => "an import",
            "type" => "a type alias",
            "static" => "a static",
            "macro_rules" => "a macro",
            _ => continue,
        };
        return Some((kind, word.span()));
    }
    None
}

/// The method or function of an endpoint.
#[derive(Clone)]
pub(crate) struct Method {
    /// The span of generated tokens: `fn`. With [`end`](Self::end), all spans of a generated method are within
    /// the user's. rustc then compiles it again only if the user edits this method.
    pub(crate) at: Span,
    /// The span of the token that ends a generated method: the last of the signature.
    pub(crate) end: Span,
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) is_async: bool,
    pub(crate) fn_token: Token![fn],
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) receiver: Option<Receiver>,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) output: Option<Type>,
}

impl Method {
    /// Parses a signature, and reports every part that an endpoint cannot have.
    pub(crate) fn read(function: &Function, errors: &mut Errors) -> Self {
        let sig = &function.sig;
        reject_modifiers(sig, errors);
        if let Some(body) = &function.body {
            errors.at(
                body.brace_token.span.open(),
                "an endpoint must not have a body: the attribute generates it",
                format!("end `{}` with `;` in place of the body", sig.ident),
            );
        }
        let mut receiver = None;
        let mut arguments = Vec::new();
        for (place, input) in sig.inputs.iter().enumerate() {
            match input {
                FnArg::Receiver(self_argument) => {
                    receiver = Some(read_receiver(self_argument, errors))
                }
                FnArg::Typed(typed) => arguments.push(argument::read(typed, place, errors)),
            }
        }
        Self {
            at: sig.fn_token.span.resolved_at(Span::call_site()),
            end: end(sig),
            attrs: function
                .attrs
                .iter()
                .filter(|attr| !is_endpoint(attr))
                .cloned()
                .collect(),
            vis: function.vis.clone(),
            is_async: sig.asyncness.is_some(),
            fn_token: sig.fn_token,
            ident: sig.ident.clone(),
            generics: sig.generics.clone(),
            receiver,
            arguments,
            output: read_output(sig, errors),
        }
    }

    pub(crate) fn where_clause(&self) -> Option<&WhereClause> {
        self.generics.where_clause.as_ref()
    }
}

/// Returns the span of the last token of a signature, for generated tokens.
pub(crate) fn end(sig: &Signature) -> Span {
    let clause = sig.generics.where_clause.as_ref();
    let last = clause.filter(|clause| !clause.predicates.is_empty());
    let last = match (last, &sig.output) {
        (Some(clause), _) => clause.to_token_stream(),
        (None, ReturnType::Type(_, ty)) => ty.to_token_stream(),
        (None, ReturnType::Default) => TokenStream::new(),
    };
    last.into_iter()
        .last()
        .map_or(sig.fn_token.span, |token| token.span())
        .resolved_at(Span::call_site())
}

fn reject_modifiers(sig: &Signature, errors: &mut Errors) {
    let mut refuse = |tokens: &dyn ToTokens, word: &str| {
        let rule = format!("an endpoint cannot be `{word}`");
        errors.on(tokens.to_token_stream(), rule, format!("remove `{word}`"));
    };
    if let Some(token) = &sig.constness {
        refuse(token, "const");
    }
    if let syn::Safety::Unsafe(token) = &sig.safety {
        refuse(token, "unsafe");
    }
    if let Some(abi) = &sig.abi {
        refuse(abi, "extern");
    }
    if let Some(variadic) = &sig.variadic {
        refuse(variadic, "...");
    }
}

fn read_receiver(receiver: &Receiver, errors: &mut Errors) -> Receiver {
    use syn::ReceiverKind::{Reference, Value};
    let wrong = match &receiver.kind {
        Reference(_, _, None) => false,
        Reference(_, _, Some(_)) | Value => true,
        _ => true,
    };
    if wrong {
        errors.on(receiver, "an endpoint must borrow `self`", "write `&self`");
    }
    let mut receiver = receiver.clone();
    receiver.attrs.clear();
    receiver
}

fn read_output(sig: &Signature, errors: &mut Errors) -> Option<Type> {
    match &sig.output {
        ReturnType::Default => {
            let help = "add `-> Result<T, profound_client::Error>`";
            errors.on(
                &sig.ident,
                format!("missing return type of `{}`", sig.ident),
                help,
            );
            None
        }
        ReturnType::Type(_, ty) => match &**ty {
            Type::ImplTrait(given) => {
                let help = "declare it `async fn` with the future's output, such as `Result<T, profound_client::Error>`; \
                            remove `#[trait_variant::make]` if the trait has it";
                errors.on(
                    given,
                    "expected a concrete return type, found `impl Trait`",
                    help,
                );
                None
            }
            ty => Some(ty.clone()),
        },
    }
}

/// Returns the signatures of the methods without a body.
pub(crate) fn signatures(item: &ItemTrait) -> impl Iterator<Item = &Signature> {
    item.items.iter().filter_map(|member| match member {
        TraitItem::Fn(method) if method.default.is_none() => Some(&method.sig),
        _ => None,
    })
}

/// Returns the first method without a body if none is `async`: the trait is for the blocking client.
pub(crate) fn first_blocking_method(item: &ItemTrait) -> Option<&Signature> {
    let none = signatures(item).all(|sig| sig.asyncness.is_none());
    signatures(item).next().filter(|_| none)
}

/// Returns the method of a trait as a function; `None` for another member.
pub(crate) fn trait_function(item: &TraitItem) -> Option<Function> {
    let TraitItem::Fn(method) = item else {
        return None;
    };
    Some(Function {
        attrs: method.attrs.clone(),
        vis: Visibility::Inherited,
        sig: method.sig.clone(),
        body: method.default.clone(),
    })
}
