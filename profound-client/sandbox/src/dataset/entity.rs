//! Things with an id and a name.

use crate::dataset::{seeded_hash, uuid};

/// A thing with an id and a name.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    pub(crate) id: String,
    pub(crate) name: &'static str,
}

/// Returns entities with these names. Their ids depend on their owner.
pub(crate) fn entities(names: impl IntoIterator<Item = &'static str>, owner: &str) -> Vec<Entity> {
    names.into_iter().map(|name| entity(name, owner)).collect()
}

/// Returns an entity with this name. Its id depends on its owner.
pub(crate) fn entity(name: &'static str, owner: &str) -> Entity {
    Entity {
        id: uuid::derive(seeded_hash::text(owner) ^ seeded_hash::mix(seeded_hash::text(name))),
        name,
    }
}

/// Returns the id of one of several things of an owner.
pub(crate) fn numbered_id(owner: &Entity, kind: &str, at: usize) -> String {
    uuid::derive(
        seeded_hash::text(&owner.id) ^ seeded_hash::mix(seeded_hash::text(kind) ^ at as u64),
    )
}
