//! The types of a day.

use jiff::civil::Date;

use super::error::{DateError, Problem};

/// A day: a jiff date, a text such as `2026-06-08`, or a chrono date with the feature `chrono`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a day",
    label = "expected a day",
    note = "use a `jiff::civil::Date`, a string such as `\"2026-06-08\"`, or, with the feature `chrono` of \
            `profound-client`, a `chrono::NaiveDate`"
)]
pub trait Day: Sealed {
    #[doc(hidden)]
    fn date(self) -> Result<Date, DateError>;
}

pub trait Sealed {}

impl Sealed for Date {}
impl Sealed for &str {}
impl Sealed for &String {}
impl Sealed for String {}

impl Day for Date {
    fn date(self) -> Result<Date, DateError> {
        Ok(self)
    }
}

impl Day for &str {
    fn date(self) -> Result<Date, DateError> {
        // jiff accepts more formats, such as `20260608` and complete timestamps.
        let form = |(at, byte): (usize, u8)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        };
        let plain = self.len() == "2026-06-08".len() && self.bytes().enumerate().all(form);
        let date = plain.then(|| self.parse().ok()).flatten();
        date.ok_or(DateError(Problem::NoDay))
    }
}

impl Day for &String {
    fn date(self) -> Result<Date, DateError> {
        self.as_str().date()
    }
}

impl Day for String {
    fn date(self) -> Result<Date, DateError> {
        self.as_str().date()
    }
}

#[cfg(feature = "chrono")]
mod chrono {
    use chrono::{Datelike, NaiveDate};
    use jiff::civil::Date;

    use super::{DateError, Day, Problem, Sealed};
    use crate::dates::DateRange;

    impl Sealed for NaiveDate {}

    impl Day for NaiveDate {
        fn date(self) -> Result<Date, DateError> {
            let year = i16::try_from(self.year());
            let (month, day) = (self.month() as i8, self.day() as i8);
            let date = year.ok().and_then(|year| Date::new(year, month, day).ok());
            date.ok_or(DateError(Problem::Bounds))
        }
    }

    /// The first and the last day.
    impl From<DateRange> for (NaiveDate, NaiveDate) {
        fn from(range: DateRange) -> Self {
            let date = |date: Date| {
                let (month, day) = (date.month() as u32, date.day() as u32);
                let known = NaiveDate::from_ymd_opt(date.year().into(), month, day);
                // chrono supports more years than jiff, and both represent a day in the same way.
                known.unwrap_or_default()
            };
            (date(range.first()), date(range.last()))
        }
    }

    #[test]
    fn a_date_of_chronos_is_the_same_day() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 2, day).unwrap();
        let range = DateRange::new(day(1), day(28)).unwrap();
        assert_eq!(range, DateRange::new("2026-02-01", "2026-02-28").unwrap());
        assert_eq!(<(NaiveDate, NaiveDate)>::from(range), (day(1), day(28)));
        assert!(DateRange::day(NaiveDate::MAX).is_err());
    }
}
