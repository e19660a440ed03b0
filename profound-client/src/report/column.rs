//! Access to the stored columns.

use std::fmt;

use super::{dictionary::Dictionary, store::NULL};

/// A column of numbers, from [`Report::numbers`](super::Report::numbers).
#[doc(alias("null", "NaN"))]
#[derive(Clone, Copy)]
pub struct Numbers<'a>(pub(super) &'a [f64]);

impl<'a> Numbers<'a> {
    /// Returns the numbers, one per row. NaN stands only for `null`.
    pub fn values(&self) -> &'a [f64] {
        self.0
    }

    /// Returns the numbers, one per row; `None` for `null`.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<f64>> + use<'a> {
        let number = |&value: &f64| (!value.is_nan()).then_some(value);
        self.0.iter().map(number)
    }

    /// Returns the number of rows with `null`.
    pub fn nulls(&self) -> usize {
        self.0.iter().filter(|value| value.is_nan()).count()
    }
}

/// A column of strings, from [`Report::strings`](super::Report::strings). Each distinct string is
/// stored once.
#[doc(alias("null", "dictionary", "interned", "categorical"))]
#[derive(Clone, Copy)]
pub struct Strings<'a> {
    pub(super) codes: &'a [u32],
    pub(super) dictionary: &'a Dictionary,
}

impl<'a> Strings<'a> {
    /// The code of `null`.
    pub const NULL: u32 = NULL;

    /// Returns the strings, one per row; `None` for `null`.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<&'a str>> + use<'a> {
        let dictionary = self.dictionary;
        let text = |&code: &u32| (code != NULL).then(|| dictionary.get(code));
        self.codes.iter().map(text)
    }

    /// Returns an index into [`distinct`](Self::distinct) for each row, or [`NULL`](Self::NULL) for
    /// `null`. Grouping by codes is cheaper than by strings.
    pub fn codes(&self) -> &'a [u32] {
        self.codes
    }

    /// Returns the distinct strings, in the order of first occurrence.
    pub fn distinct(&self) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        let dictionary = self.dictionary;
        (0..dictionary.len()).map(|at| dictionary.get(at as u32))
    }

    /// Returns the number of rows with `null`.
    pub fn nulls(&self) -> usize {
        self.codes.iter().filter(|&&code| code == NULL).count()
    }
}

/// Never prints the values: they are data of the response.
impl fmt::Debug for Numbers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Numbers")
            .field("rows", &self.0.len())
            .finish_non_exhaustive()
    }
}

/// Never prints the values: they are data of the response.
impl fmt::Debug for Strings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Strings")
            .field("rows", &self.codes.len())
            .field("distinct", &self.dictionary.len())
            .finish_non_exhaustive()
    }
}
