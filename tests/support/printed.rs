//! The whole printed text of an error.

use std::{error::Error, fmt::Debug};

/// Returns everything that can be printed of an error and its sources.
pub fn printed(error: &(dyn Error + 'static)) -> String {
    let mut text = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        text.push_str(&format!("{error}\n{}", shown(error)));
        next = error.source();
    }
    text
}

/// Returns both forms of `Debug`.
pub fn shown(value: &(impl Debug + ?Sized)) -> String {
    format!("{value:?}\n{value:#?}\n")
}
