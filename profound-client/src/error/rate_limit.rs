//! The rate limit in the headers of a response.

use std::{
    mem,
    time::{Duration, SystemTime},
};

use http::{HeaderMap, HeaderName, StatusCode, header};

static LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
static REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
static RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

/// The hourly quota of a key, from the headers `X-RateLimit-*`, or from those that
/// [`rate_limit_headers`](crate::ClientBuilder::rate_limit_headers) names. A missing header is `None`.
///
/// Guide: [Quota and concurrency](crate::guide::quota_and_concurrency).
#[doc(alias("quota", "X-RateLimit-Limit", "X-RateLimit-Reset"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// Requests per hour, 600 by default.
    pub limit: Option<u64>,
    /// Requests left in this hour.
    pub remaining: Option<u64>,
    /// When the quota resets, in seconds since 1970 (Unix time).
    pub reset: Option<u64>,
}

/// The names of the headers with the rate limit of another service.
#[derive(Clone)]
pub(crate) struct RateLimitNames {
    pub(crate) limit: HeaderName,
    pub(crate) remaining: HeaderName,
    pub(crate) reset: HeaderName,
}

/// A reset below this is a number of seconds from now: as Unix time, it would be in 1973.
const EARLIEST: f64 = 1e8;
/// A reset from this on is in milliseconds: as seconds, it would be in the year 5138.
const MILLISECONDS: f64 = 1e11;

impl RateLimit {
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let mut read = Self::default();
        // One pass: three look-ups would hash three names. Of several values, the first one counts.
        let mut seen = [false; 3];
        for (name, value) in headers {
            let (at, number) = match name.as_str().strip_prefix("x-ratelimit-") {
                Some("limit") => (0, &mut read.limit),
                Some("remaining") => (1, &mut read.remaining),
                Some("reset") => (2, &mut read.reset),
                Some(_) | None => continue,
            };
            if !mem::replace(&mut seen[at], true) {
                let text = std::str::from_utf8(value.as_bytes().trim_ascii());
                *number = text.ok().and_then(|text| text.parse().ok());
            }
        }
        read
    }

    /// Reads the headers of these names.
    pub(crate) fn read_named(headers: &HeaderMap, names: &RateLimitNames) -> Self {
        let value = |name: &HeaderName| {
            let value = number(headers.get(name)?.to_str().ok()?.trim())?;
            (0.0..=u64::MAX as f64).contains(&value).then_some(value)
        };
        Self {
            limit: value(&names.limit).map(|limit| limit as u64),
            remaining: value(&names.remaining).map(|remaining| remaining as u64),
            reset: value(&names.reset).map(|reset| unix_time(reset, headers)),
        }
    }

    /// Returns the same rate limit with the reset of `last`, if both are of one window.
    ///
    /// A reset in seconds from now is rounded, and can differ by a second in each response.
    pub(crate) fn of_window(mut self, last: Self, until_reset: Option<Duration>) -> Self {
        if let (Some(reset), Some(former), Some(left)) = (self.reset, last.reset, until_reset) {
            let left_of_former = left.as_secs().saturating_add(former).saturating_sub(reset);
            if reset.abs_diff(former) <= 1 && left_of_former > 0 {
                self.reset = Some(former);
            }
        }
        self
    }

    /// Returns the headers of a 429 with this rate limit, of which nothing is left for this time.
    pub(super) fn used_up(self, wait: Duration) -> HeaderMap {
        let seconds = wait.as_secs_f64().ceil() as u64;
        let values = [
            (&LIMIT, self.limit),
            (&REMAINING, Some(0)),
            (&RESET, self.reset),
            (&header::RETRY_AFTER, Some(seconds)),
        ];
        let present = values.into_iter();
        let present = present.filter_map(|(name, value)| Some((name.clone(), value?.into())));
        present.collect()
    }

    /// Returns the time until the reset by the server's clock; `None` if the response has no `Date`.
    pub(crate) fn until_reset_by_server(&self, headers: &HeaderMap) -> Option<Duration> {
        let now = date(headers)?;
        let reset = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(self.reset?))?;
        Some(reset.duration_since(now).unwrap_or_default())
    }

    /// Returns the time until the reset, by the server's clock if the response has a `Date`.
    pub(crate) fn until_reset(&self, headers: &HeaderMap) -> Option<Duration> {
        let reset = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(self.reset?))?;
        Some(reset.duration_since(now(headers)).unwrap_or_default())
    }
}

/// Returns the Unix time of a reset in seconds from now, in Unix time, or in milliseconds of it.
fn unix_time(reset: f64, headers: &HeaderMap) -> u64 {
    let seconds = if reset < EARLIEST {
        let now = now(headers).duration_since(SystemTime::UNIX_EPOCH);
        now.unwrap_or_default().as_secs_f64() + reset
    } else if reset < MILLISECONDS {
        reset
    } else {
        reset / 1e3
    };
    seconds.ceil() as u64
}

/// A rate limit, and the time until its reset when it was received.
#[cfg(feature = "tower")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct RateLimitSeen {
    pub(crate) rate_limit: RateLimit,
    pub(crate) until_reset: Option<Duration>,
    /// The same by the server's clock; `None` if the response had no `Date`.
    pub(crate) by_server: Option<Duration>,
}

#[cfg(feature = "tower")]
impl RateLimitSeen {
    pub(crate) fn read(headers: &HeaderMap, names: Option<&RateLimitNames>) -> Self {
        let rate_limit = match names {
            None => RateLimit::read(headers),
            Some(names) => RateLimit::read_named(headers, names),
        };
        let until_reset = rate_limit.until_reset(headers);
        Self {
            rate_limit,
            until_reset,
            by_server: rate_limit.until_reset_by_server(headers),
        }
    }
}

/// Writes the headers of a rate limit.
pub(super) fn write(rate_limit: &RateLimit, headers: &mut HeaderMap) {
    let RateLimit {
        limit,
        remaining,
        reset,
    } = *rate_limit;
    for (name, value) in [(&LIMIT, limit), (&REMAINING, remaining), (&RESET, reset)] {
        if let Some(value) = value {
            headers.insert(name, value.into());
        }
    }
}

/// Returns the wait that an error response asks for: `retry-after-ms` or `Retry-After`. The latter is
/// in seconds, also fractional, or an HTTP date (RFC 9110, 10.2.3), compared with the server's own
/// `Date`.
pub(super) fn retry_after(status: StatusCode, headers: &HeaderMap) -> Option<Duration> {
    if status.is_success() {
        return None;
    }
    let all = |name: &str| {
        let values = headers.get_all(name).into_iter();
        values.filter_map(|value| value.to_str().ok().map(str::trim))
    };
    // Use the longest of several values: a retry is then never too early.
    let milliseconds = all("retry-after-ms").filter_map(number);
    let milliseconds = milliseconds.filter_map(|milliseconds| seconds(milliseconds / 1e3));
    milliseconds.max().or_else(|| {
        let waits = all(header::RETRY_AFTER.as_str()).filter_map(|asked| {
            if let Some(number) = number(asked) {
                return seconds(number);
            }
            let until = httpdate::parse_http_date(asked).ok()?;
            Some(until.duration_since(now(headers)).unwrap_or_default())
        });
        waits.max()
    })
}

/// Returns the server's time if the response has a `Date`, otherwise this machine's.
fn now(headers: &HeaderMap) -> SystemTime {
    date(headers).unwrap_or_else(SystemTime::now)
}

/// Returns the server's time, if the response has a `Date`.
fn date(headers: &HeaderMap) -> Option<SystemTime> {
    let date = headers.get(header::DATE)?.to_str().ok()?;
    httpdate::parse_http_date(date.trim()).ok()
}

/// Parses a number in decimal digits. A word such as `infinity` is not accepted.
fn number(text: &str) -> Option<f64> {
    let digits = text.contains(|char: char| char.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// Returns `None` for a negative value or not a number. A time that is too long to represent is the
/// longest there is.
fn seconds(number: f64) -> Option<Duration> {
    if number.is_nan() || number < 0.0 {
        return None;
    }
    Some(Duration::try_from_secs_f64(number).unwrap_or(Duration::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reset_of_another_service_is_read_in_every_unit() {
        let names = RateLimitNames {
            limit: HeaderName::from_static("a-limit"),
            remaining: HeaderName::from_static("a-left"),
            reset: HeaderName::from_static("a-reset"),
        };
        let read = |pairs: &[(&'static str, &str)]| {
            let pairs = pairs.iter().map(|(name, value)| {
                let value: http::HeaderValue = value.parse().unwrap();
                (HeaderName::from_static(name), value)
            });
            let mut headers: HeaderMap = pairs.collect();
            // The number of seconds of this date is 784111777.
            headers.insert(
                header::DATE,
                "Sun, 06 Nov 1994 08:49:37 GMT".parse().unwrap(),
            );
            RateLimit::read_named(&headers, &names)
        };
        for (value, reset) in [
            ("60", 784_111_837),
            ("0", 784_111_777),
            ("0.25", 784_111_778),
            ("784111900", 784_111_900),
            ("784111900.5", 784_111_901),
            ("784111900001", 784_111_901),
        ] {
            assert_eq!(read(&[("a-reset", value)]).reset, Some(reset), "{value}");
        }
        for value in ["", "-1", "soon", "NaN", "inf", "1e400"] {
            assert_eq!(read(&[("a-reset", value)]).reset, None, "{value}");
        }
        let all = read(&[
            ("a-limit", "100"),
            ("a-left", "7"),
            ("x-ratelimit-limit", "9"),
        ]);
        assert_eq!((all.limit, all.remaining), (Some(100), Some(7)));
    }

    #[test]
    fn a_reset_that_is_rounded_differently_is_of_the_same_window() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::DATE,
            "Sun, 06 Nov 1994 08:49:37 GMT".parse().unwrap(),
        );
        let at = |reset: u64| RateLimit {
            reset: Some(784_111_777 + reset),
            ..RateLimit::default()
        };
        for (last, observed, expected) in [(60, 59, 60), (60, 61, 60), (60, 62, 62), (0, 1, 1)] {
            let merged = at(observed);
            let until_reset = merged.until_reset(&headers);
            let merged = merged.of_window(at(last), until_reset);
            assert_eq!(merged, at(expected), "{last}, {observed}");
        }
    }

    #[test]
    fn retry_after_is_read_in_every_form() {
        let read = |pairs: &[(&'static str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.append(*name, value.parse().unwrap());
            }
            retry_after(StatusCode::TOO_MANY_REQUESTS, &headers)
        };
        let date = ("date", "Sun, 06 Nov 1994 08:49:30 GMT");
        for form in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(
                read(&[("retry-after", form), date]),
                Some(Duration::from_secs(7)),
                "{form}"
            );
        }
        assert_eq!(
            read(&[("retry-after", "Sun, 06 Nov 1994 08:00:00 GMT"), date]),
            Some(Duration::ZERO)
        );
        assert_eq!(
            read(&[("retry-after-ms", "1500"), ("retry-after", "9")]),
            Some(Duration::from_millis(1500))
        );
        assert_eq!(
            read(&[
                ("retry-after", "1"),
                ("retry-after", "3"),
                ("retry-after", "soon")
            ]),
            Some(Duration::from_secs(3))
        );
        assert_eq!(read(&[("retry-after", "0")]), Some(Duration::ZERO));
        assert_eq!(read(&[("retry-after", "1e400")]), Some(Duration::MAX));
        for garbage in ["-1", "NaN", "soon", "inf", "-inf"] {
            let both = [("retry-after-ms", garbage), ("retry-after", "9")];
            assert_eq!(read(&both), Some(Duration::from_secs(9)), "{garbage}");
        }
        for none in ["-1", "soon", "NaN", "infinity", "+inf", ""] {
            assert_eq!(read(&[("retry-after", none)]), None, "{none}");
        }
    }
}
