//! A thing that a row of a report is about.

use std::rc::Rc;

use serde_json::Value;

/// A thing, with its value in each of its columns.
#[derive(Debug, Clone)]
pub(crate) struct Thing {
    said: Rc<[(&'static str, Value)]>,
}

impl Thing {
    pub(crate) fn new(said: Vec<(&'static str, Value)>) -> Thing {
        Thing { said: said.into() }
    }

    pub(crate) fn get(&self, column: &str) -> Option<&Value> {
        let found = self.said.iter().find(|(name, _)| *name == column);
        found.map(|(_, value)| value)
    }

    pub(crate) fn said(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.said.iter().map(|(name, value)| (*name, value))
    }
}
