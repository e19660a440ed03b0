//! Records of all other kinds, as JSON objects by kind and owner.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// What a record says, by the names that the API has for it. Those that begin with `_` are for the
/// sandbox alone.
pub(crate) type Fields = Map<String, Value>;

/// Things of many kinds, each under what it belongs to, in the order they are listed.
#[derive(Debug, Default)]
pub(crate) struct Records(HashMap<(&'static str, String), Vec<Record>>);

#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) fields: Fields,
    /// How much room it takes of what the sandbox has.
    pub(crate) kept: usize,
}

impl Records {
    /// All of a kind under an owner, which `first` has what is there from the start.
    pub(crate) fn all(
        &mut self,
        kind: &'static str,
        owner: &str,
        first: impl FnOnce() -> Vec<Fields>,
    ) -> &mut Vec<Record> {
        let key = (kind, owner.to_owned());
        self.0.entry(key).or_insert_with(|| {
            let records = first().into_iter();
            records.map(|fields| Record { fields, kept: 0 }).collect()
        })
    }

    pub(crate) fn has(&self, kind: &'static str, owner: &str) -> bool {
        self.0.contains_key(&(kind, owner.to_owned()))
    }

    /// Takes all of a kind under an owner away, and gives how much room is free by that.
    pub(crate) fn forget(&mut self, kind: &'static str, owner: &str) -> usize {
        let records = self.0.remove(&(kind, owner.to_owned()));
        records.iter().flatten().map(|record| record.kept).sum()
    }
}
