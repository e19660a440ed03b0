//! A column as it is held.

use std::fmt;

use super::{dictionary::Dictionary, store::NULL};

/// A column of numbers, as [`Report::numbers`](super::Report::numbers) gives it.
#[derive(Clone, Copy)]
pub struct Numbers<'a>(pub(super) &'a [f64]);

impl<'a> Numbers<'a> {
    /// The numbers, a row each; NaN where the report has `null`, and nowhere else.
    pub fn values(&self) -> &'a [f64] {
        self.0
    }

    /// The numbers, a row each; `None` where the report has `null`.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<f64>> + use<'a> {
        let number = |&value: &f64| (!value.is_nan()).then_some(value);
        self.0.iter().map(number)
    }

    /// How many rows have `null`.
    pub fn nulls(&self) -> usize {
        self.0.iter().filter(|value| value.is_nan()).count()
    }
}

/// A column of strings, as [`Report::strings`](super::Report::strings) gives it: each different one is
/// held once.
#[derive(Clone, Copy)]
pub struct Strings<'a> {
    pub(super) codes: &'a [u32],
    pub(super) dictionary: &'a Dictionary,
}

impl<'a> Strings<'a> {
    /// The code of a row that has `null`.
    pub const NULL: u32 = NULL;

    /// The strings, a row each; `None` where the report has `null`.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<&'a str>> + use<'a> {
        let dictionary = self.dictionary;
        let text = |&code: &u32| (code != NULL).then(|| dictionary.get(code));
        self.codes.iter().map(text)
    }

    /// The rows as places in [`distinct`](Self::distinct), [`NULL`](Self::NULL) where the report has
    /// `null`: to group by, they are cheaper than the strings.
    pub fn codes(&self) -> &'a [u32] {
        self.codes
    }

    /// The different strings, in the order they first come in.
    pub fn distinct(&self) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        let dictionary = self.dictionary;
        (0..dictionary.len()).map(|at| dictionary.get(at as u32))
    }

    /// How many rows have `null`.
    pub fn nulls(&self) -> usize {
        self.codes.iter().filter(|&&code| code == NULL).count()
    }
}

/// Never the values: they are an answer's.
impl fmt::Debug for Numbers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Numbers")
            .field("rows", &self.0.len())
            .finish_non_exhaustive()
    }
}

/// Never the values: they are an answer's.
impl fmt::Debug for Strings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Strings")
            .field("rows", &self.codes.len())
            .field("distinct", &self.dictionary.len())
            .finish_non_exhaustive()
    }
}
