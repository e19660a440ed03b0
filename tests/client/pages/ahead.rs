//! The number of pages held at once, and the task that requests them.

use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    time::Duration,
};

use profound_client::{Error, Method, Pages, blocking::Items, profound_endpoint};
use profound_tests::{Reply, Server};
use serde::{Deserialize, Deserializer, de::IgnoredAny};
use serde_json::{Value, json};
use tokio::{
    runtime::{Builder, Runtime},
    time::sleep,
};

use super::{Listings, cursor};

#[tokio::test]
async fn a_page_is_asked_for_when_it_is_needed_or_one_ahead() {
    let pages = || {
        [
            cursor(&[1], Some("b")),
            cursor(&[2], Some("c")),
            cursor(&[3], None),
        ]
    };
    let server = Server::start(pages()).await;
    let (client, query) = (server.client(), json!({}));
    let mut lazy = client.visibility(&query).await.unwrap();
    lazy.next().await.unwrap().unwrap();
    sleep(Duration::from_millis(50)).await;
    assert_eq!(server.received().len(), 1);
    drop(lazy);

    server.turn_to(pages());
    let mut ahead = client.visibility(&query).await.unwrap().prefetch();
    for (taken, expected) in [(0, 2), (1, 2), (2, 3), (3, 3)] {
        while server.received().len() < 1 + expected {
            sleep(Duration::from_millis(1)).await;
        }
        sleep(Duration::from_millis(20)).await;
        assert_eq!(server.received().len(), 1 + expected, "after {taken} items");
        let item = ahead.next().await.map(|item| item.unwrap());
        assert_eq!(item, Some(taken + 1).filter(|item| *item < 4));
    }
}

#[tokio::test]
async fn a_page_ahead_ends_with_its_walk() {
    let server = Server::start([cursor(&[1], Some("b")), Reply::silence()]).await;
    let pages = server
        .client()
        .visibility(&json!({}))
        .await
        .unwrap()
        .prefetch();
    while server.received().len() < 2 {
        sleep(Duration::from_millis(1)).await;
    }
    drop(pages);
    while server.open() > 0 {
        sleep(Duration::from_millis(1)).await;
    }
}

/// An item that counts its live instances.
struct Counted;

static LIVE: AtomicUsize = AtomicUsize::new(0);

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer)?;
        LIVE.fetch_add(1, Relaxed);
        Ok(Self)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Relaxed);
    }
}

#[tokio::test]
async fn a_walk_of_a_thousand_pages_holds_one_and_asks_for_one_more() {
    const PAGES: usize = 1_000;
    let next = |page: usize| (page + 1 < PAGES).then(|| page.to_string());
    let pages = (0..PAGES).map(|page| cursor(&[1; 10], next(page).as_deref()));
    let server = Server::start(pages).await;
    let client = server.client();
    let call = client.request(Method::POST, "/v2/reports/visibility");
    let mut pages = call
        .json(&json!({}))
        .send::<Pages<Counted>>()
        .await
        .unwrap()
        .prefetch();
    let (mut came, mut most) = (0, 0);
    while let Some(item) = pages.next().await {
        most = most.max(LIVE.load(Relaxed));
        drop(item.unwrap());
        came += 1;
    }
    assert_eq!((came, server.received().len()), (10 * PAGES, PAGES));
    assert_eq!((most, LIVE.load(Relaxed)), (10, 0));
}

#[profound_endpoint]
trait Blocking {
    #[profound_endpoint(POST "/v2/reports/visibility")]
    fn walked(&self, query: &Value) -> Result<Items<Pages<u32>>, Error>;
}

#[test]
fn a_thread_without_async_walks_through_them() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let pages = [cursor(&[1, 2], Some("b")), cursor(&[3], None)];
    let server = runtime.block_on(Server::start(pages));
    let client = server.builder().build_blocking().unwrap();
    let walked = client.walked(&json!({})).unwrap();
    assert_eq!(walked.stream().total(), Some(5));
    let ahead = Items::from(walked.into_stream().prefetch());
    let items: Result<Vec<_>, _> = ahead.collect();
    assert_eq!(items.unwrap(), [1, 2, 3]);
    assert_eq!(server.received().len(), 2);
}

#[test]
fn a_page_ahead_is_asked_for_where_the_first_was() {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(Server::start([]));
    let client = server
        .builder()
        .timeout(Duration::from_secs(5))
        .build_blocking()
        .unwrap();
    let walk = || {
        server.turn_to([cursor(&[1], Some("b")), cursor(&[2], None)]);
        let walked = client.walked(&json!({})).unwrap();
        let ahead = Items::from(walked.into_stream().prefetch());
        assert_eq!(ahead.collect::<Result<Vec<_>, _>>().unwrap(), [1, 2]);
    };
    // This runtime is not driven, and has no clock.
    let idle = Builder::new_current_thread().build().unwrap();
    let entered = idle.enter();
    walk();
    drop(entered);
    // Connections of this runtime would end with it.
    let short = Builder::new_current_thread().enable_all().build().unwrap();
    std::thread::scope(|scope| {
        let walks = scope.spawn(|| {
            let _entered = short.enter();
            walk();
        });
        walks.join().expect("it walks");
    });
    drop(short);
    walk();
}
