//! `Retry-After` in every form, valid and invalid.

use std::time::Duration;

use profound_client::{Error, profound_endpoint};
use profound_tests::{Reply, Server, advance_until_ready, printed};
use serde_json::Value;
use tokio::time::Instant;

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org")]
    async fn read(&self) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/things", unlisted)]
    async fn write(&self, thing: &Value) -> Result<Value, Error>;
}

const DEADLINE: Duration = Duration::from_secs(8);

/// The expected wait, in milliseconds.
#[derive(Clone, Copy, Debug)]
enum Wait {
    /// At least this, and at most two seconds more.
    Told(u128),
    /// Nothing usable was sent: the client's own backoff, of half a second at most.
    Own,
    /// Too long for the deadline: the error is returned at once.
    TooLong,
}

use Wait::{Own, Told, TooLong};

const DATE: &str = "Sun, 06 Nov 1994 08:49:30 GMT";

const FORMS: &[(&str, Wait)] = &[
    ("0", Told(0)),
    ("1", Told(1000)),
    (" 1 ", Told(1000)),
    ("1.25", Told(1250)),
    ("0.001", Told(1)),
    ("1e0", Told(1000)),
    ("007", Told(7000)),
    ("8", TooLong),
    ("3600", TooLong),
    ("1e300", TooLong),
    ("99999999999999999999", TooLong),
    ("18446744073709551616", TooLong),
    ("inf", Own),
    ("-1", Own),
    ("-0.5", Own),
    ("NaN", Own),
    ("", Own),
    ("soon", Own),
    ("1 s", Own),
    ("1, 2", Own),
    ("0x10", Own),
    ("Sun, 06 Nov 1994 08:49:32 GMT", Told(2000)),
    ("Sunday, 06-Nov-94 08:49:32 GMT", Told(2000)),
    ("Sun Nov  6 08:49:32 1994", Told(2000)),
    ("Sun, 06 Nov 1994 08:49:30 GMT", Told(0)),
    ("Sun, 06 Nov 1994 08:00:00 GMT", Told(0)),
    ("Thu, 01 Jan 1970 00:00:00 GMT", Told(0)),
    ("Sun, 06 Nov 1994 09:49:30 GMT", TooLong),
    ("Fri, 31 Dec 9999 23:59:59 GMT", TooLong),
    ("Sun, 06 Nov 1994 08:49:32", Own),
    ("Sun, 31 Feb 1994 08:49:32 GMT", Own),
];

fn refusal(status: u16, after: &[&str]) -> Reply {
    let mut headers = vec![("date", DATE)];
    headers.extend(after.iter().map(|after| ("retry-after", *after)));
    Reply::with(status, &headers, "")
}

/// Fails unless a call that gets one error response waits like this before the retry.
async fn waits(status: u16, writes: bool, after: &[&str], wait: Wait) {
    let name = format!("{status} {after:?}, a write: {writes}");
    let server = Server::start([refusal(status, after), Reply::json(200, "1")]).await;
    let client = server.client().with_timeout(DEADLINE);
    let call = if writes {
        client.write(&Value::Null)
    } else {
        client.read()
    };
    let began = Instant::now();
    let outcome = advance_until_ready(call).await;
    let took = began.elapsed().as_millis();
    let within = match wait {
        Told(least) => (least..=least + 2010).contains(&took),
        Own => took <= 510,
        TooLong => took <= 10,
    };
    assert!(within, "{name}: {took} ms for {wait:?}");
    let sent = server.received().len();
    let Err(error) = outcome else {
        assert_eq!(sent, 2, "{name}");
        return assert!(!matches!(wait, TooLong), "{name} is sent again");
    };
    assert!(matches!(wait, TooLong), "{name}: {error:?}");
    assert_eq!(sent, 1, "{name}");
    let limited = matches!(error, Error::RateLimited(_));
    assert_eq!(limited, status == 429, "{name}: {error:?}");
    assert_eq!(error.status().map(|told| told.as_u16()), Some(status));
    assert!(error.retry_after() >= Some(DEADLINE), "{name}: {error:?}");
    assert!(!printed(&error).contains("CANARY"), "{name}: {error:?}");
}

#[tokio::test(start_paused = true)]
async fn every_form_is_waited_for_and_what_is_none_is_not() {
    for &(after, wait) in FORMS {
        waits(429, false, &[after], wait).await;
        waits(429, true, &[after], wait).await;
        waits(503, false, &[after], wait).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_header_that_comes_twice_is_read_once() {
    waits(429, false, &["1", "1"], Told(1000)).await;
    waits(503, false, &["2", "soon"], Told(2000)).await;
}

#[tokio::test(start_paused = true)]
async fn a_write_that_may_have_been_processed_waits_for_nothing() {
    let server = Server::start([refusal(503, &["1"])]).await;
    let began = Instant::now();
    let call = server.client().write(&Value::Null);
    let error = advance_until_ready(call).await.expect_err("it is refused");
    assert!(began.elapsed() < Duration::from_millis(10));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(1)));
    server.only();
}

#[tokio::test(start_paused = true)]
async fn every_refusal_is_waited_for_anew() {
    let replies = [
        refusal(429, &["2"]),
        refusal(503, &["1"]),
        Reply::json(200, "1"),
    ];
    let server = Server::start(replies).await;
    let began = Instant::now();
    let client = server.client().with_timeout(DEADLINE);
    advance_until_ready(client.read())
        .await
        .expect("the third time");
    let took = began.elapsed().as_millis();
    assert!((3000..7020).contains(&took), "{took} ms");
}
