//! Every token that is generated for a method of a trait has its place in that method. The compiler hashes
//! places, so an edit of one method would otherwise compile the others again.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use profound_macros_core::expand_endpoint;

/// Each method is on one line, with its attribute on the line above.
const TRAIT: &str = r#"
pub trait Reports {
    /// Documentation.
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts", timeout = "3s", headers("X-A" = "b"))]
    async fn prompts(&self, category_id: &str, limit: Option<u32>) -> Result<Prompts, Error>;
    #[profound_endpoint(POST "/v2/reports/visibility", key = query("key"), retry = safe, cache = "1h")]
    async fn visibility(&self, body: &Query) -> Result<Report, Error>;
    #[profound_endpoint(POST "/v2/reports/citations", errors(404 => Error::from))]
    async fn citations(&self, body: &Query) -> Result<Report, Error>;
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Org, Error> where Self: Sized;
    fn provided(&self, word: &str) -> usize { word.len() }
}
"#;

#[test]
fn generated_tokens_of_a_method_are_in_the_method() {
    let blocking = TRAIT.replace("async fn", "fn");
    let cases = [TRAIT, &blocking].map(|text| [(text, ""), (text, "dyn = DynReports")]);
    for (text, attribute) in cases.into_iter().flatten() {
        let attribute: TokenStream = attribute.parse().expect("it is Rust");
        let expanded = expand_endpoint(attribute.clone(), text.parse().expect("it is Rust"));
        let text = expanded.to_string();
        assert!(!text.contains("compile_error"), "{text}");
        let mut functions = Vec::new();
        collect(expanded, &mut functions);
        let ours = functions.iter().filter(|(name, _)| {
            ["prompts", "visibility", "citations", "org", "provided"]
                .contains(&name.trim_start_matches('_'))
        });
        let mut checked = 0;
        for (name, lines) in ours {
            let line = 1 + TRAIT
                .lines()
                .position(|line| line.contains(&format!("fn {}", name.trim_start_matches('_'))))
                .expect("the trait declares it");
            // The user's path in `errors` stays in the attribute, where its mistakes are shown.
            let own = BTreeSet::from([line, line - usize::from(name.ends_with("citations"))]);
            assert!(lines.is_subset(&own), "{name} of {attribute}: {lines:?}");
            checked += 1;
        }
        assert_eq!(checked, if attribute.is_empty() { 9 } else { 24 });
    }
}

/// Adds the name and the lines of each function, from `fn` to the end of its body or to `;`.
fn collect(tokens: TokenStream, functions: &mut Vec<(String, BTreeSet<usize>)>) {
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(word) if word == "fn" => {
                let name = tokens.next().expect("a function has a name");
                let mut lines =
                    BTreeSet::from([word.span().start().line, name.span().start().line]);
                for token in tokens.by_ref() {
                    let ends = match &token {
                        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                        TokenTree::Punct(punct) => punct.as_char() == ';',
                        _ => false,
                    };
                    add_lines(token, &mut lines);
                    if ends {
                        break;
                    }
                }
                functions.push((name.to_string(), lines));
            }
            TokenTree::Group(group) => collect(group.stream(), functions),
            _ => {}
        }
    }
}

fn add_lines(token: TokenTree, lines: &mut BTreeSet<usize>) {
    lines.extend([token.span().start().line, token.span().end().line]);
    if let TokenTree::Group(group) = token {
        for token in group.stream() {
            add_lines(token, lines);
        }
    }
}
