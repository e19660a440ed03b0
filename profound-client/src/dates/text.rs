//! Periods as text, for files and command lines.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{
    DateRange, Day,
    error::{DateError, Problem},
    today,
};

/// Prints `2026-06-08 to 2026-06-14`.
impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.first, self.last)
    }
}

/// Reads a period that a person writes. Spaces around a day are ignored.
///
/// | text | period |
/// | --- | --- |
/// | `2026-06-08 to 2026-06-14`, `2026-06-08/2026-06-14` | these days, both inclusive |
/// | `2026-06-08` | one day |
/// | `2026-06` | a calendar month |
/// | `last 7 days`, `last 4 weeks`, `last 2 months` | as [`last_days`](Self::last_days), [`last_weeks`](Self::last_weeks) and [`last_months`](Self::last_months): relative to the day on which the text is read |
/// | `last day`, `last week`, `last month` | the same, with a count of 1 |
///
/// ```
/// use profound_client::dates::DateRange;
///
/// let week: DateRange = "2026-06-08 to 2026-06-14".parse()?;
/// assert_eq!(week, DateRange::new("2026-06-08", "2026-06-14")?);
/// assert_eq!("2026-06".parse::<DateRange>()?.days(), 30);
/// assert_eq!("last week".parse::<DateRange>()?, DateRange::last_weeks(1)?);
/// # Ok::<(), profound_client::Error>(())
/// ```
impl FromStr for DateRange {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::read(text, today)
    }
}

impl DateRange {
    fn read(text: &str, today: impl FnOnce() -> Date) -> Result<Self, DateError> {
        let text = text.trim();
        if let Some(recent) = text.strip_prefix("last ") {
            return Self::recent(recent.trim_start(), today());
        }
        let ends = text.split_once(" to ").or_else(|| text.split_once('/'));
        if let Some((first, last)) = ends {
            return Self::new(first.trim(), last.trim());
        }
        // A month has no third part.
        if text.len() == "2026-06".len() {
            let first = format!("{text}-01").date();
            let first = first.map_err(|_| DateError(Problem::NoPeriod))?;
            return Self::of(first, first.last_of_month());
        }
        Self::day(text).map_err(|error| match error.0 {
            Problem::NoDay => DateError(Problem::NoPeriod),
            _ => error,
        })
    }

    /// Reads the text behind `last`: `7 days`, `week`.
    fn recent(text: &str, today: Date) -> Result<Self, DateError> {
        let (count, unit) = match text.split_once(' ') {
            Some((count, unit)) => (count.parse().ok(), unit.trim_start()),
            None => (Some(1), text),
        };
        let count = count.ok_or(DateError(Problem::NoPeriod))?;
        match unit {
            "day" | "days" => Self::last_days_before(count, today),
            "week" | "weeks" => Self::last_weeks_before(count, today),
            "month" | "months" => Self::last_months_before(count, today),
            _ => Err(DateError(Problem::NoPeriod)),
        }
    }
}

/// Writes the text of `Display`, for files. A request needs [`v1`](DateRange::v1),
/// [`v2`](DateRange::v2) or [`moments`](DateRange::moments).
impl Serialize for DateRange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads the text of `FromStr`.
impl<'de> Deserialize<'de> for DateRange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl de::Visitor<'_> for Text {
            type Value = DateRange;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a period such as `2026-06-08 to 2026-06-14`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<DateRange, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_relative_period_ends_before_today() {
        // A Sunday.
        let read = |text| {
            DateRange::read(text, || date(2026, 6, 21))
                .unwrap()
                .to_string()
        };
        assert_eq!(read("last 7 days"), "2026-06-14 to 2026-06-20");
        assert_eq!(read("last day"), "2026-06-20 to 2026-06-20");
        assert_eq!(read(" last  2  weeks "), "2026-06-01 to 2026-06-14");
        assert_eq!(read("last month"), "2026-05-01 to 2026-05-31");
        assert_eq!(read("last 3 months"), "2026-03-01 to 2026-05-31");
    }
}
