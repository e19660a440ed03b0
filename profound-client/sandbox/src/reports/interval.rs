//! The intervals of a report's `date` column.

use jiff::civil::Date;

use crate::dataset::dates::{DAY, date_of, day_of};

/// The intervals into which the `date` column divides time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Interval {
    Hour,
    Day,
    /// Starts on Monday.
    Week,
    Month,
    Quarter,
    Year,
    /// Seven days each, counted from the first day of the report.
    RelativeWeek,
}

impl Interval {
    pub(crate) const ALL: [(&'static str, Interval); 7] = [
        ("hour", Interval::Hour),
        ("day", Interval::Day),
        ("week", Interval::Week),
        ("month", Interval::Month),
        ("quarter", Interval::Quarter),
        ("year", Interval::Year),
        ("relative_week", Interval::RelativeWeek),
    ];

    /// Returns the start of the interval that contains `at`. The report starts at `start`.
    pub(crate) fn floor(self, at: i64, start: i64) -> i64 {
        let day = at.div_euclid(DAY);
        let first = match self {
            Interval::Hour => return at - at.rem_euclid(HOUR),
            Interval::Day => day,
            // The first day of 1970 was a Thursday.
            Interval::Week => day - (day + 3).rem_euclid(7),
            Interval::RelativeWeek => day - (day - start.div_euclid(DAY)).rem_euclid(7),
            Interval::Month => first_of(day, |month| month),
            Interval::Quarter => first_of(day, |month| month - (month - 1) % 3),
            Interval::Year => first_of(day, |_| 1),
        };
        first * DAY
    }

    /// Returns the `date` column of the interval that starts at `floor`.
    pub(crate) fn label(self, floor: i64) -> String {
        let date = date_of(floor.div_euclid(DAY));
        match self {
            Interval::Hour => format!("{date} {:02}:00", floor.rem_euclid(DAY) / HOUR),
            _ => date.to_string(),
        }
    }
}

fn first_of(day: i64, month: impl Fn(i8) -> i8) -> i64 {
    let date = date_of(day);
    Date::new(date.year(), month(date.month()), 1).map_or(day, day_of)
}

const HOUR: i64 = 60 * 60;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::dates::moment;

    #[test]
    fn a_time_falls_into_the_part_that_holds_it() {
        let start = moment("2026-05-12").expect("a date");
        let at = moment("2026-05-29 17:45").expect("a time");
        let expected = [
            "2026-05-29 17:00",
            "2026-05-29",
            "2026-05-25",
            "2026-05-01",
            "2026-04-01",
            "2026-01-01",
            "2026-05-26",
        ];
        for ((name, interval), expected) in Interval::ALL.into_iter().zip(expected) {
            assert_eq!(
                interval.label(interval.floor(at, start)),
                expected,
                "{name}"
            );
        }
    }

    #[test]
    fn a_part_begins_with_itself() {
        for day in ["2026-01-01", "2026-04-01", "2026-03-02", "1969-12-31"] {
            let at = moment(day).expect("a date");
            for (name, interval) in Interval::ALL {
                let floor = interval.floor(at, at);
                assert_eq!(interval.floor(floor, at), floor, "{name} of {day}");
            }
        }
    }
}
