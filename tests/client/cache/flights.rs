//! Equal reads in flight share one request.

use std::{pin::pin, sync::Arc, time::Duration};

use profound_client::{ApiKey, Error, Retry, errors::Delivery};
use profound_tests::{EventLog, Reply, Server, advance_until_ready};
use tokio::{
    select,
    sync::Notify,
    task::{JoinSet, yield_now},
    time::Instant,
};

use super::{Cached, SECOND, numbered};

const MILLISECOND: Duration = Duration::from_millis(1);

#[tokio::test]
async fn a_thousand_equal_reads_are_one_request_and_one_permit() {
    let server = Server::start(numbered(9)).await;
    let log = EventLog::default();
    let client = server.builder().observe(log.clone()).build().unwrap();
    let limited = client.with_quota_share(1);
    let mut calls = JoinSet::new();
    for _ in 0..1000 {
        let call = limited.agent("a", 1);
        calls.spawn(call);
    }
    for result in calls.join_all().await {
        assert_eq!(result.unwrap(), 1);
    }
    assert_eq!(server.received().len(), 1);
    let texts = log.take_texts();
    let cached = texts
        .iter()
        .filter(|text| text.ends_with("0 attempts, cached"));
    assert_eq!(cached.count(), 999);
    // The share is used up.
    let other = limited.agent("b", 1).await;
    assert!(
        matches!(other, Err(Error::QueueTimeout(_) | Error::RateLimited(_))),
        "{other:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_waiter_takes_over_from_a_dropped_leader() {
    let server = Server::start([Reply::silence()]).await;
    let client = server.client();
    let leader = tokio::spawn(client.agent("a", 1));
    while server.received().is_empty() {
        tokio::time::advance(MILLISECOND).await;
        yield_now().await;
    }
    let waiter = tokio::spawn(client.agent("a", 1));
    yield_now().await;
    server.turn_to([Reply::json(200, "2")]);
    leader.abort();
    assert_eq!(advance_until_ready(waiter).await.unwrap().unwrap(), 2);
    assert_eq!(server.received().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn each_waiter_has_its_own_deadline() {
    let server = Server::start([Reply::silence()]).await;
    let client = server.client();
    let leader = tokio::spawn(client.agent("a", 1));
    while server.received().is_empty() {
        tokio::time::advance(MILLISECOND).await;
        yield_now().await;
    }
    let waiter = client.with_timeout(SECOND / 2);
    let error = advance_until_ready(waiter.agent("a", 1)).await.unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    // The waiter has sent nothing: the request is the leader's.
    assert_eq!(error.delivery(), Delivery::NotSent);
    let text = error.to_string();
    assert!(
        text.contains("no response of an equal call within 500ms"),
        "{text}"
    );
    assert_eq!(server.received().len(), 1);
    let patient = client.with_timeout(5 * SECOND);
    let patient = tokio::spawn(patient.agent("a", 1));
    yield_now().await;
    server.turn_to([Reply::json(200, "2")]);
    // The leader's deadline passes first, and the waiter takes over.
    assert_eq!(advance_until_ready(patient).await.unwrap().unwrap(), 2);
    let error = leader.await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn waiters_take_over_from_leaders_that_fail_one_at_a_time() {
    let server = Server::start([
        Reply::json(500, "{}"),
        Reply::json(500, "{}"),
        Reply::json(200, "3"),
    ])
    .await;
    let client = server.client().with_retry(Retry::Never);
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        let call = client.agent("a", 1);
        calls.spawn(call);
    }
    let results = calls.join_all().await;
    let failed = results.iter().filter(|result| result.is_err());
    assert_eq!(failed.count(), 2);
    assert_eq!(server.received().len(), 3);
    assert_eq!(server.connections(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_waiter_takes_over_from_a_leader_that_panics() {
    let server = Server::start([Reply::silence()]).await;
    let client = server.client();
    let panics = Arc::new(Notify::new());
    let leader = tokio::spawn({
        let (call, panics) = (client.agent("a", 1), panics.clone());
        async move {
            // Pinned here, so that the panic drops it.
            let mut call = pin!(call);
            select! {
                _ = &mut call => {}
                () = panics.notified() => panic!("a bug of the task"),
            }
        }
    });
    while server.received().is_empty() {
        tokio::time::advance(MILLISECOND).await;
        yield_now().await;
    }
    let waiter = tokio::spawn(client.agent("a", 1));
    yield_now().await;
    server.turn_to([Reply::json(200, "2")]);
    panics.notify_one();
    assert_eq!(advance_until_ready(waiter).await.unwrap().unwrap(), 2);
    assert!(leader.await.unwrap_err().is_panic());
    assert_eq!(server.received().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_waiter_waits_for_its_queue_timeout_and_its_timeout() {
    let server = Server::start([Reply::silence()]).await;
    let client = server.client();
    let leader = client.with_timeout(60 * SECOND);
    let _leader = tokio::spawn(leader.agent("a", 1));
    while server.received().is_empty() {
        tokio::time::advance(MILLISECOND).await;
        yield_now().await;
    }
    let waiter = client.with_timeout(SECOND).with_queue_timeout(3 * SECOND);
    let began = Instant::now();
    let error = advance_until_ready(waiter.agent("a", 1)).await.unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    assert_eq!(error.delivery(), Delivery::NotSent);
    let over = began.elapsed().saturating_sub(4 * SECOND);
    assert!(
        began.elapsed() >= 4 * SECOND && over < 10 * MILLISECOND,
        "{over:?}"
    );
    assert_eq!(server.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn waiters_do_not_queue_for_responses_that_cannot_be_shared() {
    const CALLS: usize = 20;
    let malformed = || {
        let head = Reply::head(200, &[]).write("content-length: 1\r\n\r\n");
        head.pause(SECOND / 2).write("{")
    };
    let server = Server::start((0..CALLS).map(|_| malformed())).await;
    let client = server.client();
    let began = Instant::now();
    let mut calls = JoinSet::new();
    for _ in 0..CALLS {
        calls.spawn(client.agent("a", 1));
    }
    for result in advance_until_ready(calls.join_all()).await {
        assert!(matches!(result, Err(Error::Decode(_))), "{result:?}");
    }
    assert_eq!(server.received().len(), CALLS);
    // The leader's response, and then all others at once.
    assert!(began.elapsed() < 3 * SECOND / 2, "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_thousand_equal_reads_share_a_rejection() {
    let rejected = |detail: &str| {
        let body = format!(r#"{{"detail": "{detail}"}}"#);
        Reply::with(404, &[("x-request-id", detail)], &body)
    };
    let server = Server::start([rejected("r-1"), rejected("r-2")]).await;
    let log = EventLog::default();
    let client = server.builder().observe(log.clone()).build().unwrap();
    let mut calls = JoinSet::new();
    for _ in 0..1000 {
        calls.spawn(client.agent("a", 1));
    }
    for result in calls.join_all().await {
        match result {
            Err(Error::Api(error)) => {
                assert_eq!(error.status(), 404);
                assert_eq!(error.request_id(), Some("r-1"));
                assert_eq!(error.message().as_deref(), Some("r-1"));
                assert_eq!(error.delivery(), Delivery::NotProcessed);
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(server.received().len(), 1);
    let texts = log.take_texts();
    let shared = texts
        .iter()
        .filter(|text| text.ends_with("0 attempts, cached"));
    assert_eq!(shared.count(), 999);
    // An error is shared with those that wait, and not cached.
    let error = client.agent("a", 1).await.unwrap_err();
    assert_eq!(error.request_id(), Some("r-2"));
}

#[tokio::test]
async fn only_lasting_rejections_are_shared() {
    for (status, requests) in [
        (400, 1),
        (401, 1),
        (403, 1),
        (404, 1),
        (410, 1),
        (422, 1),
        (451, 1),
        (408, 3),
        (409, 3),
        (421, 3),
        (425, 3),
        (429, 3),
        (500, 3),
        (503, 3),
    ] {
        let replies =
            (0..3).map(|_| Reply::json(status, r#"{"detail": [{"loc": ["a"], "msg": "b"}]}"#));
        let server = Server::start(replies).await;
        let client = server.client().with_retry(Retry::Never);
        let mut calls = JoinSet::new();
        for _ in 0..3 {
            calls.spawn(client.agent("a", 1));
        }
        for result in calls.join_all().await {
            let error = result.unwrap_err();
            assert_eq!(error.status().unwrap(), status);
            if let Error::Validation(error) = &error {
                assert_eq!(error.issues().len(), 1);
            }
        }
        assert_eq!(server.received().len(), requests, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_rejection_is_not_shared_with_another_key_of_the_scope() {
    let refused = Reply::head(403, &[])
        .pause(SECOND)
        .write("content-length: 0\r\n\r\n");
    let server = Server::start([refused, Reply::json(200, "2")]).await;
    let client = server.builder().cache_scope("team").build().unwrap();
    let leader = tokio::spawn(client.agent("a", 1));
    while server.received().is_empty() {
        tokio::time::advance(MILLISECOND).await;
        yield_now().await;
    }
    let other = client
        .with_key(ApiKey::new("another-key-0123").unwrap())
        .with_cache_scope("team");
    let waiter = tokio::spawn(other.agent("a", 1));
    yield_now().await;
    assert_eq!(server.received().len(), 1);
    assert_eq!(advance_until_ready(waiter).await.unwrap().unwrap(), 2);
    let error = leader.await.unwrap().unwrap_err();
    assert!(
        matches!(error, Error::InsufficientPermissions(_)),
        "{error:?}"
    );
}
