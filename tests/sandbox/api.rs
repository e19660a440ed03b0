//! The sandbox's operations that are generated from the shapes of the API, over a socket.

use std::collections::HashSet;

use profound_client::{Client, Error, Method};
use profound_sandbox::Sandbox;
use serde_json::{Value, json};

const SHOES: &str = "5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10";

fn started() -> Sandbox {
    Sandbox::start().expect("loopback has a free port")
}

async fn report(client: &Client, path: &str, body: &Value) -> Result<Value, Error> {
    client.request(Method::POST, path).json(body).send().await
}

#[tokio::test]
async fn a_report_is_walked_by_cursor_and_repeats_itself() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let mut query = json!({
        "category_id": SHOES,
        "start_date": "2026-03-02",
        "end_date": "2026-03-08",
        "group_by": ["date", "model"],
        "metrics": ["count", "citation_share"],
        "filter": { "field": "model", "op": "in", "value": ["Claude", "ChatGPT"] },
        "limit": 50,
    });
    let first = report(&client, "/v2/reports/citations", &query).await?;
    assert_eq!(
        report(&client, "/v2/reports/citations", &query).await?,
        first
    );
    let mut rows = Vec::new();
    let mut page = first;
    loop {
        rows.extend(page["data"].as_array().expect("rows").clone());
        query["cursor"] = page["info"]["next_cursor"].clone();
        if query["cursor"].is_null() {
            break;
        }
        page = report(&client, "/v2/reports/citations", &query).await?;
    }
    assert_eq!(page["info"]["total_results"], rows.len());
    let distinct = |column: &str| {
        let values = rows.iter().map(|row| row[column].to_string());
        values.collect::<HashSet<_>>().len()
    };
    assert_eq!((distinct("date"), distinct("model")), (7, 2));
    assert!(distinct("domain") > 12, "{}", distinct("domain"));
    Ok(())
}

#[tokio::test]
async fn everything_that_is_wrong_with_a_request_is_told_at_once() {
    let sandbox = started();
    let client = sandbox.client();
    let query = json!({ "category_id": "shoes", "start_date": "2026-03-02", "colour": "red" });
    let refused = report(&client, "/v2/reports/sentiment", &query).await;
    let Err(Error::Validation(refused)) = refused else {
        panic!("it should be refused: {refused:?}");
    };
    let issues = refused.issues().iter();
    let places: Vec<String> = issues.map(|issue| format!("{issue:?}")).collect();
    assert_eq!(places.len(), 4, "{places:?}");
}

#[tokio::test]
async fn a_run_of_an_agent_is_looked_at_until_it_is_done() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let agents: Value = client.request(Method::GET, "/v1/agents").send().await?;
    let agent = agents["data"][0]["id"].as_str().expect("an id");
    let runs = format!("/v1/agents/{agent}/runs");
    let run: Value = client.request(Method::POST, &runs).send().await?;
    let path = format!("{runs}/{}", run["id"].as_str().expect("an id"));
    let mut statuses = Vec::new();
    while statuses.last() != Some(&json!("succeeded")) {
        let read: Value = client.request(Method::GET, &path).send().await?;
        let steps = read["steps"].as_array().map(Vec::len);
        let has_begun = read["status"] != "queued";
        assert_eq!(steps, has_begun.then_some(2), "{read}");
        assert!(
            read["steps"][0].get("outputs").is_none_or(Value::is_null),
            "{read}"
        );
        statuses.push(read["status"].clone());
        assert!(statuses.len() < 9, "{statuses:?}");
    }
    assert_eq!(statuses, ["queued", "running", "succeeded"]);
    let verbose = client.request(Method::GET, &path).query("verbose", true);
    let read: Value = verbose.send().await?;
    assert!(read["steps"][1]["outputs"].is_object(), "{read}");
    Ok(())
}

#[tokio::test]
async fn a_missing_resource_is_a_404_that_names_it() {
    let sandbox = started();
    let client = sandbox.client();
    for (path, what) in [
        ("/v1/agents/5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10", "Agent"),
        (
            "/v1/content/5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10/optimization",
            "Asset",
        ),
        ("/v1/agents/node-types/none/schema", "Node type"),
    ] {
        let missing = client.request(Method::GET, path).send::<Value>().await;
        let missing = missing.expect_err("there is none");
        assert_eq!(missing.status().map(|status| status.as_u16()), Some(404));
        let message = missing.response().and_then(|answer| answer.message());
        assert_eq!(message, Some(format!("{what} not found")));
    }
}
