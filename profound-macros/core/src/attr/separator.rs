//! Checks the commas between the path and the options.

use syn::{Ident, Token, ext::IdentExt, parse::ParseStream};

use crate::{
    errors::Errors,
    tokens::{skip, source_text},
};

/// Reports a token that is neither a comma nor the end. It is skipped unless it can begin an option.
pub(super) fn expect_comma(input: ParseStream<'_>, errors: &mut Errors) {
    if input.is_empty() || input.peek(Token![,]) {
        return;
    }
    if let Ok(option) = input.fork().call(Ident::parse_any) {
        let rule = format!("expected `,` before `{option}`");
        errors.on(&option, rule, format!("write `, {option}`"));
        return;
    }
    let found = skip(input);
    let rule = format!("expected `,`, found `{}`", source_text(&found));
    errors.on(found, rule, "separate options with `,`");
}
