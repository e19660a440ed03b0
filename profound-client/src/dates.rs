//! Periods of whole days, in the formats of each API version.
//!
#![doc = include_str!("../docs/dates.md")]

mod compare;
mod day;
mod error;
mod moments;
mod sent;
mod text;

use jiff::{
    Span, Timestamp, ToSpan,
    civil::{Date, date},
};

use self::error::Problem;
pub use self::{
    compare::{Change, compare},
    day::Day,
    error::DateError,
    moments::Moments,
    sent::{Comparison, DatesV1, DatesV2},
};
use crate::time_zone;

/// The last day that a period may include.
const LAST: Date = date(9999, 12, 29);

/// A period of whole days in US Eastern time: its first and its last day, both inclusive.
///
/// Guide: [Reports and dates](crate::guide::reports_and_dates), [How the numbers work](crate::guide::how_the_numbers_work).
///
/// [`v1`](Self::v1), [`v2`](Self::v2) and [`moments`](Self::moments) convert it for a request, because the
/// versions of the API interpret an `end_date` differently. As text, for a file or a command line, it is
/// `2026-06-08 to 2026-06-14`, and is read from that and from the [other forms](#impl-FromStr-for-DateRange)
/// of a period, such as `last 4 weeks`.
///
/// Periods given by a count end before today, in Eastern time, so that a report on one no longer
/// changes. The `…_before` variants take a day instead of today and do not read the clock.
#[doc(alias(
    "period",
    "timezone",
    "time zone",
    "start_date",
    "end_date",
    "calendar"
))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateRange {
    first: Date,
    last: Date,
}

impl DateRange {
    /// Returns the days from the first to the last, both inclusive: `DateRange::new("2026-06-08",
    /// "2026-06-14")` has seven.
    ///
    /// # Errors
    ///
    /// Returns an error if an argument is not a day, or if the first is after the last.
    pub fn new(first: impl Day, last: impl Day) -> Result<Self, DateError> {
        Self::of(first.date()?, last.date()?)
    }

    fn of(first: Date, last: Date) -> Result<Self, DateError> {
        if last < first {
            return Err(DateError(Problem::Backwards { first, last }));
        }
        // The API writes years with four digits, and jiff must be able to represent the midnight after
        // the last day.
        if first.year() >= 1 && last <= LAST {
            Ok(Self { first, last })
        } else {
            Err(DateError(Problem::Bounds))
        }
    }

    /// Returns a period of one day.
    ///
    /// # Errors
    ///
    /// Returns an error if the argument is not a day.
    pub fn day(day: impl Day) -> Result<Self, DateError> {
        let day = day.date()?;
        Self::of(day, day)
    }

    /// Returns the last `count` complete days: 7 on 15 June is 8 to 14 June.
    ///
    /// # Errors
    ///
    /// Returns an error if `count` is 0, or if the period begins before the year 1.
    pub fn last_days(count: u32) -> Result<Self, DateError> {
        Self::last_days_before(count, today())
    }

    /// Returns the `count` days before this one, which is excluded.
    ///
    /// # Errors
    ///
    /// Returns an error if the argument is not a day, if `count` is 0, or if the period begins before
    /// the year 1.
    pub fn last_days_before(count: u32, day: impl Day) -> Result<Self, DateError> {
        let end = day.date()?;
        Self::until(end, back(end, i64::from(some(count)?)))
    }

    /// Returns the last `count` complete weeks, Monday to Sunday: 2 on any day from 15 to 21 June 2026
    /// is 1 to 14 June.
    ///
    /// # Errors
    ///
    /// Returns an error if `count` is 0, or if the period begins before the year 1.
    pub fn last_weeks(count: u32) -> Result<Self, DateError> {
        Self::last_weeks_before(count, today())
    }

    /// Returns the `count` weeks, Monday to Sunday, before the week that contains this day.
    ///
    /// # Errors
    ///
    /// Returns an error if the argument is not a day, if `count` is 0, or if the period begins before
    /// the year 1.
    pub fn last_weeks_before(count: u32, day: impl Day) -> Result<Self, DateError> {
        let day = day.date()?;
        let monday = day.checked_sub(day.weekday().to_monday_zero_offset().days());
        let monday = monday.map_err(|_| DateError(Problem::Bounds))?;
        let days = i64::from(some(count)?) * 7;
        Self::until(monday, back(monday, days))
    }

    /// Returns the last `count` complete calendar months: 1 on any day of June is May.
    ///
    /// # Errors
    ///
    /// Returns an error if `count` is 0, or if the period begins before the year 1.
    pub fn last_months(count: u32) -> Result<Self, DateError> {
        Self::last_months_before(count, today())
    }

    /// Returns the `count` calendar months before the month that contains this day.
    ///
    /// # Errors
    ///
    /// Returns an error if the argument is not a day, if `count` is 0, or if the period begins before
    /// the year 1.
    pub fn last_months_before(count: u32, day: impl Day) -> Result<Self, DateError> {
        Self::months_before(day.date()?.first_of_month(), some(count)?)
    }

    fn months_before(first_of_month: Date, count: u32) -> Result<Self, DateError> {
        let months = Span::new().try_months(count);
        let start = months.and_then(|months| first_of_month.checked_sub(months));
        Self::until(first_of_month, start)
    }

    /// Returns the days from `start` to the day before `end`.
    fn until(end: Date, start: Result<Date, jiff::Error>) -> Result<Self, DateError> {
        let last = end.yesterday();
        let (Ok(first), Ok(last)) = (start, last) else {
            return Err(DateError(Problem::Bounds));
        };
        Self::of(first, last)
    }

    /// Returns the previous period with the same number of days, for a comparison. The period before 1
    /// to 30 June is 2 to 31 May; for the whole of May, see [`previous_months`](Self::previous_months).
    ///
    /// # Errors
    ///
    /// Returns an error if that period begins before the year 1.
    pub fn previous(&self) -> Result<Self, DateError> {
        Self::until(self.first, back(self.first, i64::from(self.days())))
    }

    /// Returns the previous months, as many as this period of whole calendar months has: May for June,
    /// although May is longer.
    ///
    /// # Errors
    ///
    /// Returns an error if this is not a period of whole months, or if that period begins before the
    /// year 1.
    pub fn previous_months(&self) -> Result<Self, DateError> {
        let Self { first, last } = *self;
        if first.day() != 1 || last != last.last_of_month() {
            return Err(DateError(Problem::PartMonth));
        }
        let years = i32::from(last.year()) - i32::from(first.year());
        let months = years * 12 + i32::from(last.month()) - i32::from(first.month()) + 1;
        Self::months_before(first, months.unsigned_abs())
    }

    /// Returns the first day, inclusive.
    pub fn first(&self) -> Date {
        self.first
    }

    /// Returns the last day, inclusive.
    pub fn last(&self) -> Date {
        self.last
    }

    /// Returns the number of days, at least 1.
    pub fn days(&self) -> u32 {
        let hours = self.last.duration_since(self.first).as_hours();
        u32::try_from(hours / 24 + 1).unwrap_or(u32::MAX)
    }

    /// Returns an iterator over the days, from the first to the last.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Date> + use<> {
        let first = self.first;
        (0..i64::from(self.days())).map(move |day| first.saturating_add(day.days()))
    }

    /// Returns an iterator over the calendar weeks, Monday to Sunday. The first and the last are the part of
    /// the week that is in the period.
    ///
    /// ```
    /// # use profound_client::dates::DateRange;
    /// let days = DateRange::new("2026-06-05", "2026-06-15")?;
    /// let weeks: Vec<_> = days.weeks().map(|week| week.days()).collect();
    /// assert_eq!(weeks, [3, 7, 1]);
    /// # Ok::<(), profound_client::Error>(())
    /// ```
    pub fn weeks(&self) -> impl Iterator<Item = Self> + use<> {
        self.parts(|day| {
            let monday = i64::from(day.weekday().to_monday_zero_offset());
            day.saturating_add((6 - monday).days())
        })
    }

    /// Returns an iterator over the calendar months. The first and the last are the part of the month that
    /// is in the period.
    pub fn months(&self) -> impl Iterator<Item = Self> + use<> {
        self.parts(Date::last_of_month)
    }

    /// Returns the parts of the period, each from a day to the end that is given for it.
    fn parts(self, end: impl Fn(Date) -> Date) -> impl Iterator<Item = Self> {
        let mut rest = Some(self);
        std::iter::from_fn(move || {
            let Self { first, last } = rest?;
            let end = end(first).min(last);
            rest = (end < last).then(|| Self {
                first: end.saturating_add(1.day()),
                last,
            });
            Some(Self { first, last: end })
        })
    }

    /// Returns the start of the period: midnight in Eastern time.
    pub fn start(&self) -> Timestamp {
        time_zone::midnight(self.first)
    }

    /// Returns the end of the period, exclusive: the midnight after the last day.
    pub fn end(&self) -> Timestamp {
        time_zone::midnight(self.last.saturating_add(1.day()))
    }

    /// Returns the period for operations of `/v1`: `end_date` is the day after the last.
    pub fn v1(&self) -> DatesV1 {
        DatesV1::new(self.first, self.last.saturating_add(1.day()))
    }

    /// Returns the period for operations of `/v2`: `end_date` is the last day.
    pub fn v2(&self) -> DatesV2 {
        DatesV2::new(self.first, self.last)
    }

    /// Returns the period as timestamps with an offset, for the operations about bots and referrals. It
    /// starts at midnight on the first day and ends at the midnight after the last.
    pub fn moments(&self) -> Moments {
        Moments::between(self.start(), self.end())
    }
}

/// Returns the day this many days earlier. The number may be too large for a span.
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
