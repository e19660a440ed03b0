//! Interned text: the facts of a file have the same type as the built-in ones, which are static.
//!
//! An editor reads a file again after each edit, in one process. Each text is kept once.

use std::{
    collections::HashSet,
    hash::Hash,
    sync::{LazyLock, Mutex, PoisonError},
};

use crate::Parameter;

type Table<T> = LazyLock<Mutex<HashSet<&'static T>>>;

static TEXTS: Table<str> = LazyLock::new(Mutex::default);
static LISTS: Table<[Parameter]> = LazyLock::new(Mutex::default);

/// Returns a static text that is equal to this one.
pub fn intern(text: &str) -> &'static str {
    kept(&TEXTS, text)
}

/// Returns a static list that is equal to this one.
pub fn intern_parameters(list: &[Parameter]) -> &'static [Parameter] {
    kept(&LISTS, list)
}

fn kept<T>(table: &'static Table<T>, value: &T) -> &'static T
where
    T: Hash + Eq + ToOwned + ?Sized,
    Box<T>: for<'a> From<&'a T>,
{
    let mut table = table.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = table.get(value) {
        return known;
    }
    let new: &'static T = Box::leak(Box::from(value));
    table.insert(new);
    new
}
