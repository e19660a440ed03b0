//! All the text that an error prints.

use std::{error::Error, fmt::Debug};

/// Everything that can be printed of an error and its sources.
pub fn printed(error: &(dyn Error + 'static)) -> String {
    let mut text = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        text.push_str(&format!("{error}\n{}", shown(error)));
        next = error.source();
    }
    text
}

/// Both forms of `Debug`.
pub fn shown(value: &(impl Debug + ?Sized)) -> String {
    format!("{value:?}\n{value:#?}\n")
}
