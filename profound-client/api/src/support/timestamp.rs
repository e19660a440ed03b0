//! A point in time, as the API writes it.

use std::{fmt, ops::Deref, str::FromStr};

use jiff::{civil::DateTime, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::support::text::Text;

/// A point in time, such as `2026-06-08T04:00:00Z`.
///
/// It dereferences to [`jiff::Timestamp`]. A timestamp without an offset is read as UTC. A timestamp in the last
/// two days of the year 9999 is read as [`jiff::Timestamp::MAX`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(jiff::Timestamp);

impl Timestamp {
    /// Returns it as a type of jiff.
    pub fn timestamp(self) -> jiff::Timestamp {
        self.0
    }
}

impl Deref for Timestamp {
    type Target = jiff::Timestamp;

    fn deref(&self) -> &jiff::Timestamp {
        &self.0
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self(timestamp)
    }
}

impl From<Timestamp> for jiff::Timestamp {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.0
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Timestamp {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        let timestamp = text.parse().or_else(|error| {
            let civil = text.strip_suffix('Z').unwrap_or(text);
            let civil: DateTime = civil.parse().map_err(|_| error)?;
            let zoned = civil.to_zoned(TimeZone::UTC);
            // The API writes the end of the year 9999 for "never". It is a day past the maximum of jiff.
            Ok(zoned.map_or(jiff::Timestamp::MAX, |zoned| zoned.timestamp()))
        });
        timestamp.map(Self)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        // The error does not quote the text of the server.
        let timestamp = text.0.parse();
        timestamp.map_err(|_| D::Error::custom("not an RFC 3339 date and time"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_has_an_offset_or_is_in_utc() {
        let read = |text: &str| {
            serde_json::from_str::<Timestamp>(text).map(|timestamp| timestamp.to_string())
        };
        let offset = read(r#""2026-06-08T00:00:00.25-04:00""#).unwrap();
        assert_eq!(offset, "2026-06-08T04:00:00.25Z");
        assert_eq!(
            read(r#""2026-06-08T04:00:00""#).unwrap(),
            "2026-06-08T04:00:00Z"
        );
        assert_eq!(read(r#""2026-06-08""#).unwrap(), "2026-06-08T00:00:00Z");
        let never = read(r#""9999-12-31T23:59:59Z""#).unwrap();
        assert_eq!(never, jiff::Timestamp::MAX.to_string());
        let error = read(r#""yesterday""#).unwrap_err().to_string();
        assert!(
            error.starts_with("not an RFC 3339 date and time"),
            "{error}"
        );
        assert!(read("7").is_err());
    }
}
