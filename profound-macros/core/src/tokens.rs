//! Helpers on tokens that several modules share: spans, identifiers, the path of the client crate.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Ident, Path, Token, parse::ParseStream};

/// A value with the span where it was written.
#[derive(Clone)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// Returns the tokens with another span for errors. Their name resolution does not change.
pub(crate) fn respanned(tokens: &impl ToTokens, span: Span) -> TokenStream {
    let tokens = tokens.to_token_stream().into_iter();
    tokens
        .map(|mut token| {
            token.set_span(span.resolved_at(token.span()));
            token
        })
        .collect()
}

/// Skips to the next comma or to the end, and returns the skipped tokens.
pub(crate) fn skip(input: ParseStream<'_>) -> TokenStream {
    let mut skipped = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        let token: TokenTree = input.parse().expect("the input is not empty");
        skipped.extend([token]);
    }
    skipped
}

/// Returns tokens as a user writes them: `Option<&str>`, not `Option < & str >`.
pub(crate) fn source_text(tokens: impl ToTokens) -> String {
    let mut text = String::new();
    write_source(tokens.to_token_stream(), &mut text);
    text
}

fn write_source(tokens: TokenStream, text: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write_source(group.stream(), text);
                text.push_str(close);
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                char @ (',' | ';') => text.extend([char, ' ']),
                '=' => text.push_str(" = "),
                '>' if text.ends_with(" = ") => text.replace_range(text.len() - 1.., "> "),
                char => text.push(char),
            },
            word => {
                let ends_word = |char: char| char.is_alphanumeric() || char == '_' || char == '"';
                if text.ends_with(ends_word) {
                    text.push(' ');
                }
                text.push_str(&word.to_string());
            }
        }
    }
    let end = text.trim_end().len();
    text.truncate(end);
}

/// Returns the path of the client crate: `::profound_client`, or the value of `crate = …`.
pub(crate) fn client_crate(given: Option<&Path>) -> Path {
    given.cloned().unwrap_or_else(|| Path {
        leading_colon: Some(Token![::](Span::call_site())),
        segments: [Ident::new("profound_client", Span::call_site())]
            .into_iter()
            .map(syn::PathSegment::from)
            .collect(),
    })
}

/// Returns an identifier of the macro that cannot collide with a name of the user's code.
pub(crate) fn hygienic_ident(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_shown_as_a_user_writes_them() {
        for text in [
            "Option<&str>",
            "&'static str",
            "Vec<(u8, Cow<'_, str>)>",
            "concat!(\"/v1\", \"/org\")",
            "/v1/org",
            "Error::from",
            "a = true",
            "404 => Error::from",
            "[u8; 4]",
        ] {
            let tokens: TokenStream = text.parse().expect("it is Rust");
            assert_eq!(source_text(tokens), text);
        }
    }
}
