//! Listings that are walked from page to page.

use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    time::Duration,
};

use profound_client::{
    Client, Error, FromPage, Method, Page, Pages, Response, blocking::Items, profound_endpoint,
    sandbox::Sandbox,
};
use profound_tests::{Reply, Server, flowing, printed};
use serde::{Deserialize, Deserializer, de::IgnoredAny};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

#[profound_endpoint]
trait Listings {
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
    async fn prompts(
        &self,
        category_id: &str,
        limit: Option<u32>,
        cursor: Option<&str>,
    ) -> Result<Pages<u32>, Error>;

    #[profound_endpoint(GET "/v1/agents")]
    async fn agents(&self, statuses: &[&str]) -> Result<Pages<u32>, Error>;

    #[profound_endpoint(GET "/v1/projects")]
    async fn projects(&self, category_id: &str, offset: Option<u64>) -> Result<Pages<u32>, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility", timeout = "2s")]
    async fn visibility(&self, query: &Value) -> Result<Pages<u32>, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn whole(&self, query: &Value) -> Result<Response<Pages<Page<Whole>>>, Error>;

    #[profound_endpoint(POST "/v1/reports/web-search-results")]
    async fn searches(&self, query: &Value) -> Result<Pages<u32>, Error>;

    #[profound_endpoint(POST "/v1/reports/accuracy/breakdown")]
    async fn breakdown(&self, query: &Value) -> Result<Pages<u32>, Error>;

    #[profound_endpoint(POST "/v3/newer", unlisted, retry = safe)]
    async fn newer(&self, query: &Value) -> Result<Pages<u32>, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn first_page(&self, query: &Value) -> Result<Whole, Error>;
}

#[derive(Debug, Deserialize)]
struct Whole {
    data: Vec<u32>,
}

/// Items and what is said beside them.
fn page(items: &[u32], beside: Value) -> Reply {
    let mut document = beside;
    document["data"] = json!(items);
    Reply::json(200, &document.to_string())
}

fn cursor(items: &[u32], next: Option<&str>) -> Reply {
    page(
        items,
        json!({"info": {"total_results": 5, "count": items.len(), "next_cursor": next}}),
    )
}

/// All items up to the end, or the error that ends them.
async fn drain<T: FromPage>(pages: &mut Pages<T>) -> (Vec<T>, Option<Error>) {
    let mut items = Vec::new();
    while let Some(item) = pages.next().await {
        match item {
            Ok(item) => items.push(item),
            Err(error) => {
                assert!(pages.next().await.is_none(), "an error ends the walk");
                return (items, Some(error));
            }
        }
    }
    assert!(pages.next().await.is_none(), "the end is the end");
    (items, None)
}

fn lines(server: &Server) -> Vec<String> {
    server
        .received()
        .iter()
        .map(|request| request.line())
        .collect()
}

fn bodies(server: &Server) -> Vec<Value> {
    server
        .received()
        .iter()
        .map(|request| request.json())
        .collect()
}

#[tokio::test]
async fn a_cursor_goes_into_the_query_of_a_get() {
    let info = |next: Value| json!({"info": {"total_rows": 5, "limit": 2, "next_cursor": next}});
    let server = Server::start([
        page(&[1, 2], info(json!("a b"))),
        page(&[], info(json!("c/d"))),
        page(&[3, 4, 5], info(Value::Null)),
    ])
    .await;
    let pages = server.client().prompts("x", None, None).await.unwrap();
    assert_eq!(pages.total(), Some(5));
    assert_eq!(pages.into_vec().await.unwrap(), [1, 2, 3, 4, 5]);
    assert_eq!(
        lines(&server),
        [
            "GET /v1/org/categories/x/prompts?limit=10000",
            "GET /v1/org/categories/x/prompts?limit=10000&cursor=a%20b",
            "GET /v1/org/categories/x/prompts?limit=10000&cursor=c%2Fd",
        ]
    );
}

#[tokio::test]
async fn a_walk_begins_where_its_arguments_say_and_goes_on_from_its_cursor() {
    let info = |next: Value| json!({"info": {"next_cursor": next}});
    let server = Server::start([
        page(&[3, 4], info(json!("c"))),
        Reply::empty(404),
        page(&[5], info(Value::Null)),
    ])
    .await;
    let client = server.client();
    let mut pages = client.prompts("x", Some(2), Some("b")).await.unwrap();
    assert_eq!(pages.next().await.unwrap().unwrap(), 3);
    assert_eq!(pages.cursor(), Some("b"), "the page that 4 is on");
    let (items, error) = drain(&mut pages).await;
    assert_eq!(items, [4]);
    assert!(matches!(error, Some(Error::Api(_))));
    assert_eq!((pages.cursor(), pages.offset()), (Some("c"), None));
    let resumed = client.prompts("x", Some(2), pages.cursor()).await.unwrap();
    assert_eq!(resumed.into_vec().await.unwrap(), [5]);
    let path = "GET /v1/org/categories/x/prompts?limit=2&cursor=";
    assert_eq!(
        lines(&server),
        ["b", "c", "c"].map(|cursor| format!("{path}{cursor}"))
    );
}

#[tokio::test]
async fn next_cursor_is_the_name_of_some() {
    let pagination = |next: Value| json!({"pagination": {"limit": 100, "next_cursor": next}});
    let server = Server::start([
        page(&[1], pagination(json!("b"))),
        page(&[2], pagination(Value::Null)),
    ])
    .await;
    let pages = server.client().agents(&["on", "off"]).await.unwrap();
    assert_eq!(pages.total(), None);
    assert_eq!(pages.into_vec().await.unwrap(), [1, 2]);
    assert_eq!(
        lines(&server)[1],
        "GET /v1/agents?statuses=on&statuses=off&limit=100&next_cursor=b"
    );
}

#[tokio::test]
async fn an_answer_that_says_nothing_of_pages_is_the_only_one() {
    let server = Server::start([page(&[1, 2], json!({}))]).await;
    let pages = server.client().agents(&[]).await.unwrap();
    assert_eq!(pages.into_vec().await.unwrap(), [1, 2]);
    server.only();
}

#[tokio::test]
async fn an_offset_goes_into_the_query_of_a_get() {
    let full: Vec<u32> = (0..200).collect();
    let pagination = |offset: u64| json!({"pagination": {"limit": 200, "offset": offset}});
    let server = Server::start([page(&full, pagination(10)), page(&[7], pagination(210))]).await;
    let mut pages = server.client().projects("x", Some(10)).await.unwrap();
    assert_eq!((pages.offset(), pages.cursor()), (Some(10), None));
    pages.next().await.unwrap().unwrap();
    assert_eq!(pages.offset(), Some(11));
    assert_eq!(drain(&mut pages).await.0.len(), 200);
    assert_eq!(pages.offset(), None);
    assert_eq!(
        lines(&server),
        [
            "GET /v1/projects?category_id=x&offset=10&limit=200",
            "GET /v1/projects?category_id=x&limit=200&offset=210"
        ]
    );
}

#[tokio::test]
async fn a_cursor_goes_into_a_body_whose_other_fields_stay() {
    let server = Server::start([cursor(&[1, 2], Some("b")), cursor(&[3], None)]).await;
    let query = json!({"metrics": ["x"], "share": 0.1, "cursor": null, "limit": 2});
    let mut pages = server.client().visibility(&query).await.unwrap();
    assert_eq!(pages.total(), Some(5));
    assert_eq!(drain(&mut pages).await.0, [1, 2, 3]);
    let mut second = query.clone();
    second["cursor"] = json!("b");
    assert_eq!(bodies(&server), [query, second]);
}

#[tokio::test]
async fn an_offset_goes_into_the_pagination_of_a_body() {
    let info = json!({"info": {"total_rows": 5, "query": {"pagination": {"limit": 9}}}});
    let server = Server::start([
        page(&[1, 2], info.clone()),
        page(&[3, 4], info.clone()),
        page(&[5], info),
    ])
    .await;
    let query = json!({"category_id": "c", "pagination": {"limit": 2}});
    let pages = server.client().searches(&query).await.unwrap();
    assert_eq!(pages.total(), Some(5));
    assert_eq!(pages.into_vec().await.unwrap(), [1, 2, 3, 4, 5]);
    let paginations: Vec<_> = bodies(&server)
        .into_iter()
        .map(|body| body["pagination"].clone())
        .collect();
    assert_eq!(
        paginations,
        [
            json!({"limit": 2}),
            json!({"limit": 2, "offset": 2}),
            json!({"limit": 2, "offset": 4})
        ]
    );
}

#[tokio::test]
async fn an_offset_goes_into_a_body_that_need_not_be_there() {
    let server = Server::start([
        page(&[1, 2], json!({"totalCount": 3})),
        page(&[3], json!({"totalCount": 3})),
    ])
    .await;
    let query = json!({"model": "m"});
    let pages = server.client().breakdown(&query).await.unwrap();
    assert_eq!(pages.into_vec().await.unwrap(), [1, 2, 3]);
    let second = json!({"model": "m", "limit": 100, "offset": 2});
    assert_eq!(bodies(&server)[1], second);
}

#[tokio::test]
async fn an_operation_that_nobody_knows_tells_its_way_itself() {
    let server = Server::start([cursor(&[1], Some("b")), cursor(&[2], None)]).await;
    let query = json!({});
    let pages = server.client().newer(&query).await.unwrap();
    assert_eq!(pages.into_vec().await.unwrap(), [1, 2]);
    assert_eq!(bodies(&server), [json!({}), json!({"cursor": "b"})]);

    let pagination = json!({"pagination": {"limit": 1, "next_cursor": "c"}});
    server.turn_to([page(&[3], pagination), page(&[4], json!({}))]);
    let client = server.client();
    let undeclared = client.request(Method::GET, "/v3/others").query("a", 1);
    let pages = undeclared.send::<Pages<u32>>().await.unwrap();
    assert_eq!(pages.into_vec().await.unwrap(), [3, 4]);
    assert_eq!(lines(&server)[3], "GET /v3/others?a=1&next_cursor=c");
}

#[tokio::test]
async fn pages_can_be_had_whole() {
    let server = Server::start([
        cursor(&[1, 2], Some("b")),
        cursor(&[], Some("c")),
        cursor(&[3], None),
    ])
    .await;
    let response = server.client().whole(&json!({})).await.unwrap();
    assert_eq!(response.status(), 200);
    let mut pages = response.into_body();
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!(
        (first.body.data, first.items, first.total),
        (vec![1, 2], 2, Some(5))
    );
    assert_eq!(pages.cursor(), Some("b"));
    let (rest, error) = drain(&mut pages).await;
    assert!(error.is_none());
    let rest: Vec<_> = rest.into_iter().map(|page| page.body.data).collect();
    assert_eq!(rest, [vec![], vec![3]]);
}

#[tokio::test]
async fn one_page_alone_is_any_other_answer() {
    let server = Server::start([cursor(&[1, 2], Some("b"))]).await;
    let page = server.client().first_page(&json!({})).await.unwrap();
    assert_eq!(page.data, [1, 2]);
    assert_eq!(server.only().json(), json!({}), "no limit of ours");
}

#[tokio::test]
async fn a_cursor_for_the_second_time_ends_the_walk() {
    let told = |items: &[u32], next: &str| page(items, json!({"info": {"next_cursor": next}}));
    let server = Server::start([told(&[1], "b"), told(&[2], "c"), told(&[3], "b")]).await;
    let mut pages = server.client().visibility(&json!({})).await.unwrap();
    assert_eq!(drain(&mut pages).await.0, [1, 2, 3]);
    assert_eq!(server.received().len(), 3);
}

#[tokio::test]
async fn a_circle_before_all_has_come_is_an_error_after_what_has() {
    let server = Server::start([cursor(&[1], Some("b")), cursor(&[2], Some("b"))]).await;
    let mut pages = server.client().visibility(&json!({})).await.unwrap();
    let (items, error) = drain(&mut pages).await;
    assert_eq!(items, [1, 2]);
    let error = printed(&error.expect("an error"));
    assert!(
        error.contains("gave a cursor for the second time"),
        "{error}"
    );
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
    flowing(async {
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
        refused.to_string().contains("fields of a JSON object"),
        "{refused}"
    );
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_fake_gives_what_it_was_given() {
    let refused = Client::builder().build().unwrap_err();
    let mut pages = Pages::fake([Ok(1), Ok(2), Err(refused), Ok(3)]);
    let (items, error) = drain(&mut pages).await;
    assert_eq!(items, [1, 2]);
    assert!(matches!(error, Some(Error::Configuration(_))));
    let fake = Pages::fake((0..9).map(Ok)).max_items(4);
    assert_eq!(fake.into_vec().await.unwrap(), [0, 1, 2, 3]);
}

#[tokio::test]
async fn what_is_printed_of_pages_holds_none_of_theirs() {
    let server = Server::start([cursor(&[41], Some("canary"))]).await;
    let pages = server.client().visibility(&json!({})).await.unwrap();
    assert_eq!(format!("{pages:?}"), "Pages { total: Some(5), .. }");
}

#[tokio::test]
async fn both_visibility_reports_of_the_sandbox_are_walked_whole() {
    #[derive(Deserialize)]
    struct Category {
        id: String,
    }
    let sandbox = Sandbox::start().unwrap();
    let client = sandbox.client();
    let categories = client.request(Method::GET, "/v1/org/categories");
    let category = categories.send::<Vec<Category>>().await.unwrap().remove(0);
    for (path, limit, version) in [
        (
            "/v1/reports/visibility",
            json!({"pagination": {"limit": 7}}),
            1,
        ),
        ("/v2/reports/visibility", json!({"limit": 3}), 2),
    ] {
        let mut query = json!({
            "category_id": category.id, "start_date": "2026-06-08", "end_date": "2026-06-14",
        });
        query
            .as_object_mut()
            .unwrap()
            .extend(limit.as_object().unwrap().clone());
        if version == 1 {
            query["metrics"] = json!(["visibility_score"]);
            query["dimensions"] = json!(["date", "asset_name"]);
        } else {
            query["scope"] = json!("all");
        }
        let request = || client.request(Method::POST, path);
        let pages = request().json(&query).send::<Pages<Value>>().await.unwrap();
        let total = pages.total().expect("the sandbox counts");
        let rows = pages.into_vec().await.unwrap();
        assert_eq!(rows.len() as u64, total);
        query["limit"] = json!(50);
        query["pagination"] = json!({"limit": 50_000});
        query
            .as_object_mut()
            .unwrap()
            .remove(if version == 1 { "limit" } else { "pagination" });
        let whole: Value = request().json(&query).send().await.unwrap();
        assert_eq!(Some(&rows), whole["data"].as_array(), "{path}");
        assert!(total > 3, "{total}");
    }
}

/// An item that counts how many of its kind there are.
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
