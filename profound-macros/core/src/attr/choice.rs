//! Parses the value of an option that is one of some words.

use syn::{Expr, Ident, Lit};

use crate::{
    errors::{self, Errors},
    tokens::{At, source_text},
};

/// Returns the value of `name = word`, which is one of the known words.
pub(super) fn parse_choice<T: Clone>(
    name: &Ident,
    value: &Expr,
    known: &[(&'static str, T)],
    errors: &mut Errors,
) -> Option<At<T>> {
    let text = name.to_string();
    let written = match value {
        Expr::Path(path) => path
            .path
            .get_ident()
            .map(Ident::to_string)
            .unwrap_or_default(),
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(quoted) => quoted.value(),
            _ => String::new(),
        },
        _ => String::new(),
    };
    let words: Vec<_> = known.iter().map(|(word, _)| *word).collect();
    let found = known.iter().find(|(word, _)| *word == written);
    match found {
        Some((_, found)) if matches!(value, Expr::Path(_)) => Some(At {
            value: found.clone(),
            span: name.span(),
        }),
        _ => {
            let near = errors::nearest(&written, words.iter().copied()).unwrap_or(words[0]);
            let shown = source_text(value);
            let rule = match found {
                Some(_) => format!("unexpected quotes around the value of `{text}`"),
                None => format!("expected {}, found `{shown}`", errors::alternatives(&words)),
            };
            errors.on(value, rule, format!("write `{near}`"));
            None
        }
    }
}
