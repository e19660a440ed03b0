//! The cache that a client and its handles share.

use crate::cache::{CacheStore, Flights, GuardedStore};

/// The cache of a client and its handles.
pub(super) struct ClientCache {
    pub(super) store: GuardedStore,
    pub(super) flights: Flights,
}

impl ClientCache {
    pub(super) fn new(store: Option<Box<dyn CacheStore>>) -> Self {
        Self {
            store: GuardedStore::new(store),
            flights: Flights::default(),
        }
    }
}
