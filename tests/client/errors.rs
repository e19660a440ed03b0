//! Error responses: the meaning of each status, and everything that the response contained.

use std::time::Duration;

use profound_client::{
    Client, Error, RateLimit, Retry,
    errors::{LocStep, Validation},
    profound_endpoint,
};
use profound_tests::{Reply, Server, advance_until_ready, printed};
use serde_json::Value;

#[profound_endpoint]
trait Org {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &Value) -> Result<Value, Error>;
}

/// Returns the error of a call that is sent once.
async fn refused(reply: Reply) -> Error {
    let server = Server::start([reply]).await;
    let call = server.client().with_retry(Retry::Never).org();
    call.await.expect_err("it is refused")
}

fn kind(error: &Error) -> &'static str {
    match error {
        Error::InvalidApiKey(_) => "InvalidApiKey",
        Error::InsufficientPermissions(_) => "InsufficientPermissions",
        Error::RateLimited(_) => "RateLimited",
        Error::Validation(_) => "Validation",
        Error::Api(_) => "Api",
        _ => "another",
    }
}

#[tokio::test]
async fn every_status_is_filed_under_its_meaning() {
    let statuses = || (300..=599).filter(|status| status % 10 < 5);
    let server = Server::start(statuses().map(Reply::empty)).await;
    let client = server.client().with_retry(Retry::Never);
    for status in statuses() {
        let error = client.org().await.expect_err("it is refused");
        let expected = match status {
            401 => "InvalidApiKey",
            403 => "InsufficientPermissions",
            422 => "Validation",
            429 => "RateLimited",
            _ => "Api",
        };
        assert_eq!(kind(&error), expected, "{status}");
        assert_eq!(error.status().map(|told| told.as_u16()), Some(status));
    }
}

#[tokio::test]
async fn a_refusal_carries_status_headers_request_id_and_body() {
    let long = "x".repeat(100 << 10);
    for (status, kind, body) in [
        (401, "application/json", r#"{"detail": "expired"}"#),
        (403, "text/html", "<html><body>Forbidden</body></html>"),
        (404, "text/plain", "not found"),
        (429, "application/json", "{}"),
        (422, "application/json", "{not JSON"),
        (500, "application/octet-stream", ""),
        (502, "text/plain", &long),
    ] {
        let headers = [("content-type", kind), ("x-request-id", "req-1")];
        let error = refused(Reply::with(status, &headers, body)).await;
        assert_eq!(error.request_id(), Some("req-1"), "{status}");
        let headers = error.headers().expect("an answer has headers");
        assert_eq!(headers["content-type"], kind, "{status}");
        let answer = error.response().expect("a response");
        let kept = &body[..body.len().min(64 << 10)];
        assert_eq!(answer.text(), kept, "{status}");
        assert_eq!(answer.method(), "GET");
        assert_eq!(answer.path_template(), "/v1/org");
        let text = printed(&error);
        assert!(
            text.contains("GET /v1/org: the API responded with"),
            "{text}"
        );
        assert!(text.contains("req-1"), "{text}");
        assert!(body.is_empty() || !text.contains(kept), "{text}");
    }
}

#[tokio::test]
async fn the_received_part_of_a_broken_error_body_is_kept() {
    let reply = Reply::close("HTTP/1.1 404 X\r\ncontent-length: 100\r\n\r\nhalf");
    let error = refused(reply).await;
    assert_eq!(error.status().map(|told| told.as_u16()), Some(404));
    assert_eq!(
        error.response().map(|answer| answer.text()).as_deref(),
        Some("half")
    );
}

#[tokio::test(start_paused = true)]
async fn no_more_of_a_refusals_body_is_read_than_is_kept() {
    let kept = "x".repeat(64 << 10);
    let text = format!("HTTP/1.1 404 X\r\ncontent-length: 100000\r\n\r\n{kept}");
    let server = Server::start([Reply::bytes(text)]).await;
    let client = server.client().with_timeout(Duration::from_secs(1));
    let error = advance_until_ready(client.org())
        .await
        .expect_err("it is refused");
    let came = error.response().map(|answer| answer.body().len());
    assert_eq!(came, Some(64 << 10), "{error}");
}

#[tokio::test]
async fn the_apis_sentence_is_behind_an_accessor() {
    for body in [
        r#"{"detail": "no such CANARY"}"#,
        r#"{"message": "no such CANARY"}"#,
        r#"{"error": "no such CANARY"}"#,
    ] {
        let error = refused(Reply::json(404, body)).await;
        let message = error.response().and_then(|answer| answer.message());
        assert_eq!(message.as_deref(), Some("no such CANARY"), "{body}");
        assert!(!printed(&error).contains("CANARY"), "{}", printed(&error));
    }
}

fn validation(error: Error) -> Validation {
    match error {
        Error::Validation(validation) => validation,
        other => panic!("it is another error: {other}"),
    }
}

#[tokio::test]
async fn a_422_lists_every_value_that_was_refused() {
    let body = r#"{"detail": [
        {"loc": ["body", "metrics", 1], "msg": "unknown metric", "type": "literal_error"},
        {"loc": ["query", "limit"], "msg": "too large", "type": "less_than_equal", "ctx": {}},
        {"msg": "odd"}
    ]}"#;
    let validation = validation(refused(Reply::json(422, body)).await);
    let shown: Vec<_> = validation.issues().iter().map(|i| i.to_string()).collect();
    assert_eq!(
        shown,
        [
            "body.metrics[1]: unknown metric",
            "query.limit: too large",
            "odd"
        ]
    );
    let first = &validation.issues()[0];
    assert_eq!(
        (&*first.msg, &*first.kind),
        ("unknown metric", "literal_error")
    );
    let field = |name: &str| LocStep::Field(name.into());
    assert_eq!(
        first.loc,
        [field("body"), field("metrics"), LocStep::Index(1)]
    );
    assert!(
        validation.to_string().contains("3 values were rejected"),
        "{validation}"
    );
    assert_eq!(validation.status(), 422);
}

#[tokio::test]
async fn a_422_may_be_a_plain_sentence() {
    let reply = Reply::json(422, r#"{"detail": "end_date lies before start_date"}"#);
    let validation = validation(refused(reply).await);
    assert!(validation.issues().is_empty());
    let message = validation.message();
    assert_eq!(message.as_deref(), Some("end_date lies before start_date"));
    assert!(
        validation.to_string().contains("see `message()`"),
        "{validation}"
    );
}

#[tokio::test]
async fn a_429_tells_every_number() {
    let headers = [
        ("retry-after", "1800"),
        ("x-ratelimit-limit", "600"),
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-reset", "1790000000"),
    ];
    let server = Server::start([Reply::with(429, &headers, "")]).await;
    let client = server.client();
    let error = client
        .visibility(&Value::Null)
        .await
        .expect_err("the quota is used up");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(1800)));
    let Error::RateLimited(limited) = &error else {
        panic!("a 429 is another error: {error}");
    };
    let numbers = (limited.limit(), limited.remaining(), limited.reset());
    assert_eq!(numbers, (Some(600), Some(0), Some(1_790_000_000)));
    assert_eq!(limited.retry_after(), Some(Duration::from_secs(1800)));
    assert_eq!(client.rate_limit(), limited.rate_limit());
    let text = error.to_string();
    assert!(text.contains("600 requests per hour"), "{text}");
    assert!(text.contains("try again in 1800 s"), "{text}");
}

#[tokio::test]
async fn a_429_without_numbers_is_still_one() {
    let error = refused(Reply::empty(429)).await;
    let Error::RateLimited(limited) = error else {
        panic!("a 429 is another error: {error}");
    };
    assert_eq!(limited.rate_limit(), RateLimit::default());
    assert_eq!(limited.retry_after(), None);
    assert!(limited.to_string().contains("try again later"), "{limited}");
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_the_key_is_not_sent_on() {
    let elsewhere = Server::start([Reply::json(200, "{}")]).await;
    for status in [301, 302, 303, 307, 308] {
        let moved = format!("{}/v1/org", elsewhere.base_url());
        let error = refused(Reply::with(status, &[("location", &moved)], "")).await;
        assert_eq!(error.status().map(|told| told.as_u16()), Some(status));
        assert_eq!(
            error.headers().map(|headers| headers["location"] == moved),
            Some(true)
        );
        assert!(!printed(&error).contains(&moved), "{}", printed(&error));
    }
    assert!(elsewhere.received().is_empty() && elsewhere.connections() == 0);
}

#[tokio::test(start_paused = true)]
async fn a_printed_error_says_what_to_do() {
    for (reply, told) in [
        (
            Reply::empty(401),
            "the API key is invalid or has expired: set a current key",
        ),
        (
            Reply::empty(403),
            "has no access to this resource: ask for access, or use another key",
        ),
        (
            Reply::json(422, r#"{"detail": [{}]}"#),
            "1 value was rejected: see `issues()`",
        ),
        (
            Reply::with(429, &[("retry-after", "7")], ""),
            "try again in 7 s",
        ),
        (
            Reply::silence(),
            "(1 attempt): raise the timeout or request less",
        ),
    ] {
        let server = Server::start([reply]).await;
        let client = server.client().with_retry(Retry::Never);
        let call = client.with_timeout(Duration::from_millis(100)).org();
        let text = advance_until_ready(call)
            .await
            .expect_err("it fails")
            .to_string();
        assert!(text.starts_with("GET /v1/org: "), "{text}");
        assert!(text.ends_with(told), "{text}");
        assert!(!text.contains('\n'), "{text}");
    }
}

#[test]
fn an_error_is_what_every_error_type_can_hold() {
    fn boxed(error: Error) -> Box<dyn std::error::Error + Send + Sync + 'static> {
        error.into()
    }
    let error = Client::builder().build().expect_err("there is no key");
    assert!(boxed(error).downcast_ref::<Error>().is_some());
}

#[tokio::test]
async fn the_body_of_an_error_is_decoded_into_a_type() {
    let html = [("content-type", "text/html")];
    let long = format!("[{}1]", "1,".repeat(40_000));
    for (reply, expected) in [
        (Reply::json(409, "[1, 2]"), Some(vec![1, 2])),
        (Reply::with(409, &html, "<html>"), None),
        (Reply::json(409, &long), None),
    ] {
        let error = refused(reply).await;
        let response = error.response().expect("there is one");
        assert_eq!(response.json::<Vec<u8>>(), expected);
        assert_eq!(response.json::<String>(), None);
    }
}
