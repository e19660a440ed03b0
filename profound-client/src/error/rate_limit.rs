//! The rate limit in the headers of a response.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderName, StatusCode, header};

static LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
static REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
static RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

/// The hourly quota of a key, from the headers `X-RateLimit-*`. A missing header is `None`.
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

impl RateLimit {
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let number = |name: &HeaderName| headers.get(name)?.to_str().ok()?.trim().parse().ok();
        Self {
            limit: number(&LIMIT),
            remaining: number(&REMAINING),
            reset: number(&RESET),
        }
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
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let rate_limit = RateLimit::read(headers);
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
