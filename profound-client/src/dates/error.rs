//! Invalid periods and days.

use std::{error, fmt};

use jiff::civil::Date;

use crate::error::Error;

/// An invalid period or day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(pub(super) Problem);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    NoDay,
    NoPeriod,
    NoHours,
    Empty,
    Backwards { first: Date, last: Date },
    Nothing,
    Bounds,
    PartMonth,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Problem::NoDay => f.write_str("not a day: expected the form `2026-06-08`"),
            Problem::NoPeriod => f.write_str(
                "not a period: expected the form `2026-06-08 to 2026-06-14`, `2026-06-08`, `2026-06` or `last 4 weeks`",
            ),
            Problem::NoHours => f.write_str("a period must have at least one hour, and begin in the year 1 or later"),
            Problem::Empty => f.write_str("the end of the period is not after its start"),
            Problem::Backwards { first, last } => {
                write!(f, "the first day, {first}, is after the last, {last}: swap them")
            }
            Problem::Nothing => f.write_str("a period must have at least one day, week or month"),
            Problem::Bounds => f.write_str("a period must be within the years 1 to 9999, and end by 9999-12-29"),
            Problem::PartMonth => f.write_str(
                "the period is not made of whole months: `previous` returns the period of equal length before it",
            ),
        }
    }
}

impl error::Error for DateError {}

impl From<DateError> for Error {
    fn from(error: DateError) -> Self {
        Self::configuration(error.to_string())
    }
}
