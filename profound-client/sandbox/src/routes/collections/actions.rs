//! The actions of collection operations: list, create, read, change and delete.

use serde_json::json;

use crate::{
    dataset::{dates::timestamp, seeded_hash, uuid},
    http::response::ApiResponse,
    routes::collections::{
        kind::{CollectionKind, Context},
        list_pages,
        operation_table::Action::{self, Change, Create, Delete, Do, List, Read},
    },
    schema::{
        generate::Generator,
        shapes::{Response as ResponseShape, SHAPES, Shape},
    },
    store::records::{Fields, Record},
};

impl Context<'_> {
    /// Performs an action on a kind.
    pub(crate) fn act(
        &self,
        kind: &'static CollectionKind,
        action: Action,
    ) -> Result<ApiResponse, ApiResponse> {
        match action {
            List => list_pages::list(self, kind),
            Create => self.create(kind),
            Read => {
                let mut record = self.find(kind)?;
                (kind.seen)(self, &mut record.fields);
                self.save(kind, &record);
                self.show(kind, record.fields)
            }
            Change => self.change(kind, |_, fields| {
                for (name, value) in self.request.body.as_object().into_iter().flatten() {
                    // A title cannot be cleared.
                    if !(value.is_null() && name == "title") {
                        fields.insert(name.clone(), value.clone());
                    }
                }
            }),
            Do(act) => self.change(kind, act),
            Delete => {
                let record = self.find(kind)?;
                (kind.gone)(self, &record.fields);
                self.with(kind, |all| {
                    all.retain(|one| one.fields.get(kind.id) != record.fields.get(kind.id))
                });
                self.store.release(record.kept);
                Ok(ApiResponse::empty())
            }
        }
    }

    fn create(&self, kind: &'static CollectionKind) -> Result<ApiResponse, ApiResponse> {
        let kept = self.request.size + RECORD_SIZE;
        self.store.keep(kept)?;
        let now = self.store.tick();
        let mut fields = self.request.body.as_object().cloned().unwrap_or_default();
        let id = uuid::derive(seeded_hash::text(kind.title) ^ seeded_hash::mix(now.unsigned_abs()));
        fields.insert(kind.id.to_owned(), id.into());
        fields.insert("created_at".to_owned(), timestamp(now).into());
        fields.insert("updated_at".to_owned(), timestamp(now).into());
        if !kind.owner.is_empty() {
            fields.insert(kind.owner.to_owned(), self.owner.as_str().into());
        }
        (kind.made)(self, &mut fields);
        let record = Record {
            fields: fields.clone(),
            kept,
        };
        self.with(kind, |all| {
            if kind.newest_first {
                all.insert(0, record)
            } else {
                all.push(record)
            }
        });
        self.show(kind, fields)
    }

    fn change(
        &self,
        kind: &'static CollectionKind,
        change: impl FnOnce(&Self, &mut Fields),
    ) -> Result<ApiResponse, ApiResponse> {
        let mut record = self.find(kind)?;
        change(self, &mut record.fields);
        let kept = size(&record.fields);
        self.store.keep(kept.saturating_sub(record.kept))?;
        self.store.release(record.kept.saturating_sub(kept));
        record.kept = kept;
        self.save(kind, &record);
        self.show(kind, record.fields)
    }

    fn show(
        &self,
        kind: &'static CollectionKind,
        mut fields: Fields,
    ) -> Result<ApiResponse, ApiResponse> {
        (kind.shown)(self, &mut fields);
        let generator = Generator::new(self.dataset, self.request)?;
        let ResponseShape::Json(shape) = &self.request.operation.response else {
            return Ok(ApiResponse::empty());
        };
        let document = match wrapped(shape) {
            Some(inner) => json!({ "data": self.item(&generator, kind, inner, &fields) }),
            None => self.item(&generator, kind, shape, &fields),
        };
        Ok(ApiResponse::json(&document).with_code(self.request.operation.status))
    }
}

/// Returns the shape of `data`, if a response has no other field.
fn wrapped(shape: &Shape) -> Option<&Shape> {
    match &SHAPES.object(shape)?.fields[..] {
        [data] if data.name == "data" => Some(&data.shape),
        _ => None,
    }
}

/// Returns the approximate memory of a record, in bytes.
fn size(fields: &Fields) -> usize {
    let pairs = fields.iter();
    let sizes = pairs.map(|(name, value)| name.len() + value.to_string().len());
    sizes.sum::<usize>() + RECORD_SIZE
}

/// Approximate memory of a record besides its fields, in bytes.
const RECORD_SIZE: usize = 1024;
