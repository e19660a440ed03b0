//! Rules that the API states in words, and the filters of its reports.

use serde_json::{Value, json};

use crate::tests::in_process::InProcessSandbox;

fn ask(sandbox: &InProcessSandbox, path: &str, more: Value) -> (u16, Value) {
    let mut body = json!({
        "category_id": sandbox.dataset.categories[0].entity.id,
        "start_date": "2026-03-02",
        "end_date": "2026-03-08",
    });
    for (name, value) in more.as_object().expect("fields") {
        body[name] = value.clone();
    }
    let (status, text) = sandbox.ask("POST", path, Some(&body));
    (status, serde_json::from_str(&text).expect("JSON"))
}

fn refused(path: &str, more: Value) {
    let sandbox = InProcessSandbox::new();
    let (status, document) = ask(&sandbox, path, more);
    assert_eq!(status, 422, "{path} {document}");
}

fn accepted(path: &str, more: Value) -> Value {
    let sandbox = InProcessSandbox::new();
    let (status, document) = ask(&sandbox, path, more);
    assert_eq!(status, 200, "{path} {document}");
    document
}

#[test]
fn a_citation_stands_alone_in_factcheck() {
    let path = "/v2/reports/factcheck";
    refused(path, json!({ "group_by": ["citation", "date"] }));
    refused(path, json!({ "group_by": ["model", "date", "topic"] }));
    let document = accepted(path, json!({ "group_by": ["citation"] }));
    let citation = &document["data"][0]["citation"];
    assert!(citation["url"].is_string(), "{document}");
    assert!(citation["citation_category"].is_string(), "{document}");
}

#[test]
fn optional_fields_are_included_when_they_are_asked_for() {
    let path = "/v2/reports/factcheck/claims";
    let all = [
        "theme",
        "reasoning",
        "models",
        "evidence",
        "citation_sources",
    ];
    let plain = accepted(path, json!({}));
    for name in all {
        assert!(
            plain["data"][0].get(name).is_none_or(Value::is_null),
            "{plain}"
        );
    }
    let full = accepted(path, json!({ "include": all }));
    for name in all {
        assert!(!full["data"][0][name].is_null(), "{name} {full}");
    }
    assert_eq!(full["info"]["include"], json!(all));
    refused(
        path,
        json!({ "group_by": ["model"], "include": ["citation_sources"] }),
    );
    let tag = json!({ "field": "tag", "op": "is", "value": "Advice" });
    refused(path, json!({ "group_by": ["tag"], "filter": tag }));
    let answers = accepted("/v2/prompts/answers", json!({}));
    assert!(answers["data"][0].get("citation_details").is_none());
    let asked = json!({ "include": ["citation_details"] });
    let answers = accepted("/v2/prompts/answers", asked);
    assert!(answers["data"][0]["citation_details"].is_array());
}

#[test]
fn owned_citations_are_those_of_the_assets() {
    let sandbox = InProcessSandbox::new();
    let id = &sandbox.dataset.categories[0].entity.id;
    let assets = sandbox.document("GET", &format!("/v1/org/categories/{id}/assets"), None);
    let assets = assets["data"]
        .as_array()
        .or(assets.as_array())
        .expect("assets");
    let owned = assets.iter().filter(|asset| asset["is_owned"] == true);
    let mut owned: Vec<String> = owned
        .flat_map(|asset| [&asset["website"], &asset["alternate_domains"][0]])
        .filter_map(|domain| Some(domain.as_str()?.trim_start_matches("www.").to_owned()))
        .collect();
    owned.sort();
    let (_, document) = ask(
        &sandbox,
        "/v2/reports/citations",
        json!({ "scope": "owned" }),
    );
    let rows = document["data"].as_array().expect("rows").iter();
    let mut cited: Vec<&str> = rows.filter_map(|row| row["domain"].as_str()).collect();
    cited.sort_unstable();
    assert_eq!(cited, owned);
}

#[test]
fn fanouts_by_query_need_the_prompt() {
    let path = "/v2/reports/query-fanouts";
    refused(path, json!({ "group_by": ["query"] }));
    refused(path, json!({ "metrics": ["share"] }));
    let by_query = json!({ "group_by": ["prompt", "query"], "metrics": ["query_variations"] });
    refused(path, by_query);
    let document = accepted(path, json!({}));
    assert!(document["data"][0]["prompt"].is_string(), "{document}");
}

#[test]
fn sentiment_has_few_dimensions_and_occurrence_needs_a_theme() {
    let path = "/v2/reports/sentiment";
    let of = |more: Value| {
        let mut body = json!({ "asset": "Fleetmoor" });
        for (name, value) in more.as_object().expect("fields") {
            body[name] = value.clone();
        }
        body
    };
    refused(
        path,
        of(json!({ "group_by": ["model", "topic", "region"] })),
    );
    refused(path, of(json!({ "metrics": ["occurrence"] })));
    accepted(path, of(json!({ "group_by": ["model", "topic", "date"] })));
    let themes = json!({ "field": "theme", "op": "contains", "value": "Com" });
    refused(path, of(json!({ "filter": themes })));
}

#[test]
fn youtube_reports_leave_out_what_has_no_channel() {
    let channels = "/v2/reports/social/youtube/channels";
    refused(channels, json!({ "source_types": ["other"] }));
    let document = accepted(channels, json!({}));
    let info = &document["info"];
    assert_eq!(info["group_by"], json!(["channel"]));
    assert_eq!(
        info["source_types"],
        json!(["video", "short", "channel", "playlist"])
    );
    assert!(info.get("cursor").is_none(), "{info}");
    let videos = "/v2/reports/social/youtube/videos";
    let document = accepted(videos, json!({}));
    assert_eq!(document["info"]["source_types"], json!(["video", "short"]));
    let document = accepted(videos, json!({ "attribution": "unattributed" }));
    let rows = document["data"].as_array().expect("rows");
    assert!(!rows.is_empty() && rows.iter().all(|row| row["channel_title"].is_null()));
}

#[test]
fn merchants_have_the_metrics_of_their_view() {
    let path = "/v2/reports/shopping/merchants";
    refused(path, json!({ "metrics": ["brand_share"] }));
    refused(path, json!({ "group_by": ["brand", "date"] }));
    let document = accepted(path, json!({ "group_by": ["brand"] }));
    assert_eq!(document["info"]["view"], "brand_share");
    assert_eq!(
        document["info"]["metrics"],
        json!(["visibility_rank", "brand_share"])
    );
    assert!(
        document["data"][0]
            .get("merchant_share")
            .is_none_or(Value::is_null)
    );
}

#[test]
fn a_filter_that_a_report_does_not_have_is_refused() {
    let filter = json!({ "field": "colour", "op": "is", "value": "red" });
    for path in [
        "/v2/reports/citations",
        "/v2/reports/query-fanouts",
        "/v2/reports/factcheck",
    ] {
        refused(path, json!({ "filter": filter }));
    }
    let negated = json!({ "not": { "field": "model", "op": "is", "value": "Claude" } });
    refused("/v2/reports/factcheck", json!({ "filter": negated }));
    let tag = json!({ "field": "tag", "op": "is", "value": "Advice" });
    let all = accepted("/v2/reports/visibility", json!({}));
    let some = accepted("/v2/reports/visibility", json!({ "filter": tag }));
    assert_ne!(all["data"], some["data"]);
}

#[test]
fn every_filter_of_citations_has_its_effect() {
    let sandbox = InProcessSandbox::new();
    let path = "/v1/reports/citations";
    let metrics = json!({ "metrics": ["count"] });
    let count = |filter: Option<Value>| {
        let mut more = metrics.clone();
        more["filters"] = filter.into_iter().collect();
        let (status, document) = ask(&sandbox, path, more);
        assert_eq!(status, 200, "{document}");
        document["data"][0]["metrics"][0].as_u64().unwrap_or(0)
    };
    let all = count(None);
    for (field, value) in [
        ("hostname", json!("forum.example.com")),
        ("path", json!("/about")),
        ("url", json!("https://forum.example.com/reviews/compared")),
        ("root_domain", json!("example.org")),
        ("citation_category", json!("social")),
        ("prompt_type", json!("sentiment")),
        ("analysis_type", json!("accuracy")),
        ("region_name", json!("Germany")),
        ("topic_name", json!("Trail Running")),
        ("tag_name", json!("Advice")),
        ("mentioned", json!(true)),
    ] {
        let filter = json!({ "field": field, "operator": "is", "value": value });
        let some = count(Some(filter));
        assert!(0 < some && some < all, "{field}: {some} of {all}");
    }
}

/// The official SDK sends `view_id`, which the document lacks.
#[test]
fn log_reports_accept_a_view() {
    let sandbox = InProcessSandbox::new();
    for (path, metric) in [
        ("/v2/reports/bots", "count"),
        ("/v2/reports/referrals", "visits"),
    ] {
        let plain = json!({ "domain": "fleetmoor.example", "metrics": [metric] });
        let mut viewed = plain.clone();
        viewed["view_id"] = "00000000-0000-4000-8000-000000000001".into();
        assert_eq!(
            accepted(path, plain)["data"],
            accepted(path, viewed)["data"]
        );
    }
}
