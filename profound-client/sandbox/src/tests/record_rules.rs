//! Rules that the API states in words about agents, documents, advertisements and organisations.

use serde_json::{Value, json};

use crate::tests::in_process::InProcessSandbox;

const INSIGHTS: &str = "/v1/ads/openai-ads/ad-account/insights";

fn new_agent(sandbox: &InProcessSandbox, graph: Value) -> Value {
    let organization = &sandbox.dataset.organizations[0].id;
    let body = json!({ "organization_id": organization, "name": "Scout", "graph": graph });
    sandbox.document("POST", "/v1/agents", Some(&body))
}

#[test]
fn a_draft_with_mistakes_has_no_schema_and_is_not_published() {
    let sandbox = InProcessSandbox::new();
    let start = json!({ "id": "start" });
    for (graph, code) in [
        (Value::Null, "empty_graph"),
        (json!({ "nodes": [] }), "empty_graph"),
        (json!({ "nodes": [{ "type": "llm" }] }), "missing_id"),
        (
            json!({ "nodes": [start], "edges": [{ "source": "start", "target": "end" }] }),
            "unknown_node",
        ),
    ] {
        let agent = new_agent(&sandbox, graph);
        let at = format!("/v1/agents/{}", agent["id"].as_str().expect("an id"));
        let read = sandbox.document("GET", &format!("{at}?version=draft"), None);
        assert!(read.get("schema").is_none_or(Value::is_null), "{read}");
        assert_eq!(read["validation"]["valid"], false);
        assert_eq!(read["validation"]["issues"][0]["code"], code);
        assert_eq!(sandbox.ask("POST", &format!("{at}/publish"), None).0, 422);
        assert_eq!(sandbox.ask("POST", &format!("{at}/runs"), None).0, 422);
        let mended = json!({ "graph": { "nodes": [start], "edges": [] } });
        let mended = sandbox.document("PATCH", &at, Some(&mended));
        assert_eq!(mended["validation"]["valid"], true);
        assert!(mended["schema"]["input"].is_object());
        assert_eq!(sandbox.ask("POST", &format!("{at}/runs"), None).0, 422);
        assert_eq!(sandbox.ask("POST", &format!("{at}/publish"), None).0, 201);
        assert_eq!(sandbox.ask("POST", &format!("{at}/runs"), None).0, 202);
    }
}

#[test]
fn a_replace_takes_no_version_and_a_million_bytes() {
    let sandbox = InProcessSandbox::new();
    let organization = &sandbox.dataset.organizations[0].id;
    let id = crate::dataset::uuid::derive(7);
    let body = json!({
        "id": id, "organization_id": organization, "name": "A text", "content_markdown": "x",
    });
    sandbox.document("POST", "/v1/documents", Some(&body));
    let replace = |more: (&str, Value)| {
        let mut body = json!({ "organization_id": organization, "content_markdown": "" });
        body[more.0] = more.1;
        let path = format!("/v1/documents/{id}/content");
        sandbox.ask("POST", &path, Some(&body))
    };
    for name in [
        "working_version_hash",
        "workingVersionHash",
        "working-version-hash",
    ] {
        let (status, text) = replace((name, "00".into()));
        assert_eq!(status, 400, "{text}");
        assert!(text.contains(name), "{text}");
    }
    let content = |text: String| replace(("content_markdown", text.into())).0;
    assert_eq!(content("x".repeat(1_000_000)), 200);
    assert_eq!(content("x".repeat(1_000_001)), 422);
    assert_eq!(content("\u{e9}".repeat(500_001)), 422);
}

#[test]
fn a_document_of_another_creator_is_not_changed() {
    let sandbox = InProcessSandbox::new();
    let organization = &sandbox.dataset.organizations[0].id;
    let listed = format!("/v1/documents?organization_id={organization}");
    let first = sandbox.document("GET", &listed, None)["data"][0].clone();
    assert_eq!(first["app_delegate"], Value::Null);
    let path = format!("/v1/documents/{}", first["id"].as_str().expect("an id"));
    let rename = json!({ "organization_id": organization, "name": "Mine" });
    assert_eq!(sandbox.ask("PATCH", &path, Some(&rename)).0, 403);
    let replace = json!({ "organization_id": organization, "content_markdown": "" });
    let content = format!("{path}/content");
    assert_eq!(sandbox.ask("POST", &content, Some(&replace)).0, 403);
    let delete = format!("{path}?organization_id={organization}");
    assert_eq!(sandbox.ask("DELETE", &delete, None).0, 403);
}

#[test]
fn insights_are_sums_of_the_same_hours_at_every_level() {
    let sandbox = InProcessSandbox::new();
    let rows = |query: &str| -> Vec<Value> {
        let target = format!("{INSIGHTS}?limit=2000&{query}");
        let document = sandbox.document("GET", &target, None);
        assert_eq!(document["has_more"], false, "{query}");
        document["data"].as_array().expect("rows").clone()
    };
    let sum = |rows: &[Value], name: &str| -> u64 {
        rows.iter()
            .map(|row| row[name].as_u64().expect("a number"))
            .sum()
    };
    let whole = rows("");
    assert_eq!(whole.len(), 1);
    assert!(whole[0]["start_time"].is_null() && whole[0]["campaign_id"].is_null());
    for (query, count) in [
        ("aggregation_level=campaign", 3),
        ("aggregation_level=ad_group&time_granularity=none", 6),
        ("aggregation_level=ad", 12),
        ("time_granularity=daily", 30),
        ("time_granularity=hourly", 720),
        ("time_granularity=monthly", 2),
        ("aggregation_level=ad&time_granularity=daily", 360),
    ] {
        let found = rows(query);
        assert_eq!(found.len(), count, "{query}");
        for name in ["impressions", "clicks"] {
            assert_eq!(sum(&found, name), sum(&whole, name), "{query}");
        }
        let is_timed = query.contains("ly");
        assert!(
            found
                .iter()
                .all(|row| row["start_time"].is_number() == is_timed)
        );
        let has_campaign = query.contains("aggregation");
        assert!(
            found
                .iter()
                .all(|row| row["campaign_id"].is_string() == has_campaign)
        );
    }
    let range = |since: &str, until: &str| {
        let range = format!(
            "time_ranges[]=%7B%22type%22:%22date_range%22,%22since%22:%22{since}%22,\
             %22until%22:%22{until}%22%7D"
        );
        sum(&rows(&range), "clicks")
    };
    let (first, second) = (
        range("2026-07-01", "2026-07-03"),
        range("2026-07-04", "2026-07-05"),
    );
    assert_eq!(first + second, range("2026-07-01", "2026-07-05"));
    let wrong = format!("{INSIGHTS}?time_ranges[]=yesterday");
    assert_eq!(sandbox.ask("GET", &wrong, None).0, 422);
    let other = &sandbox.dataset.organizations[1].id;
    assert_ne!(rows(&format!("organization_id={other}")), whole);
    let unknown = "00000000-0000-4000-8000-000000000001";
    assert_eq!(
        rows(&format!("organization_id={unknown}")),
        [Value::Null; 0]
    );
}

/// Regions belong to all organisations, so a list for an unknown one is empty.
#[test]
fn lists_are_limited_to_the_organisations_of_the_request() {
    let sandbox = InProcessSandbox::new();
    let known = &sandbox.dataset.organizations[1].id;
    let unknown = "00000000-0000-4000-8000-000000000001";
    for list in ["regions", "domains", "assets", "personas", "categories"] {
        let rows = |query: &str| {
            let document = sandbox.document("GET", &format!("/v1/org/{list}?{query}"), None);
            let rows = document.as_array().or(document["data"].as_array());
            rows.expect("rows").len()
        };
        let all = rows("");
        let some = rows(&format!(
            "organization_ids={known}&organization_ids={unknown}"
        ));
        assert!(0 < some && (some < all || list == "regions"), "{list}");
        assert_eq!(rows(&format!("organization_ids={unknown}")), 0, "{list}");
    }
}
