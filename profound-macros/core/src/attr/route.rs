//! Parses the route of the attribute: `POST "/path"`.

use proc_macro2::{Span, TokenStream, TokenTree};
use profound_contract::{OPERATIONS, same_path};
use quote::ToTokens;
use syn::{Ident, Lit, LitStr, Result, Token, ext::IdentExt, parse::ParseStream};

use super::option;
use crate::{
    errors::{self, Errors},
    path::Template,
    tokens::{skip, source_text},
};

/// An HTTP method.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

const VERBS: [(&str, Verb); 5] = [
    ("GET", Verb::Get),
    ("POST", Verb::Post),
    ("PUT", Verb::Put),
    ("PATCH", Verb::Patch),
    ("DELETE", Verb::Delete),
];

impl Verb {
    fn read(word: &str) -> Option<Self> {
        VERBS
            .into_iter()
            .find(|(name, _)| *name == word)
            .map(|(_, verb)| verb)
    }

    /// Returns the name in HTTP, which is also the name of the client's constant.
    pub(crate) fn name(self) -> &'static str {
        VERBS[self as usize].0
    }

    /// Returns the method of a name in upper case.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        let found = VERBS.iter().find(|(known, _)| *known == name);
        found.map(|(_, verb)| *verb)
    }

    /// Returns whether an argument without a role is the body.
    pub(crate) fn has_body(self) -> bool {
        matches!(self, Self::Post | Self::Put | Self::Patch)
    }
}

/// A method and a path.
#[derive(Clone)]
pub(crate) struct Route {
    pub(crate) verb: Verb,
    pub(crate) span: Span,
    pub(crate) path: Template,
}

/// The route of an attribute.
#[derive(Clone, Default)]
pub(crate) enum ParsedRoute {
    #[default]
    Absent,
    /// The route is wrong, and an error has been reported.
    Invalid,
    Valid(Route),
}

/// Parses the route, if the attribute begins with one.
pub(super) fn parse(input: ParseStream<'_>, errors: &mut Errors) -> Result<ParsedRoute> {
    if input.is_empty() {
        return Ok(ParsedRoute::Absent);
    }
    if input.peek(Token![,]) {
        let comma: Token![,] = input.parse()?;
        errors.on(comma, "unexpected `,`", "remove it");
    }
    let span = input.span();
    let method = if input.peek(Lit) {
        match literal_first(input, errors)? {
            Some(method) => Some(method),
            None => return Ok(ParsedRoute::Invalid),
        }
    } else if is_method_without_path(input) {
        report_punctuation(input, errors)?;
        return Ok(ParsedRoute::Invalid);
    } else if begins_option(input) {
        return Ok(ParsedRoute::Absent);
    } else if input.peek(Ident::peek_any) {
        method(&input.call(Ident::parse_any)?, errors)
    } else {
        let tokens = skip(input);
        let rule = format!("expected an HTTP method, found `{}`", source_text(&tokens));
        errors.on(tokens, rule, "write `GET \"/v1/org\"`");
        return Ok(ParsedRoute::Invalid);
    };
    let path = path(span, input, errors)?;
    Ok(match (method, path) {
        (Some(verb), Some(path)) => ParsedRoute::Valid(Route { verb, span, path }),
        _ => ParsedRoute::Invalid,
    })
}

/// Returns whether another token than the path follows the method: `GET("/v1/org")`.
fn is_method_without_path(input: ParseStream<'_>) -> bool {
    let fork = input.fork();
    let method = fork
        .call(Ident::parse_any)
        .is_ok_and(|word| Verb::read(&word.to_string()).is_some());
    method && (fork.peek(Token![=]) || fork.peek(syn::token::Paren))
}

/// Reports a method with its path in parentheses or after `=`.
fn report_punctuation(input: ParseStream<'_>, errors: &mut Errors) -> Result<()> {
    let method = input.call(Ident::parse_any)?;
    let rest = skip(input);
    let rule = match rest.clone().into_iter().next() {
        Some(TokenTree::Group(_)) => format!("unexpected parentheses after `{method}`"),
        _ => format!("unexpected `=` after `{method}`"),
    };
    let path = string_within(&rest).unwrap_or_else(|| "/v1/org".to_owned());
    let mut all = method.to_token_stream();
    all.extend(rest);
    errors.on(all, rule, format!("write `{method} \"{path}\"`"));
    Ok(())
}

/// Returns the first string literal of these tokens that is a path.
fn string_within(tokens: &TokenStream) -> Option<String> {
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Group(group) => string_within(&group.stream()),
        TokenTree::Literal(literal) => match Lit::new(literal) {
            Lit::Str(text) if text.value().starts_with('/') => Some(text.value()),
            _ => None,
        },
        _ => None,
    })
}

/// Returns whether the first identifier is an option or looks like one.
fn begins_option(input: ParseStream<'_>) -> bool {
    let fork = input.fork();
    let Ok(word) = fork.call(Ident::parse_any) else {
        return false;
    };
    let alone = fork.is_empty() || fork.peek(Token![,]);
    let comma_path = fork.peek(Token![,]) && fork.peek2(Lit);
    let text = word.to_string();
    let method = Verb::read(&text.to_ascii_uppercase()).is_some();
    fork.peek(Token![=])
        || fork.peek(syn::token::Paren)
        || (alone && !comma_path && !method && option::is_name(&text))
}

/// Parses an attribute that begins with a literal: a quoted method, or a path without a method.
fn literal_first(input: ParseStream<'_>, errors: &mut Errors) -> Result<Option<Verb>> {
    let literal: Lit = input.parse()?;
    let text = match &literal {
        Lit::Str(text) => text.value(),
        _ => String::new(),
    };
    let upper = text.to_ascii_uppercase();
    if let Some(verb) = Verb::read(&upper) {
        let rule = "unexpected quotes around the HTTP method";
        errors.on(&literal, rule, format!("write `{upper}`"));
        return Ok(Some(verb));
    }
    let shown = literal.to_token_stream();
    let (rule, path) = if text.starts_with('/') {
        let rule = format!("missing HTTP method before `{shown}`");
        (rule, text.as_str())
    } else {
        let rule = format!("expected an HTTP method, found `{shown}`");
        (rule, "/v1/org")
    };
    let help = format!("write `{} \"{path}\"`", method_of(path));
    errors.on(&literal, rule, help);
    let _ = skip(input);
    Ok(None)
}

/// Returns a method that the API has for a path.
fn method_of(path: &str) -> &'static str {
    let known = OPERATIONS
        .iter()
        .find(|operation| same_path(path, operation.path));
    known.map_or("GET", |operation| operation.method)
}

fn method(word: &Ident, errors: &mut Errors) -> Option<Verb> {
    let text = word.to_string();
    if let Some(verb) = Verb::read(&text) {
        return Some(verb);
    }
    let upper = text.to_ascii_uppercase();
    if let Some(verb) = Verb::read(&upper) {
        let rule = format!("HTTP methods must be upper case, found `{text}`");
        errors.on(word, rule, format!("write `{upper}`"));
        return Some(verb);
    }
    let names = VERBS.map(|(name, _)| name);
    let help = match errors::nearest(&text, names) {
        Some(near) => format!("write `{near}`"),
        None => format!("the methods are {}", errors::list(&names)),
    };
    errors.on(word, format!("unknown HTTP method `{text}`"), help);
    None
}

fn path(span: Span, input: ParseStream<'_>, errors: &mut Errors) -> Result<Option<Template>> {
    if input.is_empty() || (input.peek(Token![,]) && !input.peek2(Lit)) {
        let help = "add the path, for example `GET \"/v1/org\"`";
        errors.at(span, "missing path after the HTTP method", help);
        return Ok(None);
    }
    if input.peek(Token![,]) {
        let comma: Token![,] = input.parse()?;
        let rule = "unexpected `,` between the HTTP method and the path";
        errors.on(comma, rule, "remove it");
    }
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        if !literal.suffix().is_empty() {
            let rule = format!("a path cannot have the suffix `{}`", literal.suffix());
            let plain = LitStr::new(&literal.value(), literal.span());
            let help = format!("write `{}`", plain.to_token_stream());
            errors.on(&literal, rule, help);
            return Ok(None);
        }
        return Ok(Template::parse(literal, errors));
    }
    report_no_literal(skip(input), errors);
    Ok(None)
}

/// Reports a path that is not a string literal.
fn report_no_literal(tokens: TokenStream, errors: &mut Errors) {
    let found = source_text(&tokens);
    let rule = format!("expected a string literal, found `{found}`");
    let help = match intended_path(tokens.clone()) {
        Some(path) => format!("write `\"{path}\"`"),
        None if has_macro_call(&tokens) => {
            "write the whole path as one literal: macro calls are not expanded here".to_owned()
        }
        None => format!(
            "write the path itself: the value of `{found}` is not known when the attribute is \
             expanded"
        ),
    };
    errors.on(tokens, rule, help);
}

fn has_macro_call(tokens: &TokenStream) -> bool {
    let mut tokens = tokens.clone().into_iter();
    tokens.any(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '!'))
}

/// Returns the path that other tokens were probably meant to be.
fn intended_path(tokens: TokenStream) -> Option<String> {
    let mut text = String::new();
    for token in tokens.clone() {
        if let TokenTree::Literal(literal) = &token {
            if let Lit::ByteStr(bytes) = Lit::new(literal.clone()) {
                text = String::from_utf8_lossy(&bytes.value()).into_owned();
            }
        }
    }
    if text.is_empty() {
        text = tokens.to_string().split_whitespace().collect();
    }
    let plain = |char: char| char.is_ascii_alphanumeric() || "/-_{}".contains(char);
    (text.starts_with('/') && text.chars().all(plain)).then_some(text)
}
