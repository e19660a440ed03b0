//! A client against the sandbox.

use std::collections::BTreeMap;

use profound_client::{Client, Error, KeyPlacement, Response, errors::LocStep, profound_endpoint};
use profound_sandbox::Sandbox;
use serde::{Deserialize, Serialize};
use serde_json::json;

#[derive(Debug, Deserialize)]
struct Category {
    id: String,
    name: String,
}

#[derive(Serialize, Clone, Default)]
struct VisibilityQuery<'a> {
    category_id: String,
    start_date: &'a str,
    end_date: &'a str,
    metrics: &'a [&'a str],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    dimensions: &'a [&'a str],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    group_by: &'a [&'a str],
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
}

#[derive(Deserialize)]
struct Positional {
    info: PositionalInfo,
    data: Vec<Line>,
}

#[derive(Deserialize)]
struct PositionalInfo {
    total_rows: usize,
    query: Columns,
}

#[derive(Deserialize)]
struct Columns {
    metrics: Vec<String>,
    dimensions: Vec<String>,
}

#[derive(Deserialize)]
struct Line {
    metrics: Vec<f64>,
    dimensions: Vec<String>,
}

#[derive(Deserialize)]
struct Named {
    info: NamedInfo,
    data: Vec<Row>,
}

#[derive(Deserialize)]
struct NamedInfo {
    total_results: usize,
    count: usize,
    next_cursor: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Row {
    asset: Asset,
    date: String,
    visibility_score: f64,
}

#[derive(Debug, Deserialize)]
struct Asset {
    name: String,
}

#[profound_endpoint]
trait Api {
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn categories(
        &self,
        organization_ids: Option<&[&str]>,
    ) -> Result<Response<Vec<Category>>, Error>;

    #[allow(deprecated)]
    #[profound_endpoint(POST "/v1/reports/visibility")]
    async fn visibility_v1(&self, query: &VisibilityQuery<'_>) -> Result<Positional, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &VisibilityQuery<'_>) -> Result<Named, Error>;
}

fn sandbox() -> Sandbox {
    Sandbox::start().expect("loopback has a free port")
}

fn client(sandbox: &Sandbox, key: &str, placement: KeyPlacement) -> Client {
    let builder = Client::builder().api_key(key).key_placement(placement);
    let built = builder.base_url(sandbox.base_url()).build();
    built.expect("the key and the URL are sound")
}

async fn january(client: &Client) -> Result<VisibilityQuery<'static>, Error> {
    let categories = client.categories(None).await?;
    let category = &categories.body()[0];
    assert_eq!(category.name, "Running Shoes");
    Ok(VisibilityQuery {
        category_id: category.id.clone(),
        start_date: "2026-01-01",
        end_date: "2026-01-08",
        metrics: &["visibility_score", "share_of_voice"],
        ..VisibilityQuery::default()
    })
}

#[tokio::test]
async fn each_kind_of_key_is_known_in_each_placement() -> Result<(), Error> {
    let sandbox = sandbox();
    for placement in [
        KeyPlacement::Header,
        KeyPlacement::Query,
        KeyPlacement::Bearer,
    ] {
        let with = |key| client(&sandbox, key, placement);
        let categories = with(Sandbox::VALID_KEY).categories(None).await?;
        assert_eq!(categories.body().len(), 3, "{placement:?}");
        let expired = with(Sandbox::EXPIRED_KEY).categories(None).await;
        assert!(
            matches!(expired, Err(Error::InvalidApiKey(_))),
            "{expired:?}"
        );
        let forbidden = with(Sandbox::FORBIDDEN_KEY).categories(None).await;
        assert!(
            matches!(forbidden, Err(Error::InsufficientPermissions(_))),
            "{forbidden:?}"
        );
        let unknown = with("another-key").categories(None).await;
        let error = unknown.expect_err("the key is not known");
        let message = error.response().and_then(|answer| answer.message());
        assert_eq!(message.as_deref(), Some("Invalid API key"));
        assert!(
            error
                .request_id()
                .is_some_and(|id| id.starts_with("sandbox-"))
        );
    }
    Ok(())
}

#[tokio::test]
async fn the_quota_is_told_by_answers_and_the_client() -> Result<(), Error> {
    let sandbox = sandbox();
    let client = sandbox.client();
    assert_eq!(client.rate_limit().limit, None);
    let first = client.categories(None).await?.rate_limit();
    assert_eq!((first.limit, first.remaining), (Some(600), Some(599)));
    assert!(first.reset.is_some_and(|reset| reset > 1_700_000_000));
    client.categories(None).await?;
    assert_eq!(client.rate_limit().remaining, Some(598));
    Ok(())
}

#[tokio::test]
async fn a_quota_that_is_used_up_is_an_error_with_its_numbers() -> Result<(), Error> {
    let sandbox = Sandbox::builder()
        .quota(2)
        .start()
        .expect("loopback has a free port");
    let client = sandbox.client();
    for left in [1, 0] {
        let told = client.categories(None).await?.rate_limit().remaining;
        assert_eq!(told, Some(left));
    }
    let error = client.categories(None).await.err();
    let Some(Error::RateLimited(limited)) = error else {
        panic!("a third request is one too many: {error:?}");
    };
    assert_eq!((limited.limit(), limited.remaining()), (Some(2), Some(0)));
    let wait = limited.retry_after().map_or(0, |wait| wait.as_secs());
    assert!((3590..=3600).contains(&wait), "{wait}");
    Ok(())
}

#[tokio::test]
async fn the_problems_of_a_query_are_listed() -> Result<(), Error> {
    let sandbox = sandbox();
    let client = sandbox.client();
    let query = VisibilityQuery {
        metrics: &["visibility_score", "colour"],
        limit: Some(1000),
        ..january(&client).await?
    };
    let Err(Error::Validation(invalid)) = client.visibility(&query).await else {
        panic!("two values are wrong");
    };
    let shown: Vec<_> = invalid
        .issues()
        .iter()
        .map(|issue| issue.to_string())
        .collect();
    assert!(shown[0].starts_with("body.metrics[1]: "), "{shown:?}");
    assert!(shown[1].starts_with("body.limit: "), "{shown:?}");
    assert_eq!(invalid.issues()[0].kind, "literal_error");
    assert_eq!(invalid.issues()[0].loc[2], LocStep::Index(1));
    let error = client.categories(Some(&["not-a-uuid"])).await;
    let error = error.expect_err("an id is a UUID");
    assert!(
        error.to_string().contains("1 value was rejected"),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn a_v1_report_is_read_by_the_order_of_its_echo() -> Result<(), Error> {
    let sandbox = sandbox();
    let client = sandbox.client();
    let query = VisibilityQuery {
        dimensions: &["asset_name", "date"],
        ..january(&client).await?
    };
    let report = client.visibility_v1(&query).await?;
    let columns = &report.info.query;
    assert_eq!(columns.metrics, ["share_of_voice", "visibility_score"]);
    assert_eq!(columns.dimensions, ["date", "asset_name"]);
    assert_eq!(report.info.total_rows, report.data.len());
    assert!(report.data.len() > 7);
    for line in &report.data {
        assert_eq!((line.metrics.len(), line.dimensions.len()), (2, 2));
        assert!(
            line.dimensions[0].starts_with("2026-01-0"),
            "{:?}",
            line.dimensions
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_v2_report_is_paged_to_its_end() -> Result<(), Error> {
    let sandbox = sandbox();
    let client = sandbox.client();
    let mut query = VisibilityQuery {
        group_by: &["date"],
        scope: Some("all"),
        limit: Some(7),
        ..january(&client).await?
    };
    let mut rows = BTreeMap::new();
    let total = loop {
        let page = client.visibility(&query).await?;
        assert_eq!(page.info.count, page.data.len());
        for row in page.data {
            rows.insert((row.date, row.asset.name), row.visibility_score);
        }
        match page.info.next_cursor {
            None => break page.info.total_results,
            next => query.cursor = next,
        }
    };
    assert_eq!(
        (rows.len(), total),
        (8 * 6, 8 * 6),
        "eight days of six assets"
    );
    Ok(())
}

#[test]
fn it_runs_outside_a_runtime_and_its_client_in_any() {
    let sandbox = sandbox();
    let client = sandbox.client();
    let call = client.categories(None);
    let current = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let current = current.expect("a runtime starts");
    let answered = current.block_on(call).expect("the sandbox answers");
    assert_eq!(answered.body().len(), 3);
    // A kept connection is driven by the runtime that opened it.
    drop(current);
    let threads = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let threads = threads.expect("a runtime starts");
    let answered = threads.block_on(threads.spawn(client.categories(None)));
    answered
        .expect("it does not panic")
        .expect("the sandbox answers");
}

#[tokio::test]
async fn a_route_it_does_not_serve_is_a_404() {
    let sandbox = sandbox();
    let call = sandbox
        .client()
        .request(profound_client::Method::POST, "/v1/none");
    let error = call
        .json(&json!({}))
        .send::<()>()
        .await
        .expect_err("there is no route");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
}
