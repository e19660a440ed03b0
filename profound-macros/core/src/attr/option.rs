//! Parses the options of the attribute: `key = header`, `timeout = "30s"` and the others.

use proc_macro2::Span;
use syn::{Expr, Ident, Lit, LitStr, Path, Result, Token, ext::IdentExt, parse::ParseStream};

use super::{
    choice::parse_choice,
    key::{self, Key},
    pairs::{self, Header},
    separator::expect_comma,
};
use crate::{
    errors::{self, Errors},
    operations::Contract,
    tokens::{At, skip, source_text},
};

const NAMES: [&str; 10] = [
    "key", "timeout", "retry", "cache", "errors", "headers", "contract", "unlisted", "crate", "dyn",
];

pub(super) fn is_name(word: &str) -> bool {
    NAMES.contains(&word)
}

/// The retry policy of an endpoint.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retry {
    Safe,
    Never,
}

const CACHES: [(&str, Cache); 1] = [("never", Cache::Never)];
const RETRIES: [(&str, Retry); 2] = [("safe", Retry::Safe), ("never", Retry::Never)];

/// The cache of an endpoint.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cache {
    /// Responses are cached for this many milliseconds.
    For(u64),
    Never,
}

/// The options of a method, a function or a trait.
#[derive(Clone, Default)]
pub(crate) struct Options {
    pub(crate) key: Option<At<Key>>,
    /// The deadline of a call, in milliseconds.
    pub(crate) timeout: Option<At<u64>>,
    pub(crate) retry: Option<At<Retry>>,
    pub(crate) cache: Option<At<Cache>>,
    /// True if `cache` is the trait's, which holds for the reads among its methods.
    pub(crate) cache_is_inherited: bool,
    pub(crate) errors: Vec<(u16, Path)>,
    pub(crate) headers: Vec<Header>,
    /// The facts file of the option `contract`.
    pub(crate) contract_file: Option<At<String>>,
    /// The operations that the endpoints are checked against.
    pub(crate) contract: Contract,
    pub(crate) unlisted: Option<Span>,
    pub(crate) client: Option<At<Path>>,
    pub(crate) dynamic: Option<Ident>,
}

impl Options {
    /// Parses the options one by one up to the end, so that a wrong option does not hide the next.
    pub(super) fn parse(&mut self, input: ParseStream<'_>, errors: &mut Errors) {
        while !input.is_empty() {
            if input.parse::<Token![,]>().is_ok() {
                while let Ok(second) = input.parse::<Token![,]>() {
                    errors.on(second, "unexpected second `,`", "remove it");
                }
                continue;
            }
            if let Err(error) = self.option(input, errors) {
                errors.add(error);
                skip(input);
            }
            expect_comma(input, errors);
        }
    }

    /// Returns the options of a method: its own take precedence over those of the trait.
    pub(crate) fn over(&self, outer: &Self) -> Self {
        let mut merged = self.clone();
        merged.key = merged.key.or_else(|| outer.key.clone());
        merged.timeout = merged.timeout.or_else(|| outer.timeout.clone());
        merged.retry = merged.retry.or_else(|| outer.retry.clone());
        merged.cache_is_inherited = merged.cache.is_none();
        merged.cache = merged.cache.or_else(|| outer.cache.clone());
        merged.client = outer.client.clone();
        merged.contract = outer.contract.clone();
        let more = outer
            .errors
            .iter()
            .filter(|(status, _)| self.errors.iter().all(|(own, _)| own != status));
        merged.errors.extend(more.cloned());
        let more = outer
            .headers
            .iter()
            .filter(|header| self.headers.iter().all(|own| own.name != header.name));
        merged.headers.extend(more.cloned());
        merged
    }

    fn option(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> Result<()> {
        if !input.peek(Ident::peek_any) {
            let rest = skip(input);
            let rule = format!("expected an option, found `{}`", source_text(&rest));
            errors.on(rest, rule, known_options());
            return Ok(());
        }
        let name = input.call(Ident::parse_any)?;
        match name.to_string().as_str() {
            "key" => {
                let value = parse_value::<Expr>(&name, input, errors)?;
                let key = value.and_then(|value| key::parse(&name, value, errors));
                set_once(&mut self.key, key, &name, errors);
            }
            "retry" => {
                let value = parse_value::<Expr>(&name, input, errors)?;
                let retry = value.and_then(|value| parse_choice(&name, &value, &RETRIES, errors));
                set_once(&mut self.retry, retry, &name, errors);
            }
            "timeout" => {
                let timeout = parse_duration(&name, input, "30s", errors)?;
                set_once(&mut self.timeout, timeout, &name, errors);
            }
            "cache" => {
                let cache = parse_cache(&name, input, errors)?;
                set_once(&mut self.cache, cache, &name, errors);
            }
            "errors" => pairs::parse_statuses(&mut self.errors, &name, input, errors)?,
            "headers" => pairs::parse_headers(&mut self.headers, &name, input, errors)?,
            "contract" => {
                let literal = parse_value::<LitStr>(&name, input, errors)?;
                let file = literal.as_ref().map(|literal| At {
                    value: literal.value(),
                    span: name.span(),
                });
                match (&literal, &self.contract_file) {
                    (Some(literal), None) => self.contract = Contract::load(literal, errors),
                    // Do not also report the operations that the file would have.
                    (None, None) => self.contract = Contract::Unreadable,
                    (_, Some(_)) => {}
                }
                set_once(&mut self.contract_file, file, &name, errors);
            }
            "unlisted" => {
                if input.peek(Token![=]) || input.peek(syn::token::Paren) {
                    let value = skip(input);
                    let help = format!("remove `{}`", source_text(&value).trim_start());
                    errors.on(value, "`unlisted` cannot have a value", help);
                }
                set_once(&mut self.unlisted, Some(name.span()), &name, errors);
            }
            "crate" => {
                let span = name.span();
                let path = parse_value::<Path>(&name, input, errors)?;
                let client = path.map(|value| At { value, span });
                set_once(&mut self.client, client, &name, errors);
            }
            "dyn" => {
                let dynamic = parse_value::<Ident>(&name, input, errors)?;
                set_once(&mut self.dynamic, dynamic, &name, errors);
            }
            _ => {
                if report_unknown(&name, input, errors) == Some("contract") {
                    self.contract = Contract::Unreadable;
                }
            }
        }
        Ok(())
    }
}

/// Reports an option that does not exist, and skips its value. Returns the option that was probably meant.
fn report_unknown(
    name: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> Option<&'static str> {
    let written = name.to_string();
    let meant = errors::nearest(&written, NAMES);
    let help = match meant {
        Some(near) => format!("write `{near}`, as in `{}`", example(near)),
        None => known_options(),
    };
    errors.on(name, format!("unknown option `{written}`"), help);
    skip(input);
    meant
}

fn known_options() -> String {
    format!("the options are {}", errors::list(&NAMES))
}

/// Stores a value, or reports a duplicate option.
fn set_once<T>(slot: &mut Option<T>, value: Option<T>, name: &Ident, errors: &mut Errors) {
    if slot.is_some() {
        let help = "remove this one or the first one";
        errors.on(name, format!("duplicate option `{name}`"), help);
    } else {
        *slot = value;
    }
}

/// Parses `name = value`, with any kind of syntax as the value.
fn parse_value<T: syn::parse::Parse>(
    name: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> Result<Option<T>> {
    let option = name.to_string();
    let missing = |errors: &mut Errors| {
        let example = example(&option);
        let help = if is_literal_example(&option) {
            format!("write `{example}`")
        } else {
            format!("for example `{example}`")
        };
        errors.on(name, format!("missing value of `{name}`"), help);
    };
    let equals = match input.parse::<Token![=]>() {
        Ok(equals) => equals,
        Err(_) => {
            missing(errors);
            skip(input);
            return Ok(None);
        }
    };
    let rest = input.fork();
    match input.parse::<T>() {
        Ok(value) => Ok(Some(value)),
        Err(_) => {
            let wrong = skip(&rest);
            if wrong.is_empty() {
                let help = format!("for example `{}`", example(&option));
                errors.on(equals, format!("missing value of `{name}`"), help);
            } else {
                let found = source_text(&wrong);
                let rule = format!("expected {}, found `{found}`", expected(&option));
                let help = format!("for example `{}`", example(&option));
                errors.on(wrong, rule, help);
            }
            skip(input);
            Ok(None)
        }
    }
}

/// Parses `cache = "1h"` or `cache = never`.
fn parse_cache(
    name: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> Result<Option<At<Cache>>> {
    if input.peek(Token![=]) && input.peek2(Ident::peek_any) {
        let value = parse_value::<Expr>(name, input, errors)?;
        return Ok(value.and_then(|value| parse_choice(name, &value, &CACHES, errors)));
    }
    let time = parse_duration(name, input, "1h", errors)?;
    Ok(time.map(|At { value, span }| At {
        value: Cache::For(value),
        span,
    }))
}

/// Parses `timeout = "30s"` and returns milliseconds. `usual` is the value that a help suggests.
fn parse_duration(
    name: &Ident,
    input: ParseStream<'_>,
    usual: &str,
    errors: &mut Errors,
) -> Result<Option<At<u64>>> {
    let Some(value) = parse_value::<Lit>(name, input, errors)? else {
        return Ok(None);
    };
    let text = match &value {
        Lit::Str(text) => text.value(),
        Lit::Int(number) => {
            let digits = number.base10_digits();
            let help = if digits.bytes().all(|byte| byte.is_ascii_digit()) && digits != "0" {
                format!("write `\"{digits}s\"`")
            } else {
                format!("write `\"{usual}\"`")
            };
            let rule = format!("expected a string literal with a unit, found `{number}`");
            errors.on(&value, rule, help);
            return Ok(None);
        }
        _ => String::new(),
    };
    match milliseconds(&text) {
        Some(0) => {
            let rule = if name == "timeout" {
                "the timeout must be greater than zero"
            } else {
                "the time of `cache` must be greater than zero"
            };
            errors.on(&value, rule, format!("write `\"{usual}\"`"));
        }
        Some(value) => {
            return Ok(Some(At {
                value,
                span: name.span(),
            }));
        }
        None => {
            let found = source_text(&value);
            let rule = format!(
                "expected a whole number with the unit `ms`, `s`, `m` or `h`, found `{found}`"
            );
            errors.on(&value, rule, format!("write `\"{usual}\"`"));
        }
    }
    Ok(None)
}

fn milliseconds(text: &str) -> Option<u64> {
    let (digits, unit) = text.split_at(text.find(|char: char| !char.is_ascii_digit())?);
    let unit = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(unit)
}

/// Returns whether the value in the example compiles in any program.
fn is_literal_example(option: &str) -> bool {
    ["key", "timeout", "retry", "cache"].contains(&option)
}

/// Returns the kind of value that an option takes.
fn expected(option: &str) -> String {
    match option {
        "key" => errors::alternatives(&key::WORDS),
        "retry" => errors::alternatives(&RETRIES.map(|(word, _)| word)),
        "timeout" | "contract" => "a string literal".to_owned(),
        "cache" => "a string literal or `never`".to_owned(),
        "crate" => "a path".to_owned(),
        _ => "a name".to_owned(),
    }
}

fn example(option: &str) -> &'static str {
    match option {
        "key" => "key = query",
        "timeout" => "timeout = \"30s\"",
        "retry" => "retry = safe",
        "cache" => "cache = \"1h\"",
        "errors" => "errors(404 => MyError::NotFound)",
        "headers" => "headers(\"X-Team\" = \"search\")",
        "contract" => "contract = \"profound.facts\"",
        "crate" => "crate = my_facade::profound_client",
        "dyn" => "dyn = DynReports",
        _ => "unlisted",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timeouts_are_read_with_their_units() {
        for (text, expected) in [
            ("250ms", Some(250)),
            ("30s", Some(30_000)),
            ("2m", Some(120_000)),
            ("1h", Some(3_600_000)),
        ] {
            assert_eq!(milliseconds(text), expected);
        }
        for text in [
            "",
            "30",
            "s",
            "1.5s",
            "-1s",
            "30 s",
            "99999999999999999999s",
        ] {
            assert_eq!(milliseconds(text), None, "{text}");
        }
    }
}
