//! Waiting for the hourly quota.

mod handles;
mod limited_api;
mod store;

use std::time::Duration;

use profound_client::{Client, Error, Retry, StatusCode, errors::QueuedFor, profound_endpoint};
use profound_tests::{NOBODY, Reply, Server, advance_until_ready};
use serde_json::Value;
use tokio::time::Instant;

use self::limited_api::LimitedApi;

const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_secs(3600);

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

/// Runs all calls at once, and returns their results in order.
async fn all<F: Future<Output: Send> + Send + 'static>(
    calls: impl IntoIterator<Item = F>,
) -> Vec<F::Output> {
    let calls: Vec<_> = calls.into_iter().map(tokio::spawn).collect();
    let mut outputs = Vec::new();
    for call in calls {
        outputs.push(call.await.expect("it does not panic"));
    }
    outputs
}

#[tokio::test(start_paused = true)]
async fn no_call_is_sent_while_the_api_has_said_that_nothing_is_left() -> Result<(), Error> {
    let api = LimitedApi::start(60, 50, 20 * SECOND).await;
    let builder = api.builder().wait_for_quota(60 * SECOND);
    let client = builder.max_concurrent_calls(1).build()?;
    let answers = advance_until_ready(all((0..40).map(|_| client.read()))).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    assert_eq!(api.statuses(), [(200, 40)].into());
    let late = api
        .seen()
        .iter()
        .filter(|seen| seen.at >= 20 * SECOND)
        .count();
    assert_eq!(late, 30);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn only_calls_in_flight_are_refused_when_the_quota_ends() -> Result<(), Error> {
    for slots in [2, 5, 100] {
        let api = LimitedApi::start(600, 590, 20 * SECOND).await;
        let builder = api.builder().wait_for_quota(60 * SECOND);
        let client = builder.max_concurrent_calls(slots).build()?;
        let answers = advance_until_ready(all((0..40).map(|_| client.read()))).await;
        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        let refused = api.seen().into_iter().filter(|seen| seen.status == 429);
        // These were sent before the first response, which reports the quota.
        let at = refused.map(|seen| seen.at).collect::<Vec<_>>();
        assert!(at.len() < slots, "{slots} slots: {}", at.len());
        assert!(at.iter().all(|&at| at < SECOND / 100), "{at:?}");
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_call_that_does_not_wait_is_not_sent_either() -> Result<(), Error> {
    let api = LimitedApi::start(60, 50, 600 * SECOND).await;
    let client = api.builder().max_concurrent_calls(1).build()?;
    let answers = advance_until_ready(all((0..40).map(|_| client.read()))).await;
    assert_eq!(api.statuses(), [(200, 10)].into());
    let refused: Vec<_> = answers.into_iter().filter_map(Result::err).collect();
    assert_eq!(refused.len(), 30);
    for error in refused {
        assert_eq!(
            error.to_string(),
            "GET /v1/org: the request was not sent: the quota of 60 requests per hour is used up: try \
             again in 600 s"
        );
        let Error::RateLimited(limited) = &error else {
            panic!("it is another error: {error:?}");
        };
        assert!(!limited.was_sent());
        assert_eq!(error.status(), Some(StatusCode::TOO_MANY_REQUESTS));
        assert_eq!(error.retry_after(), Some(600 * SECOND));
        assert_eq!(limited.reset(), client.rate_limit().reset);
        assert_eq!((limited.limit(), limited.remaining()), (Some(60), Some(0)));
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_call_that_does_not_wait_is_sent_after_a_reset_within_its_deadline() -> Result<(), Error>
{
    let api = LimitedApi::start(600, 599, 20 * SECOND).await;
    let client = api.builder().build()?.with_timeout(60 * SECOND);
    advance_until_ready(client.read()).await?;
    let never = client.with_retry(Retry::Never);
    let (answer, took) = timed(never.read()).await;
    assert!(matches!(answer, Err(Error::RateLimited(_))), "{answer:?}");
    assert!(took < 0.1, "{took}");
    let (answer, took) = timed(client.read()).await;
    assert!(answer.is_ok() && (19.0..22.1).contains(&took), "{took}");
    assert_eq!(api.statuses(), [(200, 2)].into());
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_retry_is_not_sent_before_the_reset_either() -> Result<(), Error> {
    // The API asks for a retry in a second, but has nothing left for 20 s.
    let replies = [left(429, 0, 20, "1"), left(200, 599, 3600, "")];
    let server = Server::start(replies.clone()).await;
    let (answer, took) = timed(waiting(&server, 60).read()).await;
    assert_eq!(answer?, 1);
    assert!((20.0..21.1).contains(&took), "{took}");

    let server = Server::start(replies).await;
    let answer = advance_until_ready(server.client().read()).await;
    let Err(Error::RateLimited(limited)) = answer else {
        panic!("it is another outcome: {answer:?}");
    };
    assert!(limited.was_sent(), "it is the error of the first attempt");
    server.only();
    Ok(())
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
        "GET /v1/org: the hourly quota has room again in 20s, and the call waits for at most 10s; the \
         request was not sent: make fewer calls, or raise the queue timeout"
    );
    let Error::QueueTimeout(timeout) = error else {
        panic!("it is another error: {error:?}");
    };
    assert_eq!(timeout.waited_for(), QueuedFor::Quota);
    assert_eq!(
        (timeout.waited().as_secs(), timeout.limit().as_secs()),
        (0, 10)
    );
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
async fn a_request_that_never_reached_the_api_uses_no_quota() -> Result<(), Error> {
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
        error.contains("`max_concurrent_calls` must be at least 1, found 0"),
        "{error}"
    );
}
