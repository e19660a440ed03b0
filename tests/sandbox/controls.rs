//! Keys, quota windows, the clock, canned responses and faults of the sandbox, over a socket.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use profound_client::{Client, Error, Method, Retry};
use profound_sandbox::{CannedResponse, Fault, Sandbox, SandboxKey};
use serde_json::{Value, json};

const SHOES: &str = "5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10";

async fn get(client: &Client, path: &str) -> Result<Value, Error> {
    let client = client.with_retry(Retry::Never);
    client.request(Method::GET, path).send().await
}

fn status(result: &Result<Value, Error>) -> u16 {
    match result {
        Ok(_) => 200,
        Err(error) => error.status().map_or(0, |status| status.as_u16()),
    }
}

#[tokio::test]
async fn a_key_sees_its_organisations_only() -> Result<(), Error> {
    let sandbox = Sandbox::builder()
        .key(SandboxKey::new("corvello-key").organization("Corvello Home"))
        .key("everything-key");
    let sandbox = sandbox.start().expect("loopback has a free port");
    let corvello = sandbox.client_of("corvello-key");
    let all = sandbox.client_of("everything-key");
    let count = |listed: Value| {
        let items = listed.get("data").unwrap_or(&listed);
        items.as_array().map(Vec::len)
    };
    for (path, few, many) in [
        ("/v1/org", 1, 2),
        ("/v1/org/categories", 1, 3),
        ("/v1/org/assets", 6, 18),
    ] {
        assert_eq!(count(get(&corvello, path).await?), Some(few), "{path}");
        assert_eq!(count(get(&all, path).await?), Some(many), "{path}");
    }
    let topics = format!("/v1/org/categories/{SHOES}/topics");
    assert_eq!(status(&get(&corvello, &topics).await), 404);
    assert_eq!(status(&get(&all, &topics).await), 200);
    Ok(())
}

#[tokio::test]
async fn a_read_only_key_reads_reports_and_writes_nothing() -> Result<(), Error> {
    let sandbox = Sandbox::builder().key(SandboxKey::new("reader-key").read_only());
    let sandbox = sandbox.start().expect("loopback has a free port");
    let client = sandbox.client_of("reader-key").with_retry(Retry::Never);
    let query =
        json!({ "category_id": SHOES, "start_date": "2026-06-01", "end_date": "2026-06-02" });
    let report = client
        .request(Method::POST, "/v2/reports/visibility")
        .json(&query);
    let report: Value = report.send().await?;
    assert_eq!(report["info"]["count"], 1);
    let write = client
        .request(Method::POST, "/v1/projects")
        .json(&json!({ "category_id": SHOES }));
    assert_eq!(status(&write.send().await), 403);
    Ok(())
}

#[tokio::test]
async fn an_organisation_that_does_not_exist_is_refused() {
    let builder = Sandbox::builder().key(SandboxKey::new("a-key").organization("Nobody"));
    let refused = builder.start().expect_err("there is none");
    assert!(refused.to_string().contains("organisation"), "{refused}");
}

#[tokio::test]
async fn fifty_tenants_have_a_quota_each() -> Result<(), Error> {
    let tenants = (0..50).map(|tenant| format!("tenant-{tenant}-key"));
    let tenants: Vec<String> = tenants.collect();
    let builder = tenants
        .iter()
        .fold(Sandbox::builder().quota(1), |builder, key| {
            builder.key(SandboxKey::new(key))
        });
    let small = SandboxKey::new("large-key").quota(3);
    let sandbox = builder
        .key(small)
        .start()
        .expect("loopback has a free port");
    for key in &tenants {
        let client = sandbox.client_of(key);
        assert_eq!(status(&get(&client, "/v1/org").await), 200, "{key}");
        assert_eq!(status(&get(&client, "/v1/org").await), 429, "{key}");
    }
    let client = sandbox.client_of("large-key");
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(status(&get(&client, "/v1/org").await));
    }
    assert_eq!(statuses, [200, 200, 200, 429]);
    Ok(())
}

#[tokio::test]
async fn a_window_of_the_quota_ends_when_the_clock_is_advanced() {
    let start = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    let sandbox = Sandbox::builder()
        .quota(1)
        .quota_window(Duration::from_secs(60))
        .time(start);
    let sandbox = sandbox.start().expect("loopback has a free port");
    // A client that knows of the used quota sends nothing, so each request has a new client.
    let client = sandbox.client();
    assert_eq!(status(&get(&client, "/v1/org").await), 200);
    assert_eq!(client.rate_limit().reset, Some(1_800_000_060));
    assert_eq!(status(&get(&sandbox.client(), "/v1/org").await), 429);
    sandbox.advance_time(Duration::from_secs(59));
    assert_eq!(status(&get(&sandbox.client(), "/v1/org").await), 429);
    sandbox.advance_time(Duration::from_secs(1));
    assert_eq!(status(&get(&sandbox.client(), "/v1/org").await), 200);
    sandbox.set_time(SystemTime::UNIX_EPOCH);
    assert_eq!(status(&get(&sandbox.client(), "/v1/org").await), 200);
    assert_eq!(sandbox.requests().len(), 5);
}

#[tokio::test]
async fn a_canned_response_is_sent_once_to_its_operation() -> Result<(), Error> {
    let sandbox = Sandbox::start().expect("loopback has a free port");
    let client = sandbox.client();
    let topics = format!("/v1/org/categories/{SHOES}/topics");
    let canned = [
        CannedResponse::json(&json!([{ "id": "a", "name": "b" }])),
        CannedResponse::json(&json!({ "detail": "moved" })).status(409),
    ];
    sandbox.respond_next("GET /v1/org/categories/{category_id}/topics", canned);
    assert_eq!(
        get(&client, "/v1/org/categories")
            .await?
            .as_array()
            .map(Vec::len),
        Some(3)
    );
    assert_eq!(
        get(&client, &topics).await?,
        json!([{ "id": "a", "name": "b" }])
    );
    assert_eq!(status(&get(&client, &topics).await), 409);
    assert_eq!(
        get(&client, &topics).await?.as_array().map(Vec::len),
        Some(3)
    );
    let unknown = sandbox.client_of("unknown-key");
    sandbox.respond_next("GET /v1/org", CannedResponse::bytes("text/html", "<p>"));
    assert_eq!(
        status(&get(&unknown, "/v1/org").await),
        401,
        "the key comes first"
    );
    Ok(())
}

#[test]
#[should_panic(expected = "the API has no operation `GET /v1/orgs`")]
fn a_canned_response_needs_an_operation_of_the_api() {
    let sandbox = Sandbox::start().expect("loopback has a free port");
    sandbox.respond_next("GET /v1/orgs", CannedResponse::json(&json!([])));
}

#[tokio::test]
async fn cleared_faults_do_not_happen() {
    let faults = [Fault::status(503), Fault::status(503)];
    let sandbox = Sandbox::builder().fail_next(faults);
    let sandbox = sandbox.start().expect("loopback has a free port");
    let client = sandbox.client();
    assert_eq!(status(&get(&client, "/v1/org").await), 503);
    sandbox.clear_faults();
    assert_eq!(status(&get(&client, "/v1/org").await), 200);
}

#[tokio::test]
async fn a_function_sees_each_request_without_its_key() {
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let lines = Arc::clone(&seen);
    let sandbox = Sandbox::builder()
        .key("a-tenant-of-ours")
        .on_request(move |request| {
            let status = request.status().map(|status| status.as_u16());
            let line = format!(
                "{status:?} {} {:?}",
                request.path(),
                request.header("x-api-key")
            );
            lines.lock().expect("no test panics with it").push(line);
        });
    let sandbox = sandbox.start().expect("loopback has a free port");
    let client = sandbox.client_of("a-tenant-of-ours");
    assert_eq!(status(&get(&client, "/v1/org").await), 200);
    assert_eq!(
        status(&get(&client, "/v1/documents/a-tenant-of-ours").await),
        422
    );
    let seen = seen.lock().expect("no test panics with it");
    let expected = [
        r#"Some(200) /v1/org Some("[redacted]")"#,
        r#"Some(422) /v1/documents/[redacted] Some("[redacted]")"#,
    ];
    assert_eq!(*seen, expected);
}

#[tokio::test]
async fn a_seed_changes_the_numbers_and_not_the_names() -> Result<(), Error> {
    let mut reports = Vec::new();
    for seed in [0, 1, 1] {
        let sandbox = Sandbox::builder().seed(seed).start();
        let sandbox = sandbox.expect("loopback has a free port");
        let query =
            json!({ "category_id": SHOES, "start_date": "2026-06-01", "end_date": "2026-06-07" });
        let client = sandbox.client();
        let report = client
            .request(Method::POST, "/v2/reports/visibility")
            .json(&query);
        reports.push(report.send::<Value>().await?);
    }
    assert_eq!(reports[1], reports[2]);
    assert_eq!(
        reports[0]["data"][0]["asset"],
        reports[1]["data"][0]["asset"]
    );
    assert_ne!(reports[0]["data"], reports[1]["data"]);
    Ok(())
}
