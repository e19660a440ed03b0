//! The cache of responses: its keys, its stores, and the calls that share one request.
//!
//! Guide: [Cache](crate::guide::cache).

mod flight;
mod guard;
mod key;
mod memory;
mod store;

pub(crate) use self::{
    flight::{Flights, Outcome, Turned},
    guard::GuardedStore,
    key::KeyParts,
};
pub use self::{
    key::CacheKey,
    memory::MemoryCache,
    store::{CacheStore, CachedResponse, StoreFuture},
};
