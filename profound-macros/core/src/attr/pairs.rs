//! Parses the options that list pairs: `errors(404 => path)` and `headers("Name" = "value")`.

use syn::{Ident, LitInt, LitStr, Path, Result, Token, parenthesized, parse::ParseStream};

use crate::{errors::Errors, tokens::skip};

const ERRORS: &str = "as in `errors(404 => MyError::NotFound)`";
const HEADERS: &str = "as in `headers(\"X-Team\" = \"search\")`";

/// A header of every call; the name is in lower case.
#[derive(Clone)]
pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) value: LitStr,
}

/// Parses `errors(404 => path, 409 => path)`.
pub(super) fn parse_statuses(
    known: &mut Vec<(u16, Path)>,
    name: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> Result<()> {
    parse_pairs(name, input, errors, ERRORS, |pairs, errors| {
        let status: LitInt = pairs.parse()?;
        pairs.parse::<Token![=>]>()?;
        let path: Path = pairs.parse()?;
        match status.base10_parse::<u16>() {
            Ok(number) if known.iter().any(|(other, _)| *other == number) => {
                let rule = format!("the status {number} is mapped twice");
                errors.on(&status, rule, "remove one");
            }
            Ok(number) if (400..600).contains(&number) => known.push((number, path)),
            _ => {
                let rule = format!("`{status}` is no status of an error: those are 400 to 599");
                errors.on(&status, rule, ERRORS);
            }
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
    parse_pairs(name, input, errors, HEADERS, |pairs, errors| {
        let name: LitStr = pairs.parse()?;
        pairs.parse::<Token![=]>()?;
        let value: LitStr = pairs.parse()?;
        let lower = name.value().to_ascii_lowercase();
        let visible = |byte: u8| byte == b'\t' || (b' '..0x7f).contains(&byte);
        if let Some((rule, help)) = header_problem(&name.value()) {
            errors.on(&name, rule, help);
        } else if known.iter().any(|header| header.name == lower) {
            let rule = format!("the header `{}` is set twice", name.value());
            errors.on(&name, rule, "remove one");
        } else if !value.value().bytes().all(visible) {
            let rule = "a header's value holds visible ASCII and spaces alone";
            errors.on(&value, rule, "leave the rest out");
        } else {
            known.push(Header { name: lower, value });
        }
        Ok(())
    })
}

/// Parses the pairs in the parentheses of an option, one by one.
fn parse_pairs(
    name: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
    help: &str,
    mut pair: impl FnMut(ParseStream<'_>, &mut Errors) -> Result<()>,
) -> Result<()> {
    if !input.peek(syn::token::Paren) {
        errors.on(name, format!("`{name}` lists pairs in parentheses"), help);
        skip(input);
        return Ok(());
    }
    let pairs;
    parenthesized!(pairs in input);
    if pairs.is_empty() {
        errors.on(name, format!("`{name}` lists nothing"), help);
    }
    while !pairs.is_empty() {
        let read = pair(&pairs, errors).and_then(|()| {
            if pairs.is_empty() {
                Ok(())
            } else {
                pairs.parse::<Token![,]>().map(drop)
            }
        });
        if let Err(error) = read {
            errors.at(error.span(), format!("this is no pair of `{name}`"), help);
            skip(&pairs);
            pairs.parse::<Option<Token![,]>>()?;
        }
    }
    Ok(())
}

/// Returns why a user cannot set a header of this name, and what to do instead.
pub(crate) fn header_problem(name: &str) -> Option<(String, &'static str)> {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || name.len() > 256 || !name.bytes().all(token) {
        let rule = format!("`{}` is not the name of a header", name.escape_debug());
        return Some((rule, "a name is one word, such as `X-Team`"));
    }
    let help = match name.to_ascii_lowercase().as_str() {
        "x-api-key" | "authorization" => {
            "remove it: the client has the key, and `key = header` or `key = bearer` places it"
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
        | "upgrade" => "remove it: it belongs to the connection",
        _ => return None,
    };
    Some((format!("the header `{name}` is reserved"), help))
}
