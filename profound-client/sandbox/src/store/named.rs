//! References by id and name.

use crate::dataset::Entity;

/// A reference by id, with the name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Named {
    pub(crate) id: String,
    pub(crate) name: String,
}

impl From<&Entity> for Named {
    fn from(entity: &Entity) -> Named {
        Named {
            id: entity.id.clone(),
            name: entity.name.to_owned(),
        }
    }
}
