//! A point in time, as the API writes it.

use std::{fmt, ops::Deref, str::FromStr};

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::support::string_enum::Word;

/// A moment in time, such as `2026-06-08T04:00:00Z`.
///
/// One that the API writes without an offset is taken to be in UTC, and one in the last two days of the
/// year 9999 is [`Timestamp::MAX`]. It dereferences to jiff's [`Timestamp`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Timestamp);

impl Moment {
    /// The same moment as jiff has it.
    pub fn timestamp(self) -> Timestamp {
        self.0
    }
}

impl Deref for Moment {
    type Target = Timestamp;

    fn deref(&self) -> &Timestamp {
        &self.0
    }
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp)
    }
}

impl From<Moment> for Timestamp {
    fn from(moment: Moment) -> Self {
        moment.0
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Moment {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        let timestamp = text.parse().or_else(|error| {
            let civil = text.strip_suffix('Z').unwrap_or(text);
            let civil: DateTime = civil.parse().map_err(|_| error)?;
            let zoned = civil.to_zoned(TimeZone::UTC);
            // The end of the year 9999 stands for never, and is a day past what there is.
            Ok(zoned.map_or(Timestamp::MAX, |zoned| zoned.timestamp()))
        });
        timestamp.map(Self)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = Word::deserialize(deserializer)?;
        // The text is the server's, and is not quoted.
        let moment = word.0.parse();
        moment.map_err(|_| D::Error::custom("not a date and time of RFC 3339"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_have_an_offset_or_are_in_utc() {
        let read =
            |text: &str| serde_json::from_str::<Moment>(text).map(|moment| moment.to_string());
        let offset = read(r#""2026-06-08T00:00:00.25-04:00""#).unwrap();
        assert_eq!(offset, "2026-06-08T04:00:00.25Z");
        assert_eq!(
            read(r#""2026-06-08T04:00:00""#).unwrap(),
            "2026-06-08T04:00:00Z"
        );
        assert_eq!(read(r#""2026-06-08""#).unwrap(), "2026-06-08T00:00:00Z");
        let never = read(r#""9999-12-31T23:59:59Z""#).unwrap();
        assert_eq!(never, Timestamp::MAX.to_string());
        let error = read(r#""yesterday""#).unwrap_err().to_string();
        assert!(
            error.starts_with("not a date and time of RFC 3339"),
            "{error}"
        );
        assert!(read("7").is_err());
    }
}
