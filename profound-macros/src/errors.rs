//! Mistakes, pooled: every independent one is reported, each on the smallest token that is wrong.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::Error;

#[derive(Default)]
pub(crate) struct Errors(Vec<Error>);

impl Errors {
    /// A mistake at a span: the rule, then what to write.
    pub(crate) fn at(&mut self, span: Span, rule: impl AsRef<str>, help: impl AsRef<str>) {
        self.0
            .push(Error::new(span, text(rule.as_ref(), help.as_ref())));
    }

    /// A mistake over some tokens.
    pub(crate) fn on(
        &mut self,
        tokens: impl ToTokens,
        rule: impl AsRef<str>,
        help: impl AsRef<str>,
    ) {
        self.0.push(Error::new_spanned(
            tokens,
            text(rule.as_ref(), help.as_ref()),
        ));
    }

    /// A mistake that another parser has found.
    pub(crate) fn add(&mut self, error: Error) {
        self.0.push(error);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn into_tokens(self) -> TokenStream {
        self.0.into_iter().map(Error::into_compile_error).collect()
    }
}

fn text(rule: &str, help: &str) -> String {
    if help.is_empty() {
        rule.to_owned()
    } else {
        format!("{rule}\nhelp: {help}")
    }
}

/// The candidate most like a word, if it is like enough to be what was meant.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = word.to_ascii_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &candidate.to_ascii_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.len().max(word.len()) / 2)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// `a`, `b` and `c`, each in backticks.
pub(crate) fn list(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Levenshtein's: the least number of letters to insert, remove or replace.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (place, letter) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = place + 1;
        for (column, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_and_a_far_one_is_not() {
        assert_eq!(
            nearest("retires", ["retry", "timeout", "headers"]),
            Some("retry")
        );
        assert_eq!(nearest("haeders", ["header", "headers"]), Some("headers"));
        assert_eq!(nearest("cache", ["retry", "timeout"]), None);
        assert_eq!((distance("", "abc"), distance("kitten", "sitting")), (3, 3));
    }

    #[test]
    fn a_list_reads_as_a_sentence() {
        assert_eq!(list(&["a", "b", "c"]), "`a`, `b` and `c`");
        assert_eq!(list(&["a"]), "`a`");
    }
}
