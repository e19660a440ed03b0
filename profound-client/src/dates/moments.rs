//! Periods of hours, for the reports on bots and referrals.

use jiff::{RoundMode, SignedDuration, Timestamp, TimestampRound, Unit};
use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::error::{DateError, Problem};

/// A period as timestamps with an offset, such as `2026-06-08T04:00:00Z`: `start_date`, and an `end_date`
/// that can be absent.
///
/// Only the reports on bots and referrals take it. It can be shorter than a day, and open at its end:
///
/// ```
/// use profound_client::dates::{DateRange, Moments};
///
/// let week = DateRange::new("2026-06-08", "2026-06-14")?.moments();
/// let day_by_hour = Moments::last_hours(24)?;
/// let since_then = Moments::since("2026-06-08T12:00:00Z".parse().expect("a timestamp"));
/// assert_eq!(since_then.end(), None);
/// # Ok::<(), profound_client::Error>(())
/// ```
#[doc(alias("hourly", "hour"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moments {
    start: Timestamp,
    end: Option<Timestamp>,
}

impl Moments {
    /// Returns the period between two moments.
    ///
    /// # Errors
    ///
    /// Returns an error if the end is not after the start.
    pub fn new(start: Timestamp, end: Timestamp) -> Result<Self, DateError> {
        if start < end {
            Ok(Self::between(start, end))
        } else {
            Err(DateError(Problem::Empty))
        }
    }

    pub(super) fn between(start: Timestamp, end: Timestamp) -> Self {
        let end = Some(end);
        Self { start, end }
    }

    /// Returns the period from a moment until now: the API sets the end when it answers.
    pub fn since(start: Timestamp) -> Self {
        Self { start, end: None }
    }

    /// Returns the last `count` complete hours: 3 at 14:20 is 11:00 to 14:00.
    ///
    /// # Errors
    ///
    /// Returns an error if `count` is 0, or if the period begins before the year 1.
    pub fn last_hours(count: u32) -> Result<Self, DateError> {
        Self::last_hours_before(count, Timestamp::now())
    }

    /// Returns the `count` hours before the hour that contains this moment.
    ///
    /// # Errors
    ///
    /// Returns an error if `count` is 0, or if the period begins before the year 1.
    pub fn last_hours_before(count: u32, moment: Timestamp) -> Result<Self, DateError> {
        let refused = || DateError(Problem::NoHours);
        let hour = TimestampRound::new()
            .smallest(Unit::Hour)
            .mode(RoundMode::Floor);
        let end = moment.round(hour).map_err(|_| refused())?;
        let start = end.checked_sub(SignedDuration::from_hours(count.into()));
        let start = start.map_err(|_| refused())?;
        Self::new(start, end).map_err(|_| refused())
    }

    /// Returns the start.
    pub fn start(self) -> Timestamp {
        self.start
    }

    /// Returns the end, exclusive; `None` if the API sets it.
    pub fn end(self) -> Option<Timestamp> {
        self.end
    }
}

impl Serialize for Moments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = 1 + usize::from(self.end.is_some());
        let mut fields = serializer.serialize_struct("Moments", count)?;
        fields.serialize_field("start_date", &format_args!("{}", self.start))?;
        match self.end {
            Some(end) => fields.serialize_field("end_date", &format_args!("{end}"))?,
            None => fields.skip_field("end_date")?,
        }
        fields.end()
    }
}
