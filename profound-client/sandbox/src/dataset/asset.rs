//! A brand of a category.

use crate::dataset::entity::Entity;

#[derive(Debug)]
pub(crate) struct Asset {
    pub(crate) entity: Entity,
    pub(crate) owned: bool,
    /// The approximate share of answers in which it appears.
    pub(crate) strength: f64,
}
