//! Parses the arguments of the attribute: `POST "/path", key = value`.

mod option;
mod pairs;
mod route;

use proc_macro2::TokenStream;
use syn::{
    Ident, Token,
    ext::IdentExt,
    parse::{ParseStream, Parser},
};

pub(crate) use self::{
    option::{Key, Options, Retry},
    pairs::header_problem,
    route::{ParsedRoute, Route, Verb},
};
use crate::{errors::Errors, tokens::skip};

/// The parsed arguments of one `#[profound_endpoint(…)]`.
#[derive(Default)]
pub(crate) struct Attr {
    pub(crate) route: ParsedRoute,
    pub(crate) options: Options,
}

impl Attr {
    /// Parses the tokens in the parentheses of the attribute. Mistakes go to `errors`; the rest is kept.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Self {
        let before = errors.count();
        let mut attr = Self::default();
        let read = |input: ParseStream<'_>| {
            attr.route = route::parse(input, errors)?;
            if !matches!(attr.route, ParsedRoute::Absent)
                && !input.is_empty()
                && !input.peek(Token![,])
            {
                let (rule, help) = if input.peek(syn::Lit) {
                    ("an endpoint has one path", "remove this")
                } else {
                    ("a comma stands before an option", "put `,` before this")
                };
                errors.at(input.span(), rule, help);
                if !input.peek(Ident::peek_any) {
                    skip(input);
                }
            }
            attr.options.parse(input, errors);
            Ok(())
        };
        if let Err(error) = read.parse2(tokens) {
            errors.add(error);
        }
        // Do not also report a missing route; the malformed part may be it.
        if errors.count() > before && matches!(attr.route, ParsedRoute::Absent) {
            attr.route = ParsedRoute::Invalid;
        }
        attr
    }
}
