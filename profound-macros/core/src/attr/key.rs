//! Parses the placement of the key: `key = bearer`, or `key = header("X-Token")` for another service.

use syn::{Expr, ExprCall, Ident, Lit, LitStr};

use super::{
    choice::parse_choice,
    pairs::{header_problem, is_header_name},
};
use crate::{
    errors::{self, Errors},
    tokens::{At, source_text},
};

/// The placement of the key.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Key {
    Header,
    Query,
    Bearer,
    None,
    /// The header of this name, which is in lower case.
    NamedHeader(String),
    /// The query parameter of this name.
    NamedQuery(String),
}

pub(super) const WORDS: [&str; 4] = ["header", "query", "bearer", "none"];

const KEYS: [(&str, Key); 4] = [
    (WORDS[0], Key::Header),
    (WORDS[1], Key::Query),
    (WORDS[2], Key::Bearer),
    (WORDS[3], Key::None),
];

impl Key {
    /// Returns whether the key is in this header.
    pub(crate) fn is_in_header(&self, name: &str) -> bool {
        matches!(self, Self::NamedHeader(own) if own.eq_ignore_ascii_case(name))
    }

    /// Returns whether the key is in this query parameter.
    pub(crate) fn is_in_query(&self, name: &str) -> bool {
        matches!(self, Self::NamedQuery(own) if own.eq_ignore_ascii_case(name))
    }
}

/// Returns the value of `key = …`.
pub(super) fn parse(name: &Ident, value: Expr, errors: &mut Errors) -> Option<At<Key>> {
    match value {
        Expr::Call(call) => parse_named(&call, errors),
        Expr::Assign(assign) => {
            let word = written(&assign.left);
            let rule = format!("expected `{word}(…)`, found `{}`", source_text(&assign));
            let help = format!("write `{}({})`", near(&word), source_text(&assign.right));
            errors.on(assign, rule, help);
            None
        }
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) if !WORDS.contains(&&*text.value()) => {
                // It may be the key itself: the message must not repeat it.
                let rule = "expected a placement of the key, found a string literal";
                let help =
                    "for example `header(\"X-Token\")`; the client's builder takes the key itself";
                errors.on(text, rule, help);
                None
            }
            _ => parse_choice(name, &Expr::Lit(literal), &KEYS, errors),
        },
        value => parse_choice(name, &value, &KEYS, errors),
    }
}

/// Returns the value of `header("X-Token")` or `query("token")`.
fn parse_named(call: &ExprCall, errors: &mut Errors) -> Option<At<Key>> {
    let word = written(&call.func);
    if word != "header" && word != "query" {
        if WORDS.contains(&&*word) {
            let rule = format!("`{word}` cannot have a name");
            errors.on(call, rule, format!("write `{word}`"));
        } else {
            let shown = source_text(&call.func);
            let rule = format!("expected `header` or `query`, found `{shown}`");
            errors.on(&call.func, rule, format!("write `{}`", near(&word)));
        }
        return None;
    }
    let mut arguments = call.args.iter();
    let Some(first) = arguments.next() else {
        let rule = format!("missing name in `{word}()`");
        errors.on(call, rule, format!("write `{}`", example(&word)));
        return None;
    };
    if let Some(second) = arguments.next() {
        let rule = format!("unexpected `{}` after the name", source_text(second));
        let help = "remove it: the key has one name";
        errors.on(second, rule, help);
        return None;
    }
    let Expr::Lit(syn::ExprLit {
        lit: Lit::Str(text),
        ..
    }) = first
    else {
        let shown = source_text(first);
        let rule = format!("expected a string literal, found `{shown}`");
        errors.on(first, rule, format!("for example `{}`", example(&word)));
        return None;
    };
    let problem = if word == "header" {
        key_header_problem(&text.value())
    } else {
        query_problem(&text.value())
    };
    if let Some((rule, help)) = problem {
        errors.on(text, rule, help);
        return None;
    }
    Some(named(&word, text))
}

fn named(word: &str, text: &LitStr) -> At<Key> {
    let value = if word == "header" {
        Key::NamedHeader(text.value().to_ascii_lowercase())
    } else {
        Key::NamedQuery(text.value())
    };
    let span = text.span();
    At { value, span }
}

/// Returns why the key cannot be in a header of this name, and what to do instead.
fn key_header_problem(name: &str) -> Option<(String, &'static str)> {
    let help = "name the header in which the service expects the key, as in `header(\"X-Token\")`";
    if name.is_empty() {
        return Some(("missing name of the key's header".to_owned(), help));
    }
    if !is_header_name(name) {
        let rule = format!("`{}` cannot be a header name", name.escape_debug());
        return Some((rule, "a header name is one word, such as `X-Token`"));
    }
    let is_taken = match name.to_ascii_lowercase().as_str() {
        "authorization" | "x-api-key" => false,
        // The client sets these, and a key in them would replace their values.
        "accept" | "accept-encoding" | "content-encoding" | "content-type" | "user-agent" => true,
        _ => header_problem(name).is_some(),
    };
    is_taken.then(|| (format!("the header `{name}` cannot carry the key"), help))
}

/// Returns why the key cannot be in a query parameter of this name, and what to do instead.
fn query_problem(name: &str) -> Option<(String, &'static str)> {
    if name.is_empty() {
        let rule = "missing name of the key's query parameter".to_owned();
        return Some((rule, "for example `query(\"token\")`"));
    }
    let allowed = |char: &char| char.is_ascii_alphanumeric() || "-._~".contains(*char);
    let other = name.chars().find(|char| !allowed(char))?;
    let rule = format!(
        "the name of the key's query parameter cannot contain `{}`",
        other.escape_debug()
    );
    Some((rule, "use letters, digits, `-`, `.`, `_` and `~`"))
}

/// Returns the word of an expression; empty if it is something else.
fn written(value: &Expr) -> String {
    match value {
        Expr::Path(path) => path.path.get_ident().map(Ident::to_string),
        _ => None,
    }
    .unwrap_or_default()
}

/// Returns `header` or `query`, whichever is nearer to a word.
fn near(word: &str) -> &'static str {
    match errors::nearest(word, ["header", "query"]) {
        Some("query") => "query",
        _ => "header",
    }
}

fn example(word: &str) -> &'static str {
    if word == "query" {
        "query(\"token\")"
    } else {
        "header(\"X-Token\")"
    }
}
