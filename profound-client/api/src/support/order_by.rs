//! The order of rows.

use serde::{Serialize, Serializer};

use crate::Direction;

/// The order of rows: names of metrics or dimensions, the most significant first.
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
    /// Orders by one name.
    pub fn new(name: impl Into<String>, direction: Direction) -> Self {
        Self(vec![(name.into(), direction)])
    }

    #[cfg(feature = "deserialize")]
    pub(crate) fn from_pairs(order: Vec<(String, Direction)>) -> Self {
        Self(order)
    }

    /// Orders rows that are equal so far by another name. A name that is already there is ignored.
    #[must_use]
    pub fn then(mut self, name: impl Into<String>, direction: Direction) -> Self {
        let name = name.into();
        // A JSON object has each name once, and the first order takes precedence.
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
