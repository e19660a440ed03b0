//! Decodes the body of an error response. Two bytes come first: status and canary, then its
//! position.

#![no_main]

use libfuzzer_sys::fuzz_target;
use profound_client::{ApiError, Error, StatusCode, http::HeaderMap};
use profound_fuzz::{CANARY, hidden};
use profound_tests::{printed, shown};

const STATUSES: [u16; 6] = [401, 403, 404, 422, 429, 500];

fuzz_target!(|bytes: &[u8]| {
    let [choice, at, body @ ..] = bytes else {
        return;
    };
    let mut body = body.to_vec();
    let canary = choice & 0x80 != 0;
    if canary {
        let at = usize::from(*at).min(body.len());
        body.splice(at..at, CANARY.bytes());
    }
    let status = STATUSES[usize::from(choice & 0x7f) % STATUSES.len()];
    let status = StatusCode::from_u16(status).expect("it is one");
    let error = Error::from(ApiError::fake(status, HeaderMap::new(), body.clone()));
    assert_eq!(error.status(), Some(status));
    assert_eq!(error.request_id(), None);
    assert_eq!(error.retry_after(), None);
    let answer = error.response().expect("there was one");
    assert_eq!(answer.body().as_ref(), body);
    assert_eq!(answer.text(), String::from_utf8_lossy(&body));
    let _ = (answer.message(), answer.rate_limit());
    if let Error::Validation(invalid) = &error {
        for issue in invalid.issues() {
            let _ = (issue.to_string(), shown(issue));
        }
    }
    let mut text = printed(&error);
    let answer = error.into_api_error().expect("it is a refusal");
    text.push_str(&printed(&answer));
    if canary {
        hidden(&text);
    }
});
