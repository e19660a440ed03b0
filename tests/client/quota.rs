//! Waiting for the hourly quota.

use std::time::Duration;

use profound_client::{Client, Error, Retry, profound_endpoint};
use profound_tests::{NOBODY, Reply, Server, advance_until_ready};
use serde_json::Value;
use tokio::time::Instant;

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org", timeout = "2s")]
    async fn read(&self) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/agents", timeout = "2s")]
    async fn write(&self, agent: &Value) -> Result<Value, Error>;
}

/// A response of a server whose clock is wrong, with this much of its quota left.
fn left(status: u16, remaining: u64, reset_in: u64, retry_after: &str) -> Reply {
    let headers = [
        ("date", "Sun, 09 Sep 2001 01:46:40 GMT"),
        ("x-ratelimit-limit", "600"),
        ("x-ratelimit-remaining", &*remaining.to_string()),
        (
            "x-ratelimit-reset",
            &*(1_000_000_000 + reset_in).to_string(),
        ),
        ("retry-after", retry_after),
    ];
    let kept = if retry_after.is_empty() { 4 } else { 5 };
    Reply::with(status, &headers[..kept], "1")
}

fn waiting(server: &Server, limit: u64) -> Client {
    let builder = server.builder().wait_for_quota(Duration::from_secs(limit));
    builder.build().expect("the settings are sound")
}

async fn timed<T>(call: impl Future<Output = T>) -> (T, f64) {
    let began = Instant::now();
    let output = advance_until_ready(call).await;
    (output, began.elapsed().as_secs_f64())
}

#[tokio::test(start_paused = true)]
async fn a_call_waits_for_the_next_hour_and_its_deadline_with_it() -> Result<(), Error> {
    let server = Server::start([left(200, 0, 20, ""), left(200, 599, 3600, "")]).await;
    let client = waiting(&server, 60);
    let (answer, took) = timed(client.read()).await;
    assert!(answer.is_ok() && took < 1.0, "{took}");
    assert_eq!(client.rate_limit().remaining, Some(0));
    // The deadline is 2 s, and starts when the call is sent.
    let (answer, took) = timed(client.write(&Value::Null)).await;
    assert_eq!(answer?, 1);
    assert!((18.0..21.0).contains(&took), "{took}");
    assert_eq!(client.rate_limit().remaining, Some(599));
    assert_eq!(server.received().len(), 2);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_429_puts_the_call_back_into_the_queue() -> Result<(), Error> {
    let replies = [
        Reply::with(429, &[("retry-after", "20")], ""),
        Reply::json(200, "1"),
    ];
    let server = Server::start(replies.clone()).await;
    let (answer, took) = timed(waiting(&server, 60).write(&Value::Null)).await;
    assert_eq!(answer?, 1);
    assert!((20.0..22.1).contains(&took), "{took}");

    // Without a queue the wait exceeds the deadline, so the call fails at once.
    let server = Server::start(replies).await;
    let (answer, took) = timed(server.client().write(&Value::Null)).await;
    assert!(matches!(answer, Err(Error::RateLimited(_))), "{answer:?}");
    assert!(took < 1.0 && server.received().len() == 1, "{took}");
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn others_of_the_client_wait_as_well_after_a_429() -> Result<(), Error> {
    let replies = [
        Reply::with(429, &[("retry-after", "20")], ""),
        Reply::json(200, "1"),
    ];
    let server = Server::start(replies).await;
    let client = waiting(&server, 60);
    let first = tokio::spawn(client.read());
    advance_until_ready(async {
        while server.received().is_empty() {
            tokio::task::yield_now().await;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    })
    .await;
    let (answer, took) = timed(client.with_timeout(Duration::from_secs(1)).read()).await;
    assert_eq!(answer?, 1);
    assert!((19.0..22.1).contains(&took), "{took}");
    assert_eq!(
        advance_until_ready(first)
            .await
            .expect("it does not panic")?,
        1
    );
    assert_eq!(server.received().len(), 3);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_its_limit_is_not_begun() {
    let server = Server::start([left(200, 0, 20, "")]).await;
    let client = waiting(&server, 10);
    advance_until_ready(client.read())
        .await
        .expect("the quota has room for one");
    let (answer, took) = timed(client.read()).await;
    let error = answer.expect_err("there is no room");
    assert_eq!(
        error.to_string(),
        "GET /v1/org: timed out after 10s waiting for the hourly quota; the request was not sent: make \
         fewer calls, or raise the limit of `wait_for_quota` on the client's builder"
    );
    let Error::Timeout(timeout) = error else {
        panic!("it is another error: {error:?}");
    };
    assert_eq!((timeout.attempts(), timeout.limit().as_secs()), (0, 10));
    assert!(took < 0.1 && server.received().len() == 1, "{took}");
}

#[tokio::test(start_paused = true)]
async fn a_429_that_asks_for_more_than_the_limit_is_the_error() {
    let server = Server::start([left(429, 0, 30, "30")]).await;
    let (answer, took) = timed(waiting(&server, 20).read()).await;
    assert!(matches!(answer, Err(Error::RateLimited(_))), "{answer:?}");
    assert!(took < 1.0 && server.received().len() == 1, "{took}");
    let never = waiting(&server, 60).with_retry(Retry::Never);
    let answer = advance_until_ready(never.read()).await;
    assert!(matches!(answer, Err(Error::RateLimited(_))), "{answer:?}");
    assert_eq!(server.received().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_429_that_is_not_repeated_holds_back_those_that_wait() -> Result<(), Error> {
    let refusal = Reply::with(429, &[("retry-after", "20")], "");
    let server = Server::start([refusal, Reply::json(200, "1")]).await;
    let client = waiting(&server, 60);
    let refused = advance_until_ready(client.with_retry(Retry::Never).read()).await;
    assert!(matches!(refused, Err(Error::RateLimited(_))), "{refused:?}");
    let (answer, took) = timed(client.read()).await;
    assert_eq!(answer?, 1);
    assert!((19.0..20.1).contains(&took), "{took}");
    assert_eq!(server.received().len(), 2);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_call_that_waits_for_the_quota_waits_for_its_place_as_patiently() -> Result<(), Error> {
    let slow = Reply::default()
        .pause(Duration::from_millis(1500))
        .write("HTTP/1.1 200 X\r\ncontent-length: 1\r\n\r\n1");
    let server = Server::start([slow]).await;
    let builder = server.builder().wait_for_quota(Duration::from_secs(60));
    let client = builder.max_concurrent_calls(1).build()?;
    // Together the calls take longer than the deadline of each, which is 2 s.
    let calls = [(); 4].map(|()| tokio::spawn(client.read()));
    for call in calls {
        assert_eq!(
            advance_until_ready(call)
                .await
                .expect("it does not panic")?,
            1
        );
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn what_never_reached_the_api_takes_nothing_of_the_quota() -> Result<(), Error> {
    let builder = Client::builder().api_key("a-key").base_url(NOBODY);
    let client = builder
        .wait_for_quota(Duration::from_secs(10))
        .retry(Retry::Never)
        .build()?;
    for _ in 0..601 {
        let error = advance_until_ready(client.read()).await;
        assert!(matches!(error, Err(Error::Transport(_))), "{error:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_key_of_its_own_has_a_quota_of_its_own() -> Result<(), Error> {
    let server = Server::start([left(200, 0, 3000, ""), Reply::json(200, "2")]).await;
    let client = waiting(&server, 10);
    client.read().await?;
    let other = client.with_key(profound_client::ApiKey::new("another-key")?);
    assert_eq!(other.read().await?, 2);
    assert!(client.read().await.is_err());
    Ok(())
}

#[test]
fn limits_of_nothing_are_refused() {
    let builder = Client::builder().api_key("a-key");
    let builder = builder
        .wait_for_quota(Duration::ZERO)
        .max_concurrent_calls(0);
    let error = builder.build().expect_err("neither can work").to_string();
    assert!(
        error.contains("the limit of `wait_for_quota` must not be 0"),
        "{error}"
    );
    assert!(
        error.contains("`max_concurrent_calls` must be from 1 to"),
        "{error}"
    );
}
