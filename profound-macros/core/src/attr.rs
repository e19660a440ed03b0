//! Parses the arguments of the attribute: `POST "/path", key = value`.

mod choice;
mod key;
mod option;
mod pairs;
mod route;
mod separator;

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};

use self::separator::expect_comma;
pub(crate) use self::{
    key::Key,
    option::{Cache, Options, Retry},
    pairs::header_problem,
    route::{ParsedRoute, Route, Verb},
};
use crate::{
    errors::Errors,
    tokens::{skip, source_text},
};

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
            if !matches!(attr.route, ParsedRoute::Absent) {
                expect_end_of_route(input, errors);
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

/// Reports a token behind the route that is not a comma.
fn expect_end_of_route(input: ParseStream<'_>, errors: &mut Errors) {
    if input.peek(syn::Lit) {
        let second = skip(input);
        let rule = format!("unexpected `{}` after the path", source_text(&second));
        errors.on(second, rule, "remove it: an endpoint has one path");
    } else {
        expect_comma(input, errors);
    }
}
