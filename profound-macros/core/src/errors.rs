//! Collects errors: every independent mistake is reported once, on the smallest wrong token.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::Error;

#[derive(Default)]
pub(crate) struct Errors(Vec<Error>);

impl Errors {
    /// Adds an error at a span: the mistake, then what to do. The form is that of rustc: "expected …,
    /// found …", "unknown …", "duplicate …", "missing …", "… must …", "… cannot …". Help of the form "write `…`" replaces the
    /// underlined text word for word; a test applies it and compiles the result.
    pub(crate) fn at(&mut self, span: Span, rule: impl AsRef<str>, help: impl AsRef<str>) {
        self.0
            .push(Error::new(span, text(rule.as_ref(), help.as_ref())));
    }

    /// Adds an error that underlines some tokens.
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

    /// Adds the error of another parser.
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

/// Returns the nearest candidate to a word, if at most one letter in three differs, or one in two if the
/// first three letters are equal.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = word.to_ascii_lowercase();
    let like = |candidate: &str, distance: usize| {
        let longest = candidate.len().max(word.len());
        let begin_alike = word
            .get(..3)
            .is_some_and(|start| candidate.starts_with(start));
        distance
            <= if begin_alike {
                longest / 2
            } else {
                longest / 3
            }
    };
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &candidate.to_ascii_lowercase()), candidate))
        .filter(|(distance, candidate)| like(candidate, *distance))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Returns a list such as `a`, `b` and `c`, each word in backticks.
pub(crate) fn list(words: &[impl Display]) -> String {
    joined(words, "and")
}

/// Returns a list such as `a`, `b` or `c`, each word in backticks.
pub(crate) fn alternatives(words: &[impl Display]) -> String {
    joined(words, "or")
}

fn joined(words: &[impl Display], conjunction: &str) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {conjunction} {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Returns the edit distance: letters to insert, remove, replace or swap with the next (optimal string
/// alignment).
pub(crate) fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<_>, Vec<_>) = (from.chars().collect(), to.chars().collect());
    let first: Vec<usize> = (0..=to.len()).collect();
    let mut rows = [first.clone(), first];
    for (place, letter) in from.iter().enumerate() {
        let [before, last] = &rows;
        let mut row = vec![place + 1];
        for (column, other) in to.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != other);
            let mut least = replaced.min(last[column + 1] + 1).min(row[column] + 1);
            let swapped =
                place > 0 && column > 0 && *letter == to[column - 1] && from[place - 1] == *other;
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            row.push(least);
        }
        rows.swap(0, 1);
        rows[1] = row;
    }
    rows[1][to.len()]
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
        assert_eq!(nearest("layer", ["retry", "timeout"]), None);
        assert_eq!(nearest("qeury", ["query", "path"]), Some("query"));
        assert_eq!(nearest("serde", ["header", "body"]), None);
        assert_eq!(
            (
                distance("", "abc"),
                distance("kitten", "sitting"),
                distance("ab", "ba")
            ),
            (3, 3, 1)
        );
    }

    #[test]
    fn a_list_reads_as_a_sentence() {
        assert_eq!(list(&["a", "b", "c"]), "`a`, `b` and `c`");
        assert_eq!(alternatives(&["a", "b"]), "`a` or `b`");
        assert_eq!(alternatives(&["a"]), "`a`");
    }
}
