//! The things that reports have rows for.

use std::sync::Arc;

use serde_json::Value;

/// A thing, with its value in each of its columns.
#[derive(Debug, Clone)]
pub(crate) struct Thing {
    said: Arc<[(&'static str, Value)]>,
}

impl Thing {
    pub(crate) fn new(said: Vec<(&'static str, Value)>) -> Thing {
        Thing { said: said.into() }
    }

    pub(crate) fn get(&self, column: &str) -> Option<&Value> {
        let found = self.said.iter().find(|(name, _)| *name == column);
        found.map(|(_, value)| value)
    }

    pub(crate) fn text(&self, column: &str) -> Option<&str> {
        self.get(column)?.as_str()
    }

    pub(crate) fn is(&self, column: &str) -> bool {
        self.get(column) == Some(&Value::Bool(true))
    }

    pub(crate) fn said(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.said.iter().map(|(name, value)| (*name, value))
    }
}
