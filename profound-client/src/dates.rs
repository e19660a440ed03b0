//! Periods of whole days, in the form that each version of the API takes.
//!
#![doc = include_str!("../docs/dates.md")]

mod day;
mod error;
mod sent;

use std::fmt;

use jiff::{
    Span, Timestamp, ToSpan,
    civil::{Date, date},
};

use self::error::Problem;
pub use self::{
    day::Day,
    error::DateError,
    sent::{Comparison, DatesV1, DatesV2, Moments},
};
use crate::time_zone;

/// The last day that a period may have.
const LAST: Date = date(9999, 12, 29);

/// A period of whole days in US Eastern time: its first and its last day, both included.
///
/// It cannot be sent as it is, because the versions of the API disagree on what an `end_date` is:
/// [`v1`](Self::v1), [`v2`](Self::v2) and [`moments`](Self::moments) say which it is for.
///
/// Periods that are told by a number end before today, in Eastern time, so that a report on one no
/// longer grows; those with a day of their own instead of today do not look at the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateRange {
    first: Date,
    last: Date,
}

impl DateRange {
    /// The days from the first to the last, both included: `DateRange::new("2026-06-08", "2026-06-14")`
    /// has seven.
    ///
    /// # Errors
    ///
    /// If one is no day, or the first is after the last.
    pub fn new(first: impl Day, last: impl Day) -> Result<Self, DateError> {
        Self::of(first.date()?, last.date()?)
    }

    fn of(first: Date, last: Date) -> Result<Self, DateError> {
        if last < first {
            return Err(DateError(Problem::Backwards { first, last }));
        }
        // The API writes years with four digits, and the moment after the last day is one of jiff's.
        if first.year() >= 1 && last <= LAST {
            Ok(Self { first, last })
        } else {
            Err(DateError(Problem::Bounds))
        }
    }

    /// One day.
    ///
    /// # Errors
    ///
    /// If it is none.
    pub fn day(day: impl Day) -> Result<Self, DateError> {
        let day = day.date()?;
        Self::of(day, day)
    }

    /// The last `count` days that are over: 7 on 15 June is 8 to 14 June.
    ///
    /// # Errors
    ///
    /// If `count` is 0, or goes back beyond the year 1.
    pub fn last_days(count: u32) -> Result<Self, DateError> {
        Self::last_days_before(count, today())
    }

    /// The `count` days before this one, which is not included.
    ///
    /// # Errors
    ///
    /// If it is no day, or `count` is 0, or goes back beyond the year 1.
    pub fn last_days_before(count: u32, day: impl Day) -> Result<Self, DateError> {
        let end = day.date()?;
        Self::until(end, back(end, i64::from(some(count)?)))
    }

    /// The last `count` weeks, Monday to Sunday, that are over: 2 on any day from 15 to 21 June 2026 is
    /// 1 to 14 June.
    ///
    /// # Errors
    ///
    /// If `count` is 0, or goes back beyond the year 1.
    pub fn last_weeks(count: u32) -> Result<Self, DateError> {
        Self::last_weeks_before(count, today())
    }

    /// The `count` weeks, Monday to Sunday, before the week that this day is in.
    ///
    /// # Errors
    ///
    /// If it is no day, or `count` is 0, or goes back beyond the year 1.
    pub fn last_weeks_before(count: u32, day: impl Day) -> Result<Self, DateError> {
        let day = day.date()?;
        let monday = day.checked_sub(day.weekday().to_monday_zero_offset().days());
        let monday = monday.map_err(|_| DateError(Problem::Bounds))?;
        let days = i64::from(some(count)?) * 7;
        Self::until(monday, back(monday, days))
    }

    /// The last `count` months of the calendar that are over: 1 on any day of June is May.
    ///
    /// # Errors
    ///
    /// If `count` is 0, or goes back beyond the year 1.
    pub fn last_months(count: u32) -> Result<Self, DateError> {
        Self::last_months_before(count, today())
    }

    /// The `count` months of the calendar before the month that this day is in.
    ///
    /// # Errors
    ///
    /// If it is no day, or `count` is 0, or goes back beyond the year 1.
    pub fn last_months_before(count: u32, day: impl Day) -> Result<Self, DateError> {
        Self::months_before(day.date()?.first_of_month(), some(count)?)
    }

    fn months_before(first_of_month: Date, count: u32) -> Result<Self, DateError> {
        let months = Span::new().try_months(count);
        let start = months.and_then(|months| first_of_month.checked_sub(months));
        Self::until(first_of_month, start)
    }

    /// The days from this one to the one before `end`.
    fn until(end: Date, start: Result<Date, jiff::Error>) -> Result<Self, DateError> {
        let last = end.yesterday();
        let (Ok(first), Ok(last)) = (start, last) else {
            return Err(DateError(Problem::Bounds));
        };
        Self::of(first, last)
    }

    /// The period before this one, of as many days: to compare with. Before 1 to 30 June come 2 to 31
    /// May; for May as a whole see [`previous_months`](Self::previous_months).
    ///
    /// # Errors
    ///
    /// If that is before the year 1.
    pub fn previous(&self) -> Result<Self, DateError> {
        Self::until(self.first, back(self.first, i64::from(self.days())))
    }

    /// The months before, for a period of whole months of the calendar, and as many of them: before
    /// June comes May, which is longer.
    ///
    /// # Errors
    ///
    /// If this is no period of whole months, or that is before the year 1.
    pub fn previous_months(&self) -> Result<Self, DateError> {
        let Self { first, last } = *self;
        if first.day() != 1 || last != last.last_of_month() {
            return Err(DateError(Problem::PartMonth));
        }
        let years = i32::from(last.year()) - i32::from(first.year());
        let months = years * 12 + i32::from(last.month()) - i32::from(first.month()) + 1;
        Self::months_before(first, months.unsigned_abs())
    }

    /// The first day, which is part of it.
    pub fn first(&self) -> Date {
        self.first
    }

    /// The last day, which is part of it.
    pub fn last(&self) -> Date {
        self.last
    }

    /// How many days it has, 1 at least.
    pub fn days(&self) -> u32 {
        let hours = self.last.duration_since(self.first).as_hours();
        u32::try_from(hours / 24 + 1).unwrap_or(u32::MAX)
    }

    /// Its days, from the first to the last.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Date> + use<> {
        let first = self.first;
        (0..i64::from(self.days())).map(move |day| first.saturating_add(day.days()))
    }

    /// The moment it begins at: midnight in Eastern time.
    pub fn start(&self) -> Timestamp {
        time_zone::midnight(self.first)
    }

    /// The first moment that is no longer part of it: the midnight after the last day.
    pub fn end(&self) -> Timestamp {
        time_zone::midnight(self.last.saturating_add(1.day()))
    }

    /// As operations of `/v1` want it: `end_date` is the day after the last.
    pub fn v1(&self) -> DatesV1 {
        DatesV1::new(self.first, self.last.saturating_add(1.day()))
    }

    /// As operations of `/v2` want it: `end_date` is the last day.
    pub fn v2(&self) -> DatesV2 {
        DatesV2::new(self.first, self.last)
    }

    /// As moments with an offset, for the operations about bots and referrals: from the first moment of
    /// the first day to the midnight after the last.
    pub fn moments(&self) -> Moments {
        Moments::new(self.start(), self.end())
    }
}

/// The day so many days before. A span may be too long to be one.
fn back(day: Date, days: i64) -> Result<Date, jiff::Error> {
    let days = Span::new().try_days(days);
    days.and_then(|days| day.checked_sub(days))
}

fn some(count: u32) -> Result<u32, DateError> {
    match count {
        0 => Err(DateError(Problem::Nothing)),
        _ => Ok(count),
    }
}

fn today() -> Date {
    time_zone::day(Timestamp::now())
}

/// As `2026-06-08 to 2026-06-14`.
impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.first, self.last)
    }
}

impl From<DateRange> for DatesV1 {
    fn from(range: DateRange) -> Self {
        range.v1()
    }
}

impl From<DateRange> for DatesV2 {
    fn from(range: DateRange) -> Self {
        range.v2()
    }
}

impl From<DateRange> for Moments {
    fn from(range: DateRange) -> Self {
        range.moments()
    }
}
