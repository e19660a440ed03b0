//! The direction of a sort.

/// The direction of a sort.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Direction {
    Ascending,
    Descending,
}

impl Direction {
    pub(crate) const ALL: [(&'static str, Direction); 2] = [
        ("asc", Direction::Ascending),
        ("desc", Direction::Descending),
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Direction::Ascending => "asc",
            Direction::Descending => "desc",
        }
    }

    /// Negates a value for descending order. Values without a measure, which are infinite, are last in
    /// either direction.
    pub(crate) fn turn(self, value: f64) -> f64 {
        match self {
            Direction::Descending if value.is_finite() => -value,
            _ => value,
        }
    }
}
