//! Settings of the first page also hold for the others.

use profound_client::{
    ApiError, ApiKey, Error, Page, Pages, ProfoundError, profound_endpoint, reports::Report,
};
use profound_tests::{Reply, Server};
use serde_json::{Value, json};

use super::{Listings, cursor, drain, page};

#[profound_endpoint(dyn = DynReports)]
trait Reports {
    #[profound_endpoint(
        POST "/v2/reports/visibility",
        errors(404 => Missing::NotThere),
        headers("X-Team" = "search")
    )]
    async fn visibility(&self, query: &Value) -> Result<Pages<u32>, Missing>;

    #[profound_endpoint(POST "/v1/reports/web-search-results")]
    async fn searches(&self, query: &Value) -> Result<Pages<Page<Report>>, Error>;
}

#[derive(Debug, ProfoundError)]
enum Missing {
    NotThere(ApiError),
    #[profound(other)]
    Other(Error),
}

#[tokio::test]
async fn every_page_has_the_headers_and_the_key_of_its_handle() {
    let server = Server::start([]).await;
    let key = ApiKey::new("another-key").unwrap();
    let client = server
        .client()
        .with_key(key)
        .with_header("X-Note", "nightly");
    for ahead in [false, true] {
        server.turn_to([cursor(&[1], Some("b")), cursor(&[2], None)]);
        let pages = Reports::visibility(&client, &json!({})).await.unwrap();
        let pages = if ahead { pages.prefetch() } else { pages };
        assert_eq!(pages.into_vec().await.unwrap(), [1, 2]);
    }
    for request in server.received() {
        assert_eq!(request.header("x-api-key"), Some("another-key"));
        assert_eq!(request.header("x-note"), Some("nightly"));
        assert_eq!(request.header("x-team"), Some("search"));
        assert_eq!(request.header("content-type"), Some("application/json"));
    }
}

#[tokio::test]
async fn an_error_of_the_users_own_is_of_the_first_page() {
    let server = Server::start([
        Reply::empty(404),
        cursor(&[1], Some("b")),
        Reply::empty(404),
    ])
    .await;
    let reports = DynReports::new(server.client());
    let missing = reports.visibility(&json!({})).await.unwrap_err();
    match missing {
        Missing::NotThere(answer) => assert_eq!(answer.status(), 404),
        Missing::Other(error) => panic!("{error}"),
    }
    let mut pages = reports.clone().visibility(&json!({})).await.unwrap();
    let (items, error) = drain(&mut pages).await;
    assert_eq!(items, [1]);
    assert!(matches!(error, Some(Error::Api(_))), "{error:?}");
}

#[tokio::test]
async fn pages_of_rows_by_position_are_reports() {
    let rows = |rows: Value| {
        let query = json!({"metrics": ["count"], "dimensions": ["hostname"]});
        Reply::json(
            200,
            &json!({"info": {"total_rows": 3, "query": query}, "data": rows}).to_string(),
        )
    };
    let server = Server::start([
        rows(json!([
            {"metrics": [1], "dimensions": ["a.example"]},
            {"metrics": [2], "dimensions": ["b.example"]},
        ])),
        rows(json!([{"metrics": [3], "dimensions": ["a.example"]}])),
    ])
    .await;
    let mut pages = Reports::searches(&server.client(), &json!({}))
        .await
        .unwrap();
    let mut counts = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        assert_eq!(page.items, page.body.len() as u64);
        counts.extend(page.body.column::<u64>("count").unwrap());
    }
    assert_eq!(counts, [1, 2, 3]);
    assert_eq!(server.received()[1].json()["pagination"]["offset"], 2);
}

#[tokio::test]
async fn a_listing_that_goes_by_the_last_id_is_walked() {
    let more = |id: &str, more: bool| json!({"count": 3, "last_id": id, "has_more": more});
    let server =
        Server::start([page(&[1, 2], more("b", true)), page(&[3], more("c", false))]).await;
    let pages = server.client().insights().await.unwrap();
    assert_eq!(pages.total(), Some(3));
    assert_eq!(pages.into_vec().await.unwrap(), [1, 2, 3]);
    assert_eq!(
        server.received()[1].target,
        "/v1/ads/openai-ads/ad-account/insights?limit=2000&after=b"
    );
}

#[tokio::test]
async fn a_listing_that_nobody_knows_and_that_says_nothing_of_pages_is_one() {
    let server = Server::start([page(&[1, 2], json!({}))]).await;
    let client = server.client();
    let call = client.request(profound_client::Method::GET, "/v3/things");
    let pages = call.send::<Pages<u32>>().await.unwrap();
    assert_eq!(pages.into_vec().await.unwrap(), [1, 2]);
    server.only();
}
