//! A quota in a store, here a fake one.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use profound_client::{
    ApiKey, Client, Error, RateLimit,
    errors::QueuedFor,
    quota_store::{BoxFuture, NoRoom, QuotaLease, QuotaReply, QuotaRequest, QuotaStore},
};
use profound_tests::{NOBODY, Reply, Server, advance_until_ready};
use tokio::sync::Notify;

use super::{Calls, SECOND, left, timed};

/// A use of the store by the client.
#[derive(Clone, Debug, PartialEq)]
enum Seen {
    Asked(QuotaRequest),
    Sent { reported: bool },
    NotSent,
    GivenUp,
    Recorded(Option<u64>, Option<Duration>),
    Paused(Duration),
}

type Events = Arc<Mutex<Vec<Seen>>>;

/// Grants at once, or when it is notified.
#[derive(Clone, Default)]
struct Fake {
    events: Events,
    /// Set if there is no room now.
    full: Option<Full>,
    notify: Arc<Notify>,
}

#[derive(Clone)]
struct Full {
    room: Option<Duration>,
    in_reserve: bool,
}

#[derive(Debug)]
struct Lease(Events, bool);

/// A place in the queue.
struct Place(Events, bool);

impl Fake {
    fn full(room: Option<Duration>, in_reserve: bool) -> Self {
        Self {
            full: Some(Full { room, in_reserve }),
            ..Self::default()
        }
    }

    fn seen(&self) -> Vec<Seen> {
        self.events.lock().expect("no panic").clone()
    }

    fn client(&self, server: &Server) -> Client {
        let builder = server.builder().quota_store(self.clone());
        let builder = builder.wait_for_quota(60 * SECOND).max_attempts(1);
        builder.build().expect("the settings are sound")
    }
}

fn push(events: &Events, event: Seen) {
    events.lock().expect("no panic").push(event);
}

impl QuotaStore for Fake {
    fn take(&self, request: QuotaRequest) -> BoxFuture<'_, QuotaReply> {
        push(&self.events, Seen::Asked(request));
        let Some(Full { room, in_reserve }) = self.full.clone() else {
            let lease = Lease(self.events.clone(), false);
            return Box::pin(async { QuotaReply::Granted(Box::new(lease)) });
        };
        let mut place = Place(self.events.clone(), false);
        let notify = self.notify.clone();
        let mut no_room = NoRoom::default();
        (no_room.room, no_room.in_reserve) = (room, in_reserve);
        let granted = async move {
            notify.notified().await;
            place.1 = true;
            Box::new(Lease(place.0.clone(), false)) as Box<dyn QuotaLease>
        };
        no_room.granted = request.waits.then(|| Box::pin(granted) as _);
        Box::pin(async { QuotaReply::NoRoom(no_room) })
    }

    fn record(&self, rate_limit: RateLimit, until_reset: Option<Duration>) {
        push(
            &self.events,
            Seen::Recorded(rate_limit.remaining, until_reset),
        );
    }

    fn pause(&self, wait: Duration) {
        push(&self.events, Seen::Paused(wait));
    }
}

impl QuotaLease for Lease {
    fn sent(mut self: Box<Self>, reported: bool) {
        self.1 = true;
        push(&self.0, Seen::Sent { reported });
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if !self.1 {
            push(&self.0, Seen::NotSent);
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if !self.1 {
            push(&self.0, Seen::GivenUp);
        }
    }
}

fn asked(waits: bool, reserve: u64) -> Seen {
    let mut request = QuotaRequest::default();
    (request.waits, request.reserve) = (waits, reserve);
    Seen::Asked(request)
}

#[tokio::test(start_paused = true)]
async fn the_store_is_asked_told_of_headers_and_told_of_the_end() -> Result<(), Error> {
    let server = Server::start([left(200, 7, 30, ""), Reply::json(200, "1")]).await;
    let store = Fake::default();
    let client = store.client(&server).with_quota_reserve(3);
    advance_until_ready(client.read()).await?;
    advance_until_ready(client.read()).await?;
    let first = [
        asked(true, 3),
        Seen::Recorded(Some(7), Some(30 * SECOND)),
        Seen::Sent { reported: true },
    ];
    let second = [asked(true, 3), Seen::Sent { reported: false }];
    assert_eq!(store.seen(), [&first[..], &second].concat());
    assert_eq!(client.rate_limit().remaining, Some(7));
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_reset_without_a_date_is_not_taken_from_this_clock() -> Result<(), Error> {
    let headers = [
        ("x-ratelimit-remaining", "7"),
        ("x-ratelimit-reset", "9999999999"),
    ];
    let server = Server::start([Reply::with(200, &headers, "1")]).await;
    let store = Fake::default();
    advance_until_ready(store.client(&server).read()).await?;
    assert_eq!(store.seen()[1], Seen::Recorded(Some(7), None));
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_request_that_was_certainly_not_sent_is_given_back() {
    let store = Fake::default();
    let builder = Client::builder()
        .base_url(NOBODY)
        .api_key("pk_live_0123456789");
    let client = builder.quota_store(store.clone()).max_attempts(1).build();
    let answer = advance_until_ready(client.expect("sound").read()).await;
    assert!(matches!(answer, Err(Error::Transport(_))), "{answer:?}");
    assert_eq!(store.seen(), [asked(false, 0), Seen::NotSent]);
}

#[tokio::test(start_paused = true)]
async fn a_429_pauses_the_store() {
    let server = Server::start([left(429, 0, 30, "5")]).await;
    let store = Fake::default();
    let answer = advance_until_ready(store.client(&server).read()).await;
    assert!(matches!(answer, Err(Error::RateLimited(_))), "{answer:?}");
    assert!(
        store.seen().contains(&Seen::Paused(5 * SECOND)),
        "{:?}",
        store.seen()
    );
}

#[tokio::test(start_paused = true)]
async fn a_call_that_waits_for_the_store_holds_no_slot() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "1")]).await;
    let store = Fake::full(None, false);
    let builder = server.builder().quota_store(store.clone());
    let client = builder
        .wait_for_quota(60 * SECOND)
        .max_concurrent_calls(1)
        .build()?;
    let calls = [(); 3].map(|()| tokio::spawn(client.read()));
    while store.seen().len() < 3 {
        tokio::task::yield_now().await;
    }
    for call in calls {
        store.notify.notify_one();
        advance_until_ready(call).await.expect("no panic")?;
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn the_queue_timeout_holds_and_names_the_cause() {
    let server = Server::start([Reply::json(200, "1")]).await;
    for (room, in_reserve, cause, expected) in [
        (None, false, QueuedFor::Quota, 60.0),
        (Some(20 * SECOND), true, QueuedFor::QuotaReserve, 60.0),
        // It is certain that there is no room in time.
        (Some(70 * SECOND), false, QueuedFor::Quota, 0.0),
    ] {
        let store = Fake::full(room, in_reserve);
        let (answer, took) = timed(store.client(&server).read()).await;
        let Err(Error::QueueTimeout(error)) = answer else {
            panic!("{answer:?}")
        };
        assert_eq!(error.waited_for(), cause);
        assert!((took - expected).abs() < 0.1, "{took}");
        assert_eq!(store.seen().last(), Some(&Seen::GivenUp));
    }
    assert!(server.received().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_store_that_never_replies_cannot_exceed_the_queue_timeout() {
    struct Silent;
    impl QuotaStore for Silent {
        fn take(&self, _: QuotaRequest) -> BoxFuture<'_, QuotaReply> {
            Box::pin(std::future::pending())
        }
        fn record(&self, _: RateLimit, _: Option<Duration>) {}
        fn pause(&self, _: Duration) {}
    }
    let server = Server::start([Reply::json(200, "1")]).await;
    let client = server
        .client()
        .with_quota_store(Silent)
        .with_queue_timeout(3 * SECOND);
    let (answer, took) = timed(client.read()).await;
    assert!(matches!(answer, Err(Error::QueueTimeout(_))), "{answer:?}");
    assert!((took - 3.0).abs() < 0.1, "{took}");
}

#[tokio::test(start_paused = true)]
async fn a_handle_with_another_key_does_not_use_the_store() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "1")]).await;
    let (store, second) = (Fake::default(), Fake::default());
    let tenant = store.client(&server).with_key(ApiKey::new("pk_tenant")?);
    advance_until_ready(tenant.read()).await?;
    assert_eq!(store.seen(), []);
    advance_until_ready(tenant.with_quota_store(second.clone()).read()).await?;
    assert_eq!((store.seen().len(), second.seen().len()), (0, 2));
    Ok(())
}
