//! Handles that share a quota: queue timeouts, reserves and shares.

use std::time::Duration;

use profound_client::{
    ApiKey, Error, Method, blocking,
    errors::{QueueTimeoutError, QueuedFor},
};
use profound_sandbox::Sandbox;
use profound_tests::{Reply, Server, advance_until_ready};
use serde_json::Value;
use tokio::{task::yield_now, time::Instant};

use super::{Calls, HOUR, LimitedApi, SECOND, timed};

fn queue_timeout<T: std::fmt::Debug>(answer: Result<T, Error>) -> QueueTimeoutError {
    match answer {
        Err(Error::QueueTimeout(error)) => error,
        other => panic!("it is another outcome: {other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_handle_that_must_answer_soon_waits_for_its_own_limit_only() -> Result<(), Error> {
    let api = LimitedApi::start(600, 599, 10 * SECOND).await;
    let nightly = api.builder().wait_for_quota(2 * HOUR).build()?;
    let dashboard = nightly.with_queue_timeout(300 * SECOND / 1000);
    advance_until_ready(nightly.read()).await?;
    let waiting = [(); 3].map(|()| tokio::spawn(nightly.read()));
    let (answer, took) = timed(dashboard.read()).await;
    let error = queue_timeout(answer);
    assert_eq!(error.waited_for(), QueuedFor::Quota);
    assert_eq!(error.limit(), Duration::from_millis(300));
    assert!(took < 0.1, "it is known that there is no room: {took}");
    let room = error.retry_after().expect("the API has said it");
    assert!(room > 9 * SECOND && room <= 11 * SECOND, "{room:?}");
    assert!(error.resets_at().is_some());
    // The nightly calls are not disturbed.
    for call in waiting {
        advance_until_ready(call)
            .await
            .expect("it does not panic")?;
    }
    assert_eq!(api.statuses(), [(200, 4)].into());
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_handle_waits_for_a_slot_for_its_own_limit() -> Result<(), Error> {
    let server = Server::start([Reply::silence()]).await;
    let builder = server.builder().wait_for_quota(2 * HOUR);
    let nightly = builder.max_concurrent_calls(1).build()?;
    let first = tokio::spawn(nightly.read());
    while server.received().is_empty() {
        yield_now().await;
    }
    let began = Instant::now();
    let limit = Duration::from_millis(300);
    let answer = advance_until_ready(nightly.with_queue_timeout(limit).read()).await;
    let error = queue_timeout(answer);
    assert_eq!(error.waited_for(), QueuedFor::ConcurrencyLimit);
    assert_eq!(error.retry_after(), None);
    let took = began.elapsed();
    assert!(took >= limit && took < 2 * limit, "{took:?}");
    assert!(error.waited() >= limit, "{error:?}");
    let answer = nightly.with_queue_timeout(Duration::ZERO).read().await;
    assert_eq!(queue_timeout(answer).waited(), Duration::ZERO);
    first.abort();
    server.only();
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_batch_leaves_its_reserve_to_the_others() -> Result<(), Error> {
    let api = LimitedApi::start(600, 590, 20 * SECOND).await;
    let interactive = api.builder().max_concurrent_calls(1).build()?;
    let batch = interactive.with_quota_reserve(4).with_queue_timeout(HOUR);
    let jobs: Vec<_> = (0..9).map(|_| tokio::spawn(batch.read())).collect();
    advance_until_ready(tokio::time::sleep(SECOND)).await;
    assert_eq!(api.statuses(), [(200, 6)].into());
    // They pass the batch in the queue.
    for _ in 0..4 {
        let (answer, took) = timed(interactive.read()).await;
        assert!(answer.is_ok() && took < 1.0, "{answer:?} after {took}");
    }
    let refused = advance_until_ready(batch.with_queue_timeout(SECOND).read()).await;
    assert_eq!(queue_timeout(refused).waited_for(), QueuedFor::Quota);
    for job in jobs {
        advance_until_ready(job).await.expect("it does not panic")?;
    }
    assert_eq!(api.statuses(), [(200, 13)].into());
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_share_is_kept_by_a_handle_and_its_clones() -> Result<(), Error> {
    let api = LimitedApi::start(600, 0, HOUR).await;
    let client = api.builder().build()?;
    let shared = client.with_quota_share(3);
    let clones = [shared.clone(), shared.with_timeout(SECOND), shared.clone()];
    for clone in &clones {
        advance_until_ready(clone.read()).await?;
    }
    for clone in &clones {
        let answer = advance_until_ready(clone.read()).await;
        let error = queue_timeout(answer);
        assert_eq!(error.waited_for(), QueuedFor::QuotaShare);
        let text = error.to_string();
        let told =
            "the share of the hourly quota has room again in 3600s, and the call waits for at most";
        assert!(text.contains(told), "{text}");
    }
    advance_until_ready(client.read()).await?;
    let patient = shared.with_queue_timeout(2 * HOUR).with_timeout(HOUR);
    let answer = profound_tests::advance_by_until_ready(SECOND, patient.read()).await;
    answer?;
    assert!(api.seen()[4].at >= HOUR);
    Ok(())
}

#[tokio::test]
async fn a_share_of_nothing_is_refused() -> Result<(), Error> {
    let client = super::Client::builder().api_key("a-key").build()?;
    let answer = client.with_quota_share(0).read().await;
    let Err(Error::Configuration(error)) = answer else {
        panic!("no call could be sent: {answer:?}");
    };
    assert!(
        error
            .to_string()
            .contains("`with_quota_share` must be at least 1, found 0")
    );
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_reserve_holds_without_a_wait_too() -> Result<(), Error> {
    let api = LimitedApi::start(600, 597, 600 * SECOND).await;
    let batch = api.builder().build()?.with_quota_reserve(2);
    advance_until_ready(batch.read()).await?;
    // Two are left, and they are the reserve.
    let refused: Result<Value, _> = advance_until_ready(batch.read()).await;
    assert_eq!(queue_timeout(refused).waited_for(), QueuedFor::QuotaReserve);
    assert_eq!(api.seen().len(), 1);
    Ok(())
}

#[test]
fn handles_of_a_blocking_client_do_the_same() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::start()?;
    let client = blocking::Client::from(sandbox.client());
    let call = |client: &blocking::Client| {
        let request = client.request(Method::GET, "/v1/org/categories");
        request.send::<Value>()
    };
    let shared = client.with_quota_share(1).with_queue_timeout(SECOND);
    call(&shared)?;
    assert_eq!(
        queue_timeout(call(&shared)).waited_for(),
        QueuedFor::QuotaShare
    );
    let reserving = client.with_quota_reserve(600).with_queue_timeout(HOUR);
    let error = queue_timeout(call(&reserving));
    assert_eq!(error.waited_for(), QueuedFor::QuotaReserve);
    assert_eq!(
        error.to_string(),
        "GET /v1/org/categories: the hourly quota above the reserve has no room; the request was not \
         sent: make fewer calls, or lower `with_quota_reserve`"
    );
    let expired = client.with_key_provider(ApiKey::new(Sandbox::EXPIRED_KEY)?);
    assert!(matches!(call(&expired), Err(Error::InvalidApiKey(_))));
    Ok(())
}
