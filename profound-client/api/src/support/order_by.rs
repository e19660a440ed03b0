//! The order of rows.

use serde::{Serialize, Serializer};

use crate::Direction;

/// What rows are ordered by: names of metrics or dimensions, the first one first.
///
/// ```
/// use profound_api::{Direction, OrderBy};
///
/// let order = OrderBy::new("visibility_score", Direction::Descending).then("date", Direction::Ascending);
/// # let _ = order;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderBy(Vec<(String, Direction)>);

impl OrderBy {
    /// By one name.
    pub fn new(name: impl Into<String>, direction: Direction) -> Self {
        Self(vec![(name.into(), direction)])
    }

    /// By another one where the ones before are the same.
    #[must_use]
    pub fn then(mut self, name: impl Into<String>, direction: Direction) -> Self {
        let name = name.into();
        // JSON has each name once, and what comes first decides.
        if !self.0.iter().any(|(known, _)| *known == name) {
            self.0.push((name, direction));
        }
        self
    }
}

impl Serialize for OrderBy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, direction)| (name, direction)))
    }
}
