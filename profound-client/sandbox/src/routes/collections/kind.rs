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

/// A kind of thing.
pub(crate) struct CollectionKind {
    /// How it is called where there is none.
    pub(crate) title: &'static str,
    /// Under what name its id stands, in a record as in a path.
    pub(crate) id: &'static str,
    /// Under what name the request says what it belongs to.
    pub(crate) owner: &'static str,
    /// Whether a new one is listed before the others.
    pub(crate) newest_first: bool,
    /// Whether it is generated again from the dataset each time, as nothing changes it.
    pub(crate) fixed: bool,
    /// Refuses an owner that is not there.
    pub(crate) owned: fn(&Context<'_>) -> Result<(), ApiResponse>,
    /// What is there from the start.
    pub(crate) first: fn(&Context<'_>) -> Vec<Fields>,
    /// What a new one is beside what the request says of it.
    pub(crate) made: fn(&Context<'_>, &mut Fields),
    /// What becomes of one that is read.
    pub(crate) seen: fn(&Context<'_>, &mut Fields),
    /// What is added to one where it is shown.
    pub(crate) shown: fn(&Context<'_>, &mut Fields),
    /// What else goes with one that is deleted.
    pub(crate) gone: fn(&Context<'_>, &Fields),
}

/// A call, and what it may need.
pub(crate) struct Context<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) store: &'a Store,
    pub(crate) request: &'a ValidatedRequest,
    pub(crate) owner: String,
}

impl Context<'_> {
    /// The one that the path is about.
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

    /// Reads or changes all of a kind that belong to the owner.
    pub(crate) fn with<T>(
        &self,
        kind: &'static CollectionKind,
        with: impl FnOnce(&mut Vec<Record>) -> T,
    ) -> T {
        if kind.fixed {
            let records = (kind.first)(self).into_iter();
            return with(&mut records.map(|fields| Record { fields, kept: 0 }).collect());
        }
        // Asked for beforehand: what is there from the start may be of other records.
        let known = self.store.records().has(kind.title, &self.owner);
        let first = if known {
            Vec::new()
        } else {
            (kind.first)(self)
        };
        with(self.store.records().all(kind.title, &self.owner, || first))
    }

    /// The same call as one about what belongs to another owner.
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

/// The fields of a document that is an object.
pub(crate) fn fields(document: Value) -> Fields {
    match document {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

/// A kind of which nothing is peculiar.
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
