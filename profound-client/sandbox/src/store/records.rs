//! Records of all other kinds, as JSON objects by kind and owner.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// The fields of a record, by their names in the API. Names that begin with `_` are internal.
pub(crate) type Fields = Map<String, Value>;

/// Records by kind and owner, in the order in which they are listed.
#[derive(Debug, Default)]
pub(crate) struct Records(HashMap<(&'static str, String), Vec<Record>>);

#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) fields: Fields,
    /// Reserved memory, in bytes.
    pub(crate) kept: usize,
}

impl Records {
    /// Returns all records of a kind and an owner. `first` returns the initial ones.
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

    /// Removes all records of a kind and an owner, and returns the memory to release, in bytes.
    pub(crate) fn forget(&mut self, kind: &'static str, owner: &str) -> usize {
        let records = self.0.remove(&(kind, owner.to_owned()));
        records.iter().flatten().map(|record| record.kept).sum()
    }
}
