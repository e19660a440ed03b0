//! The cache of responses: its keys, its stores, and the calls that share one request.
//!
//! Guide: [Cache](crate::guide::cache).

mod flight;
mod key;
mod memory;
mod store;

pub(crate) use self::{
    flight::{Flights, Turned},
    key::KeyParts,
    store::GuardedStore,
};
pub use self::{
    key::CacheKey,
    memory::MemoryCache,
    store::{CacheStore, CachedResponse, StoreFuture},
};
