//! The time zone of the API's days.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// US Eastern time by the rule in force since 2007. It needs no time zone database.
pub(crate) fn zone() -> TimeZone {
    TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").unwrap_or(TimeZone::UTC)
}

/// Returns the local day of a timestamp.
pub(crate) fn day(moment: Timestamp) -> Date {
    zone().to_datetime(moment).date()
}

/// Returns the timestamp of a day's local midnight.
pub(crate) fn midnight(day: Date) -> Timestamp {
    let midnight = day.to_zoned(zone());
    // The clock never changes at midnight, and a period ends days before the last timestamp.
    midnight.map_or(Timestamp::MIN, |midnight| midnight.timestamp())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_begins_at_midnight_there_summer_and_winter() {
        for (moment, expected) in [
            ("2026-01-15T04:59:59Z", date(2026, 1, 14)),
            ("2026-01-15T05:00:00Z", date(2026, 1, 15)),
            ("2026-07-01T03:59:59Z", date(2026, 6, 30)),
            ("2026-07-01T04:00:00Z", date(2026, 7, 1)),
            // The days on which the clock changes, and their ends.
            ("2026-03-08T04:59:59Z", date(2026, 3, 7)),
            ("2026-03-08T05:00:00Z", date(2026, 3, 8)),
            ("2026-03-09T03:59:59Z", date(2026, 3, 8)),
            ("2026-11-01T04:00:00Z", date(2026, 11, 1)),
            ("2026-11-02T04:59:59Z", date(2026, 11, 1)),
        ] {
            let moment: Timestamp = moment.parse().unwrap();
            assert_eq!(day(moment), expected, "{moment}");
        }
        let hours = |day: Date| {
            let next = midnight(day.tomorrow().unwrap());
            next.duration_since(midnight(day)).as_hours()
        };
        assert_eq!(hours(date(2026, 3, 8)), 23);
        assert_eq!(hours(date(2026, 3, 9)), 24);
        assert_eq!(hours(date(2026, 11, 1)), 25);
        assert_eq!(
            midnight(date(2026, 3, 8)).to_string(),
            "2026-03-08T05:00:00Z"
        );
        assert_eq!(
            midnight(date(2026, 3, 9)).to_string(),
            "2026-03-09T04:00:00Z"
        );
    }
}
