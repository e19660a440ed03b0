//! Errors that a user makes for tests.

use std::time::Duration;

use profound_client::{
    ApiError, Error, RateLimit, StatusCode,
    errors::{
        ConfigurationError, DecodeError, Delivery, EncodeError, QueueTimeoutError, QueuedFor,
        RateLimited, ReportError, StreamError, TimeoutError, TransportError, Validation,
    },
    http::HeaderMap,
};

fn response(status: u16) -> ApiError {
    let status = StatusCode::from_u16(status).expect("it is a status");
    ApiError::fake(status, HeaderMap::new(), "{}")
}

#[test]
fn every_error_can_be_made_with_how_far_its_request_came() {
    let second = Duration::from_secs(1);
    let transport = |delivery| Error::Transport(TransportError::fake(delivery));
    for (error, delivery) in [
        (Error::from(response(401)), Delivery::NotProcessed),
        (Error::from(response(403)), Delivery::NotProcessed),
        (Error::from(response(404)), Delivery::NotProcessed),
        (Error::from(response(502)), Delivery::MaybeProcessed),
        (
            Error::RateLimited(RateLimited::fake(RateLimit::default(), None)),
            Delivery::NotProcessed,
        ),
        (
            Error::Validation(Validation::fake([("body.limit", "too large")])),
            Delivery::NotProcessed,
        ),
        (transport(Delivery::NotSent), Delivery::NotSent),
        (transport(Delivery::NotProcessed), Delivery::NotProcessed),
        (
            transport(Delivery::MaybeProcessed),
            Delivery::MaybeProcessed,
        ),
        (transport(Delivery::Processed), Delivery::Processed),
        (
            Error::Transport(TransportError::fake_too_large(9)),
            Delivery::Processed,
        ),
        (
            Error::QueueTimeout(QueueTimeoutError::fake(QueuedFor::Quota, second, None)),
            Delivery::NotSent,
        ),
        (
            Error::Timeout(TimeoutError::fake(second, 2)),
            Delivery::MaybeProcessed,
        ),
        (
            Error::Decode(DecodeError::fake(response(200), ".", "EOF")),
            Delivery::Processed,
        ),
        (
            Error::Stream(StreamError::fake(3, "{}")),
            Delivery::Processed,
        ),
        (
            Error::Stream(StreamError::fake_incomplete(3)),
            Delivery::Processed,
        ),
        (
            Error::Report(ReportError::fake(Some(1), Some("rank"), "missing")),
            Delivery::Processed,
        ),
        (
            Error::Encode(EncodeError::fake("limit", "not a number")),
            Delivery::NotSent,
        ),
        (
            Error::Configuration(ConfigurationError::fake("no key")),
            Delivery::NotSent,
        ),
    ] {
        assert_eq!(error.delivery(), delivery, "{error:?}");
        let may = delivery >= Delivery::MaybeProcessed;
        assert_eq!(error.may_have_been_processed(), may, "{error:?}");
    }
}

#[test]
fn a_fake_has_the_facts_that_callers_read() {
    let mut rate_limit = RateLimit::default();
    rate_limit.limit = Some(600);
    rate_limit.remaining = Some(0);
    rate_limit.reset = Some(1_800_000_000);
    let wait = Duration::from_millis(1500);
    let limited = RateLimited::fake(rate_limit, Some(wait));
    assert_eq!(limited.rate_limit(), rate_limit);
    assert_eq!(limited.retry_after(), Some(wait));

    let invalid = Validation::fake([("body.metrics.1", "unknown metric"), ("query", "missing")]);
    let issues: Vec<_> = invalid.issues().iter().map(ToString::to_string).collect();
    assert_eq!(
        issues,
        ["body.metrics[1]: unknown metric", "query: missing"]
    );

    let timeout = TimeoutError::fake(wait, 2);
    assert_eq!((timeout.limit(), timeout.attempts()), (wait, 2));

    let decode = DecodeError::fake(response(200), "data[3]", "missing field `rank`");
    let facts = (decode.path(), decode.problem(), decode.response().status());
    assert_eq!(facts, ("data[3]", "missing field `rank`", StatusCode::OK));

    let stream = StreamError::fake_incomplete(3);
    assert_eq!((stream.events(), stream.is_incomplete()), (3, true));
    let stream = StreamError::fake(3, "why");
    assert_eq!(stream.response().text(), "why");
    assert!(!stream.is_incomplete());

    let report = ReportError::fake(Some(1), Some("rank"), "missing");
    assert_eq!((report.row(), report.column()), (Some(1), Some("rank")));

    assert_eq!(EncodeError::fake("limit", "no number").argument(), "limit");
    assert!(TransportError::fake(Delivery::NotSent).is_connect());
    assert!(TransportError::fake_too_large(9).is_too_large());
}
