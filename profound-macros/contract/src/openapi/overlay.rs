//! The decisions of a user about a document.

use std::collections::{BTreeMap, BTreeSet};

/// The decisions of a user about the operations of a document. An operation is named by its method and
/// path, such as `POST /v2/search`.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    /// The operations that only read, other than GET.
    pub read_only: BTreeSet<String>,
    /// The path of the replacement of each deprecated operation, with the same method.
    pub replaced_by: BTreeMap<String, String>,
    /// The operations to leave out.
    pub left_out: BTreeSet<String>,
    /// The method, the path and the help of each operation that the API no longer has.
    pub removed: Vec<(String, String, String)>,
}

impl Overlay {
    /// Returns the operations that the overlay names.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        let names: BTreeSet<_> = self
            .read_only
            .iter()
            .chain(self.replaced_by.keys())
            .chain(&self.left_out)
            .collect();
        names.into_iter()
    }
}
