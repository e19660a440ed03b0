//! The settings of a kind of record, and the context of one request for it.

use http::StatusCode;
use serde_json::Value;

use crate::{
    dataset::{Dataset, seeded_hash},
    http::response::ApiResponse,
    schema::{
        generate::{Generator, ValueContext},
        shapes::Shape,
        validated_request::ValidatedRequest,
    },
    store::{
        Store,
        records::{Fields, Record},
    },
};

/// The settings of a kind of record.
pub(crate) struct CollectionKind {
    /// Its name in a 404.
    pub(crate) title: &'static str,
    /// The name of its id, in a record and in a path.
    pub(crate) id: &'static str,
    /// The parameter or field of a request that names the owner.
    pub(crate) owner: &'static str,
    /// True if new records are listed first.
    pub(crate) newest_first: bool,
    /// True if records are generated from the dataset each time, because nothing changes them.
    pub(crate) fixed: bool,
    /// Returns an error if the owner does not exist.
    pub(crate) owned: fn(&Context<'_>) -> Result<(), ApiResponse>,
    /// Returns the initial records.
    pub(crate) first: fn(&Context<'_>) -> Vec<Fields>,
    /// Adds fields to a new record that the request does not have.
    pub(crate) made: fn(&Context<'_>, &mut Fields),
    /// Changes a record when it is read.
    pub(crate) seen: fn(&Context<'_>, &mut Fields),
    /// Adds fields to a record that are only in responses.
    pub(crate) shown: fn(&Context<'_>, &mut Fields),
    /// Deletes what belongs to a deleted record.
    pub(crate) gone: fn(&Context<'_>, &Fields),
}

/// A request, with the data that its action needs.
pub(crate) struct Context<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) store: &'a Store,
    pub(crate) request: &'a ValidatedRequest,
    pub(crate) owner: String,
}

impl Context<'_> {
    /// Returns the record that the path names, or a 404.
    pub(crate) fn find(&self, kind: &'static CollectionKind) -> Result<Record, ApiResponse> {
        let id = self.request.path.get(kind.id);
        let found = self.with(kind, |all| {
            let mut all = all.iter();
            all.find(|one| one.fields.get(kind.id) == id).cloned()
        });
        found.ok_or_else(|| not_found(kind.title))
    }

    pub(crate) fn save(&self, kind: &'static CollectionKind, record: &Record) {
        let id = record.fields.get(kind.id);
        self.with(kind, |all| {
            let mut all = all.iter_mut();
            if let Some(known) = all.find(|one| one.fields.get(kind.id) == id) {
                known.clone_from(record);
            }
        });
    }

    /// Reads or changes all records of a kind that belong to the owner.
    pub(crate) fn with<T>(
        &self,
        kind: &'static CollectionKind,
        with: impl FnOnce(&mut Vec<Record>) -> T,
    ) -> T {
        if kind.fixed {
            let records = (kind.first)(self).into_iter();
            return with(&mut records.map(|fields| Record { fields, kept: 0 }).collect());
        }
        // Call `first` before the store is locked: it may itself read other records.
        let known = self.store.records().has(kind.title, &self.owner);
        let first = if known {
            Vec::new()
        } else {
            (kind.first)(self)
        };
        with(self.store.records().all(kind.title, &self.owner, || first))
    }

    /// Returns the same request for another owner.
    pub(crate) fn of(&self, owner: &str) -> Context<'_> {
        Context {
            owner: owner.to_owned(),
            ..*self
        }
    }

    pub(crate) fn item(
        &self,
        generator: &Generator<'_>,
        kind: &CollectionKind,
        shape: &Shape,
        fields: &Fields,
    ) -> Value {
        let id = fields.get(kind.id).map(Value::to_string);
        let seed = seeded_hash::text(&id.unwrap_or_default());
        generator.value(shape, &ValueContext::sparse(seed), fields)
    }
}

pub(crate) fn not_found(title: &str) -> ApiResponse {
    ApiResponse::detail(StatusCode::NOT_FOUND, &format!("{title} not found"))
}

/// Returns the fields of a JSON object.
pub(crate) fn fields(document: Value) -> Fields {
    match document {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

/// The defaults of a kind.
pub(crate) const PLAIN: CollectionKind = CollectionKind {
    title: "",
    id: "id",
    owner: "",
    newest_first: true,
    fixed: false,
    owned: |_| Ok(()),
    first: |_| Vec::new(),
    made: |_, _| {},
    seen: |_, _| {},
    shown: |_, _| {},
    gone: |_, _| {},
};
