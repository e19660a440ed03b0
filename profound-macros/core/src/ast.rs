//! Parses the annotated item: a trait, or a method or function without a body.

mod argument;
mod role;

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::{
    AttrStyle, Attribute, Block, FnArg, Generics, ItemTrait, Meta, Receiver, ReturnType, Signature,
    Token, TraitItem, Type, Visibility, WhereClause,
    parse::{Parse, ParseStream},
};

pub(crate) use self::{
    argument::{Argument, Helper},
    role::Role,
};
use crate::{
    attr::{Attr, ParsedRoute},
    errors::Errors,
};

pub(crate) const ATTRIBUTE: &str = "profound_endpoint";

/// The annotated item.
pub(crate) enum Item {
    Trait(ItemTrait),
    Function(Function),
}

/// A method of a trait or an impl, or a free function: the tokens are the same.
#[derive(Clone)]
pub(crate) struct Function {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    pub(crate) body: Option<Block>,
}

impl Item {
    /// Parses the item. Returns `None` and reports an error if the attribute is not allowed on it.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<Self> {
        if let Some((keyword, span)) = unsupported_item(&tokens) {
            let rule = format!("`#[{ATTRIBUTE}]` does not stand on {keyword}");
            let help = match keyword {
                "an impl" => "annotate its methods one by one, or a trait",
                _ => "annotate a trait, a method without a body, or a function without a body",
            };
            errors.at(span, rule, help);
            return None;
        }
        let function = tokens
            .clone()
            .into_iter()
            .any(|token| ["fn", "trait"].contains(&&*token.to_string()));
        match syn::parse2(tokens) {
            Ok(item) => Some(item),
            Err(error) => {
                if function {
                    errors.add(error);
                } else {
                    let rule = format!("`#[{ATTRIBUTE}]` does not stand on this");
                    let help =
                        "annotate a trait, a method without a body, or a function without a body";
                    errors.at(error.span(), rule, help);
                }
                None
            }
        }
    }
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let fork = input.fork();
        fork.call(Attribute::parse_outer)?;
        fork.parse::<Visibility>()?;
        fork.parse::<Option<Token![unsafe]>>()?;
        if fork.peek(Token![trait]) {
            let mut item: ItemTrait = input.parse()?;
            // An inner attribute has the same meaning as an outer one, and only outer ones are written.
            for attr in &mut item.attrs {
                attr.style = AttrStyle::Outer;
            }
            return Ok(Self::Trait(item));
        }
        Ok(Self::Function(Function {
            attrs: input.call(Attribute::parse_outer)?,
            vis: input.parse()?,
            sig: input.parse()?,
            body: if input.parse::<Option<Token![;]>>()?.is_some() {
                None
            } else {
                Some(input.parse()?)
            },
        }))
    }
}

/// Returns the kind of an item that is neither a trait nor a function, and its span.
fn unsupported_item(tokens: &TokenStream) -> Option<(&'static str, Span)> {
    for token in tokens.clone() {
        let proc_macro2::TokenTree::Ident(word) = token else {
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
            "impl" => "an impl",
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
            let help = "end it with `;` in place of the body";
            errors.at(
                body.brace_token.span.open(),
                format!("`{}` has a body, which the attribute writes", sig.ident),
                help,
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

fn reject_modifiers(sig: &Signature, errors: &mut Errors) {
    let mut refuse = |tokens: &dyn ToTokens, word: &str| {
        let rule = format!("an endpoint is not `{word}`");
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
        errors.on(receiver, "an endpoint borrows `self`", "write `&self`");
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
                format!("`{}` returns nothing, and a call can fail", sig.ident),
                help,
            );
            None
        }
        ReturnType::Type(_, ty) => match &**ty {
            Type::ImplTrait(given) => {
                let help = "declare it `async fn`, with the future's output such as `Result<T, profound_client::Error>`";
                errors.on(given, "an endpoint does not return `impl Trait`", help);
                None
            }
            ty => Some(ty.clone()),
        },
    }
}

/// Returns whether an attribute is `profound_endpoint`, under any path.
pub(crate) fn is_endpoint(attr: &Attribute) -> bool {
    attr.path()
        .segments
        .last()
        .is_some_and(|segment| segment.ident == ATTRIBUTE)
}

/// Returns whether `profound_endpoint` is inside a `cfg_attr`, which is not expanded yet.
fn is_hidden(attr: &Attribute) -> bool {
    let within = |attr: &Attribute| attr.to_token_stream().to_string().contains(ATTRIBUTE);
    attr.path().is_ident("cfg_attr") && within(attr)
}

/// Returns whether the expansion removes an attribute.
pub(crate) fn is_ours(attr: &Attribute) -> bool {
    is_endpoint(attr) || is_hidden(attr)
}

/// Parses the attribute of a trait's method; `None` if it has none.
pub(crate) fn method_attr(attrs: &[Attribute], errors: &mut Errors) -> Option<Attr> {
    let mut found = None;
    for attr in attrs {
        if is_hidden(attr) {
            let help = "put `#[cfg]` on two methods, each with its own attribute";
            errors.on(
                attr,
                format!("`{ATTRIBUTE}` cannot stand within `cfg_attr`"),
                help,
            );
            found = Some(Attr {
                route: ParsedRoute::Invalid,
                ..Attr::default()
            });
        }
        if !is_endpoint(attr) {
            continue;
        }
        if found.is_some() {
            errors.on(
                attr,
                "a method has one endpoint",
                "remove one of the two attributes",
            );
            continue;
        }
        found = Some(match &attr.meta {
            Meta::Path(_) => Attr::default(),
            Meta::List(list) => Attr::parse(list.tokens.clone(), errors),
            Meta::NameValue(pair) => {
                let help = format!("write `{ATTRIBUTE}(GET \"/v1/org\")`");
                errors.on(pair, "the endpoint stands in parentheses", help);
                Attr {
                    route: ParsedRoute::Invalid,
                    ..Attr::default()
                }
            }
        });
    }
    found
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
