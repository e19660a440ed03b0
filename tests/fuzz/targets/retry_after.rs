//! Parses the headers `Retry-After`, `retry-after-ms` and `Date`, one a line.

#![no_main]

use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use profound_client::{
    ApiError, Error, StatusCode,
    http::{HeaderMap, HeaderValue},
};
use profound_tests::printed;

/// Above this, not every integer is a double.
const EXACT: u64 = 1 << 53;

fuzz_target!(|bytes: &[u8]| {
    let mut headers = HeaderMap::new();
    let names = ["retry-after", "retry-after-ms", "date"];
    for (name, line) in names.into_iter().zip(bytes.split(|&byte| byte == b'\n')) {
        if let Ok(value) = HeaderValue::from_bytes(line) {
            headers.insert(name, value);
        }
    }
    let asked = headers.get("retry-after").cloned();
    let alone = !headers.contains_key("retry-after-ms");
    let answer = ApiError::fake(StatusCode::TOO_MANY_REQUESTS, headers, "");
    let wait = answer.retry_after();
    let seconds = asked.as_ref().and_then(|value| value.to_str().ok());
    let seconds = seconds.map(str::trim).filter(|text| is_whole(text));
    if let Some(seconds) = seconds.and_then(|text| text.parse().ok()) {
        if alone && seconds <= EXACT {
            assert_eq!(wait, Some(Duration::from_secs(seconds)));
        }
    }
    printed(&Error::from(answer));
});

fn is_whole(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
