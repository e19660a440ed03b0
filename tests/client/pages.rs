//! Pagination of listings.

mod ahead;
mod ends;
mod settings;

use profound_client::{Client, Error, FromPage, Method, Page, Pages, Response, profound_endpoint};
use profound_sandbox::Sandbox;
use profound_tests::{Reply, Server};
use serde::Deserialize;
use serde_json::{Value, json};

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

    #[profound_endpoint(GET "/v1/ads/openai-ads/ad-account/insights")]
    async fn insights(&self) -> Result<Pages<u32>, Error>;

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

/// Returns a page of items with these other fields.
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

/// Reads all items to the end. Returns them, and the error if they ended with one.
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
async fn printed_pages_contain_no_items() {
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
