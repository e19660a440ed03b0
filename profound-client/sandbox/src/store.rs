//! The store: everything that callers can create, change and delete.

pub(crate) mod documents;
pub(crate) mod knowledge_base;
mod named;
pub(crate) mod prompts;
pub(crate) mod records;

use std::{
    collections::HashMap,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
};

use http::StatusCode;

pub(crate) use crate::store::named::Named;
use crate::{
    dataset::{Category, Entity, InitialKnowledgeBase},
    http::response::ApiResponse,
    store::{
        documents::Documents, knowledge_base::KnowledgeBase, prompts::Prompts, records::Records,
    },
};

/// Each part is created from the dataset when it is first used.
#[derive(Debug, Default)]
pub(crate) struct Store {
    prompts: Mutex<HashMap<String, Prompts>>,
    documents: Mutex<HashMap<String, Documents>>,
    records: Mutex<Records>,
    knowledge_bases: Mutex<HashMap<String, KnowledgeBase>>,
    writes: AtomicI64,
    kept: AtomicUsize,
}

impl Store {
    /// Reads or changes the prompts of a category.
    pub(crate) fn prompts<T>(&self, of: &Category, with: impl FnOnce(&mut Prompts) -> T) -> T {
        let mut all = lock(&self.prompts);
        let id = of.entity.id.clone();
        with(all.entry(id).or_insert_with(|| Prompts::of(of)))
    }

    /// Reads or changes the content of a knowledge base.
    pub(crate) fn knowledge_base<T>(
        &self,
        of: &InitialKnowledgeBase,
        with: impl FnOnce(&mut KnowledgeBase) -> T,
    ) -> T {
        let mut all = lock(&self.knowledge_bases);
        let id = of.entity.id.clone();
        with(all.entry(id).or_insert_with(|| KnowledgeBase::of(of)))
    }

    /// Reads or changes the documents of an organisation.
    pub(crate) fn documents<T>(&self, of: &Entity, with: impl FnOnce(&mut Documents) -> T) -> T {
        let mut all = lock(&self.documents);
        with(
            all.entry(of.id.clone())
                .or_insert_with(|| Documents::of(of)),
        )
    }

    /// Reads or changes the records of all kinds.
    pub(crate) fn records(&self) -> MutexGuard<'_, Records> {
        lock(&self.records)
    }

    /// Reserves memory for a write, in bytes, or returns a 507.
    pub(crate) fn keep(&self, bytes: usize) -> Result<(), ApiResponse> {
        let kept = self.kept.fetch_add(bytes, Ordering::Relaxed);
        if kept.saturating_add(bytes) > MOST_KEPT {
            self.release(bytes);
            let detail = "The sandbox stores at most 256 MiB of writes";
            return Err(ApiResponse::detail(
                StatusCode::INSUFFICIENT_STORAGE,
                detail,
            ));
        }
        Ok(())
    }

    /// Releases reserved memory, in bytes.
    pub(crate) fn release(&self, bytes: usize) {
        self.kept.fetch_sub(bytes, Ordering::Relaxed);
    }

    /// Returns the reserved memory, in bytes.
    #[cfg(test)]
    pub(crate) fn kept(&self) -> usize {
        self.kept.load(Ordering::Relaxed)
    }

    /// Returns the time of a write, in Unix seconds. The clock advances by one second with each write, so
    /// that writes have the same times in every run.
    pub(crate) fn tick(&self) -> i64 {
        FIRST_WRITE + self.writes.fetch_add(1, Ordering::Relaxed)
    }
}

/// Locks a mutex even after a panic: a panic in one request must not break the other requests.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// 2026-09-01T00:00:00Z, which is later than all initial data.
const FIRST_WRITE: i64 = 1_788_220_800;

const MOST_KEPT: usize = 256 * 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::dates::timestamp;

    #[test]
    fn a_write_is_later_than_the_ones_before() {
        let store = Store::default();
        assert_eq!(timestamp(store.tick()), "2026-09-01T00:00:00Z");
        assert_eq!(timestamp(store.tick()), "2026-09-01T00:00:01Z");
    }

    #[test]
    fn room_is_limited_and_given_back() {
        let store = Store::default();
        assert!(store.keep(MOST_KEPT).is_ok() && store.keep(1).is_err());
        store.release(MOST_KEPT);
        assert!(store.keep(MOST_KEPT).is_ok());
    }
}
