//! Dates and times in US Eastern time.

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime, date},
    tz::TimeZone,
};

/// A period in US Eastern civil time, in seconds since the start of 1970.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Span {
    pub(crate) start: i64,
    /// Exclusive.
    pub(crate) end: i64,
}

impl Span {
    /// Returns all days that it overlaps, counted from the start of 1970.
    pub(crate) fn days(self) -> std::ops::Range<i64> {
        self.start.div_euclid(DAY)..(self.end - 1).div_euclid(DAY) + 1
    }

    pub(crate) fn contains(self, at: i64) -> bool {
        (self.start..self.end).contains(&at)
    }
}

/// Returns US Eastern time, by the rule that has been in force since 2007.
fn eastern() -> TimeZone {
    TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").expect("the rule is valid")
}

/// Converts Unix seconds to the civil time of a zone, by the POSIX rule of the zone. `None` is US
/// Eastern time.
pub(crate) fn to_zone(instant: i64, rule: Option<&'static str>) -> i64 {
    let zone = match rule {
        Some("UTC0") => return instant,
        Some(rule) => TimeZone::posix(rule).unwrap_or(TimeZone::UTC),
        None => eastern(),
    };
    let offset = zone.to_offset(Timestamp::from_second(instant).unwrap_or_default());
    instant + i64::from(offset.seconds())
}

/// Returns the Unix seconds of a civil time in US Eastern time.
pub(crate) fn instant(eastern_time: i64) -> i64 {
    let civil = date_of(eastern_time.div_euclid(DAY)).to_datetime(jiff::civil::Time::midnight());
    let civil = civil.saturating_add(eastern_time.rem_euclid(DAY).seconds());
    let zoned = eastern().to_ambiguous_timestamp(civil).compatible();
    zoned.map_or(eastern_time, Timestamp::as_second)
}

/// Returns the POSIX rule of a time zone that the sandbox knows.
pub(crate) fn zone_rule(name: &str) -> Option<&'static str> {
    let known = ZONES.iter().find(|(known, _)| *known == name);
    known.map(|(_, rule)| *rule)
}

/// The time zones that the sandbox knows, with their rules. A full database would be a dependency.
pub(crate) static ZONES: [(&str, &str); 16] = [
    ("UTC", "UTC0"),
    ("Etc/UTC", "UTC0"),
    ("America/New_York", "EST5EDT,M3.2.0,M11.1.0"),
    ("US/Eastern", "EST5EDT,M3.2.0,M11.1.0"),
    ("America/Chicago", "CST6CDT,M3.2.0,M11.1.0"),
    ("America/Denver", "MST7MDT,M3.2.0,M11.1.0"),
    ("America/Los_Angeles", "PST8PDT,M3.2.0,M11.1.0"),
    ("America/Sao_Paulo", "<-03>3"),
    ("Europe/London", "GMT0BST,M3.5.0/1,M10.5.0"),
    ("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"),
    ("Europe/Paris", "CET-1CEST,M3.5.0,M10.5.0/3"),
    ("Europe/Madrid", "CET-1CEST,M3.5.0,M10.5.0/3"),
    ("Asia/Kolkata", "IST-5:30"),
    ("Asia/Singapore", "<+08>-8"),
    ("Asia/Tokyo", "JST-9"),
    ("Australia/Sydney", "AEST-10AEDT,M10.1.0,M4.1.0/3"),
];

/// Parses `YYYY-MM-DD` as the start of that day.
pub(crate) fn day(text: &str) -> Option<i64> {
    if text.len() != "YYYY-MM-DD".len() || !starts_with_a_date(text) {
        return None;
    }
    let date: Date = text.parse().ok()?;
    Some(seconds(date.at(0, 0, 0, 0)))
}

/// Parses `YYYY-MM-DD`, `YYYY-MM-DD HH:MM` or a full ISO timestamp, in US Eastern time.
pub(crate) fn moment(text: &str) -> Option<i64> {
    moment_in(text, None)
}

/// Like [`moment`], in the time zone with this POSIX rule.
pub(crate) fn moment_in(text: &str, rule: Option<&'static str>) -> Option<i64> {
    if !starts_with_a_date(text) {
        return None;
    }
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(to_zone(instant.as_second(), rule));
    }
    day(text).or_else(|| text.parse().ok().map(seconds))
}

/// Formats Unix seconds like the API.
pub(crate) fn timestamp(seconds: i64) -> String {
    Timestamp::from_second(seconds)
        .unwrap_or_default()
        .to_string()
}

/// Returns the date of a day. Days are counted from the start of 1970.
pub(crate) fn date_of(day: i64) -> Date {
    EPOCH.saturating_add(day.days())
}

/// Returns the day of a date. Days are counted from the start of 1970.
pub(crate) fn day_of(date: Date) -> i64 {
    date.duration_since(EPOCH).as_secs() / DAY
}

/// Returns whether a text starts like `YYYY-MM-DD`. jiff also accepts other forms, such as `20260131`.
fn starts_with_a_date(text: &str) -> bool {
    let form = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() >= 10 && text.bytes().take(10).enumerate().all(form)
}

fn seconds(moment: DateTime) -> i64 {
    moment.duration_since(EPOCH.at(0, 0, 0, 0)).as_secs()
}

pub(crate) const DAY: i64 = 24 * 60 * 60;

const EPOCH: Date = date(1970, 1, 1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_documented_form_is_read() {
        let midnight = 20_454 * DAY;
        assert_eq!(day("2026-01-01"), Some(midnight));
        assert_eq!(moment("2026-01-01"), Some(midnight));
        assert_eq!(
            moment("2026-01-01 13:30"),
            Some(midnight + 13 * 3600 + 1800)
        );
        assert_eq!(moment("2026-01-01T00:00:07"), Some(midnight + 7));
        assert_eq!(date_of(20_454), date(2026, 1, 1));
        assert_eq!(day_of(date(2026, 1, 1)), 20_454);
    }

    #[test]
    fn an_offset_is_brought_to_eastern_time() {
        assert_eq!(moment("2026-01-01T05:00:00Z"), moment("2026-01-01"));
        assert_eq!(moment("2026-07-01T04:00:00+00:00"), moment("2026-07-01"));
    }

    #[test]
    fn an_invalid_date_is_refused() {
        for text in [
            "",
            "20260101",
            "2026-02-30",
            "2026-1-1",
            "01/02/2026",
            "2026-01-01 25:00",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
        assert_eq!(day("2026-01-01 00:00"), None);
    }

    #[test]
    fn a_span_touches_the_day_it_ends_in_but_not_the_day_it_ends_at() {
        let days = |start, end| Span { start, end }.days();
        assert_eq!(days(0, DAY), 0..1);
        assert_eq!(days(DAY / 2, DAY + 1), 0..2);
    }
}
