//! Parses the options that list pairs: `errors(404 => path)` and `headers("Name" = "value")`.

use syn::{Ident, LitInt, LitStr, Path, Result, Token, parenthesized, parse::ParseStream};

use crate::{
    errors::Errors,
    tokens::{skip, source_text},
};

/// The form of a pair, and an example of the option.
struct Pair {
    form: &'static str,
    help: &'static str,
}

const ERRORS: Pair = Pair {
    form: "status => path",
    help: "for example `errors(404 => MyError::NotFound)`",
};
const HEADERS: Pair = Pair {
    form: "\"Name\" = \"value\"",
    help: "for example `headers(\"X-Team\" = \"search\")`",
};

/// A header of every call.
#[derive(Clone)]
pub(crate) struct Header {
    /// The name in lower case.
    pub(crate) name: String,
    /// The name in the source, with its span.
    pub(crate) literal: LitStr,
    pub(crate) value: LitStr,
}

/// Parses `errors(404 => path, 409 => path)`.
pub(super) fn parse_statuses(
    known: &mut Vec<(u16, Path)>,
    name: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> Result<()> {
    parse_pairs(name, input, errors, &ERRORS, |pairs, errors| {
        let status: LitInt = pairs.parse()?;
        pairs.parse::<Token![=>]>()?;
        let path: Path = pairs.parse()?;
        let number = status.base10_parse::<u16>().unwrap_or_default();
        let first = known.iter().find(|(other, _)| *other == number);
        if let Some((_, first)) = first {
            let first = source_text(first);
            let rule = format!("duplicate status `{status}`: it maps to `{first}` already");
            errors.on(&status, rule, "remove one of the two");
        } else if (400..600).contains(&number) {
            known.push((number, path));
        } else {
            let rule = format!("expected a status from 400 to 599, found `{status}`");
            errors.on(&status, rule, ERRORS.help);
        }
        Ok(())
    })
}

/// Parses `headers("Name" = "value")`.
pub(super) fn parse_headers(
    known: &mut Vec<Header>,
    name: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> Result<()> {
    parse_pairs(name, input, errors, &HEADERS, |pairs, errors| {
        let name: LitStr = pairs.parse()?;
        pairs.parse::<Token![=]>()?;
        let value: LitStr = pairs.parse()?;
        let lower = name.value().to_ascii_lowercase();
        let text = value.value();
        let invisible = text.chars().find(|char| !matches!(char, '\t' | ' '..='~'));
        let first = known.iter().find(|header| header.name == lower);
        if let Some((rule, help)) = header_problem(&name.value()) {
            errors.on(&name, rule, help);
        } else if let Some(first) = first {
            let first = source_text(&first.value);
            let rule = format!(
                "duplicate header `{}`: it has the value `{first}` already",
                name.value()
            );
            errors.on(&name, rule, "remove one of the two");
        } else if let Some(char) = invisible {
            let rule = format!("a header value cannot contain `{}`", char.escape_debug());
            errors.on(&value, rule, "use visible ASCII, spaces and tabs");
        } else {
            known.push(Header {
                name: lower,
                literal: name,
                value,
            });
        }
        Ok(())
    })
}

/// Parses the pairs in the parentheses of an option, one by one.
fn parse_pairs(
    name: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
    Pair { form, help }: &Pair,
    mut pair: impl FnMut(ParseStream<'_>, &mut Errors) -> Result<()>,
) -> Result<()> {
    if !input.peek(syn::token::Paren) {
        let rule = format!("missing `({form})` after `{name}`");
        errors.on(name, rule, help);
        skip(input);
        return Ok(());
    }
    let pairs;
    parenthesized!(pairs in input);
    if pairs.is_empty() {
        errors.on(name, format!("missing `{form}` in `{name}`"), help);
    }
    while !pairs.is_empty() {
        let expected = match pair(&pairs, errors) {
            Ok(()) if pairs.is_empty() || pairs.peek(Token![,]) => None,
            Ok(()) => Some(","),
            Err(_) => Some(*form),
        };
        if let Some(expected) = expected {
            let span = pairs.span();
            let rule = match skip(&pairs).into_iter().next() {
                Some(found) => format!("expected `{expected}`, found `{found}`"),
                None => format!("expected `{expected}`"),
            };
            errors.at(span, rule, help);
        }
        pairs.parse::<Option<Token![,]>>()?;
    }
    Ok(())
}

/// Returns whether a text can be the name of a header.
pub(super) fn is_header_name(name: &str) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.len() <= 256 && name.bytes().all(token)
}

/// Returns why a user cannot set a header of this name, and what to do instead.
pub(crate) fn header_problem(name: &str) -> Option<(String, &'static str)> {
    if !is_header_name(name) {
        let rule = format!("`{}` cannot be a header name", name.escape_debug());
        return Some((rule, "a header name is one word, such as `X-Team`"));
    }
    let help = match name.to_ascii_lowercase().as_str() {
        "x-api-key" | "authorization" => {
            "remove it: the client sends the key, and `key = header` or `key = bearer` places it"
        }
        "host" => "set the client's `base_url`",
        "connection"
        | "content-length"
        | "cookie"
        | "expect"
        | "http2-settings"
        | "keep-alive"
        | "proxy-authorization"
        | "proxy-connection"
        | "te"
        | "trailer"
        | "transfer-encoding"
        | "upgrade" => "remove it: the HTTP connection sets it",
        _ => return None,
    };
    Some((format!("the header `{name}` is reserved"), help))
}
