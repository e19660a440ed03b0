//! The JSON form of references by id and name.

use serde_json::{Value, json};

use crate::store::Named;

/// Returns one reference as JSON.
pub(crate) fn named(one: &Named) -> Value {
    json!({ "id": one.id, "name": one.name })
}

/// Returns a list of references as JSON.
pub(crate) fn all_named(all: &[Named]) -> Value {
    all.iter().map(named).collect()
}
