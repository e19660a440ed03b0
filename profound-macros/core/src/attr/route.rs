//! Parses the route of the attribute: `POST "/path"`.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{Ident, Lit, LitStr, Result, Token, ext::IdentExt, parse::ParseStream};

use super::option;
use crate::{
    errors::{self, Errors},
    path::Template,
    tokens::skip,
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
        errors.on(comma, "nothing stands before this comma", "remove it");
    }
    let span = input.span();
    let method = if input.peek(Lit) {
        match literal_first(input, errors)? {
            Some(method) => Some(method),
            None => return Ok(ParsedRoute::Invalid),
        }
    } else if is_method_without_path(input) {
        let method = input.call(Ident::parse_any)?;
        let help = format!("as in `{method} \"/v1/org\"`");
        errors.on(&method, "the path stands right behind the method", help);
        skip(input);
        return Ok(ParsedRoute::Invalid);
    } else if begins_option(input) {
        return Ok(ParsedRoute::Absent);
    } else if input.peek(Ident::peek_any) {
        method(&input.call(Ident::parse_any)?, errors)
    } else {
        let tokens = skip(input);
        errors.on(
            tokens,
            "expected a method and a path",
            "write `GET \"/v1/org\"`",
        );
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
        errors.on(
            &literal,
            "the method stands without quotes",
            format!("write `{upper}`"),
        );
        return Ok(Some(verb));
    }
    let path = if text.starts_with('/') {
        text.as_str()
    } else {
        "/v1/org"
    };
    errors.on(
        &literal,
        "a method stands before the path",
        format!("write `GET \"{path}\"`"),
    );
    let _ = skip(input);
    Ok(None)
}

fn method(word: &Ident, errors: &mut Errors) -> Option<Verb> {
    let text = word.to_string();
    if let Some(verb) = Verb::read(&text) {
        return Some(verb);
    }
    let upper = text.to_ascii_uppercase();
    if let Some(verb) = Verb::read(&upper) {
        let rule = format!("the method `{text}` is written in capitals");
        errors.on(word, rule, format!("write `{upper}`"));
        return Some(verb);
    }
    let names = VERBS.map(|(name, _)| name);
    let rule = format!(
        "`{text}` is no method of the API: those are {}",
        errors::list(&names)
    );
    let help = errors::nearest(&text, names).unwrap_or("GET");
    errors.on(word, rule, format!("write `{help}`"));
    None
}

fn path(method: Span, input: ParseStream<'_>, errors: &mut Errors) -> Result<Option<Template>> {
    if input.is_empty() || (input.peek(Token![,]) && !input.peek2(Lit)) {
        errors.at(
            method,
            "the path is missing",
            "add one, as in `GET \"/v1/org\"`",
        );
        return Ok(None);
    }
    if input.peek(Token![,]) {
        let comma: Token![,] = input.parse()?;
        let rule = "no comma stands between the method and the path";
        errors.on(comma, rule, "remove it, as in `GET \"/v1/org\"`");
    }
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        if !literal.suffix().is_empty() {
            let help = format!("remove `{}`", literal.suffix());
            errors.on(&literal, "a path has no suffix", help);
            return Ok(None);
        }
        return Ok(Template::parse(literal, errors));
    }
    let tokens = skip(input);
    errors.on(
        &tokens,
        "the path is a string literal",
        format!("write `\"{}\"`", intended_path(tokens.clone())),
    );
    Ok(None)
}

/// Returns the path that other tokens were probably meant to be.
fn intended_path(tokens: TokenStream) -> String {
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
    if text.starts_with('/') && text.chars().all(plain) {
        text
    } else {
        "/v1/org".to_owned()
    }
}
