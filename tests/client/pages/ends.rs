//! The end of a listing.

use std::time::Duration;

use profound_client::Error;
use profound_tests::{Reply, Server, advance_until_ready, printed};
use serde_json::json;
use tokio::time::{Instant, sleep};

use super::{Listings, cursor, drain, page};

#[tokio::test]
async fn a_cursor_for_the_second_time_is_an_error_without_a_total_too() {
    let told = |items: &[u32], next: &str| page(items, json!({"info": {"next_cursor": next}}));
    let server = Server::start([told(&[1], "b"), told(&[2], "c"), told(&[3], "b")]).await;
    let mut pages = server.client().visibility(&json!({})).await.unwrap();
    let (items, error) = drain(&mut pages).await;
    assert_eq!(items, [1, 2, 3]);
    let error = printed(&error.expect("an error"));
    assert!(error.contains("items may be missing"), "{error}");
    assert_eq!(server.received().len(), 3);

    let replies = [told(&[1], "b"), told(&[2], "c"), told(&[], "b")];
    let server = Server::start(replies).await;
    let mut pages = server.client().visibility(&json!({})).await.unwrap();
    let (items, error) = drain(&mut pages).await;
    assert!(items == [1, 2] && error.is_none(), "{error:?}");
}

#[tokio::test]
async fn a_circle_before_all_has_come_is_an_error_after_what_has() {
    let server = Server::start([cursor(&[1], Some("b")), cursor(&[2], Some("b"))]).await;
    let mut pages = server.client().visibility(&json!({})).await.unwrap();
    let (items, error) = drain(&mut pages).await;
    assert_eq!(items, [1, 2]);
    let error = printed(&error.expect("an error"));
    assert!(error.contains("returned the same cursor twice"), "{error}");
}

#[tokio::test]
async fn no_more_is_asked_for_than_is_wanted() {
    let server = Server::start([cursor(&[1, 2], Some("b")), cursor(&[3, 4], Some("c"))]).await;
    let client = server.client();
    let query = json!({});
    let mut pages = client.visibility(&query).await.unwrap().max_items(3);
    assert_eq!(drain(&mut pages).await.0, [1, 2, 3]);
    assert_eq!(pages.cursor(), Some("b"), "where the fourth is");
    assert_eq!(server.received().len(), 2);

    server.turn_to([cursor(&[1, 2], Some("b"))]);
    let two = client
        .visibility(&query)
        .await
        .unwrap()
        .max_items(2)
        .prefetch();
    assert_eq!(two.into_vec().await.unwrap(), [1, 2]);
    server.turn_to([cursor(&[1, 2], Some("b"))]);
    let none = client.visibility(&query).await.unwrap().max_items(0);
    assert_eq!(none.into_vec().await.unwrap(), [0; 0]);
    assert_eq!(server.received().len(), 4);
}

#[tokio::test(start_paused = true)]
async fn each_page_is_a_call_with_retries_and_a_deadline_of_its_own() {
    let server = Server::start([
        cursor(&[1], Some("b")),
        Reply::empty(503),
        cursor(&[2], Some("c")),
        Reply::silence(),
    ])
    .await;
    let client = server.client();
    advance_until_ready(async {
        let mut pages = client.visibility(&json!({})).await.unwrap();
        assert_eq!(pages.next().await.unwrap().unwrap(), 1);
        sleep(Duration::from_secs(60)).await;
        assert_eq!(pages.next().await.unwrap().unwrap(), 2);
        let began = Instant::now();
        let (items, error) = drain(&mut pages).await;
        assert!(items.is_empty() && matches!(error, Some(Error::Timeout(_))));
        let took = began.elapsed();
        assert!(
            (Duration::from_secs(2)..Duration::from_millis(2_100)).contains(&took),
            "{took:?}"
        );
        assert_eq!(pages.cursor(), Some("c"));
    })
    .await;
}

#[tokio::test]
async fn an_item_that_does_not_fit_is_named_by_its_place() {
    let server = Server::start([
        cursor(&[1], Some("b")),
        Reply::json(
            200,
            r#"{"data": [2, "canary"], "info": {"next_cursor": null}}"#,
        ),
    ])
    .await;
    let mut pages = server.client().visibility(&json!({})).await.unwrap();
    let (items, error) = drain(&mut pages).await;
    assert_eq!(items, [1]);
    let Some(Error::Decode(error)) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.path(), "data[1]");
    assert!(!printed(&error).contains("canary"));
    assert_eq!(pages.cursor(), Some("b"));

    for (body, path, problem) in [
        ("{}", ".", "missing field `data`"),
        (
            "[]",
            ".",
            "expected a page, an object with the field `data`, found sequence",
        ),
        (r#"{"data": null}"#, "data", "found null"),
        (
            r#"{"data": [], "info": {"next_cursor": 5}}"#,
            "info.next_cursor",
            "found integer",
        ),
    ] {
        server.turn_to([Reply::json(200, body)]);
        match server.client().visibility(&json!({})).await {
            Err(Error::Decode(error)) => {
                assert_eq!(error.path(), path, "{body}");
                assert!(error.problem().contains(problem), "{error}");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_body_that_has_no_fields_is_refused_before_it_is_sent() {
    let server = Server::start([]).await;
    let refused = server.client().visibility(&json!([1])).await.unwrap_err();
    assert!(matches!(refused, Error::Encode(_)), "{refused}");
    assert!(
        refused.to_string().contains("must be a JSON object"),
        "{refused}"
    );
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn an_empty_page_by_offset_before_the_total_is_an_error_that_loses_nothing() {
    let info = json!({"info": {"total_rows": 1_000_000}});
    let server = Server::start([
        page(&[1, 2], info.clone()),
        page(&[], info.clone()),
        page(&[3], json!({"info": {"total_rows": 3}})),
    ])
    .await;
    let client = server.client();
    let query = json!({"pagination": {"limit": 2}});
    let mut pages = client.searches(&query).await.unwrap();
    let (items, error) = drain(&mut pages).await;
    assert_eq!((items, server.received().len()), (vec![1, 2], 2));
    let error = printed(&error.expect("an error"));
    assert!(
        error.contains("the page is empty, but the server announced more"),
        "{error}"
    );
    assert_eq!(pages.offset(), Some(2));
    let rest = json!({"pagination": {"limit": 2, "offset": pages.offset()}});
    let rest = client.searches(&rest).await.unwrap();
    assert_eq!(rest.into_vec().await.unwrap(), [3]);
}

#[tokio::test]
async fn smaller_pages_than_were_asked_for_are_not_the_end() {
    let server = Server::start([
        page(&[1, 2], json!({})),
        page(&[3, 4], json!({})),
        page(&[], json!({})),
    ])
    .await;
    let pages = server.client().projects("x", None).await.unwrap();
    assert_eq!(pages.into_vec().await.unwrap(), [1, 2, 3, 4]);
}
