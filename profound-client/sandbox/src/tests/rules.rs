//! Rules that the API states in words, and the filters of its reports.

use serde_json::{Value, json};

use crate::{
    dataset::visits::{domain_id, segments},
    tests::in_process::InProcessSandbox,
};

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

#[test]
fn a_comparison_of_sentiment_needs_both_dates() {
    let path = "/v2/reports/sentiment";
    let of = |dates: Value| {
        let mut body = json!({ "asset": "Fleetmoor" });
        for (name, value) in dates.as_object().expect("dates") {
            body[name] = value.clone();
        }
        body
    };
    let (start, end) = ("2026-02-02", "2026-02-08");
    refused(path, of(json!({ "comparison_start_date": start })));
    refused(path, of(json!({ "comparison_end_date": end })));
    let both = json!({ "comparison_start_date": start, "comparison_end_date": end });
    let compared = accepted(path, of(both));
    let earlier = accepted(path, of(json!({ "start_date": start, "end_date": end })));
    let score = &earlier["data"][0]["positive_sentiment"];
    assert!(score.is_number());
    assert_eq!(
        &compared["data"][0]["previous"]["positive_sentiment"],
        score
    );
}

/// The official SDK lists segments of domains, and sends the id of one as `view_id`. The document lacks
/// both.
#[test]
fn a_view_limits_a_log_to_its_pages() {
    let sandbox = InProcessSandbox::new();
    let organization = &sandbox.dataset.organizations[0];
    let segments: Vec<(String, &str, &str)> = segments(organization).collect();
    let listed =
        |query: &str| sandbox.document("GET", &format!("/v2/domain-segments{query}"), None);
    let own = listed(&format!("?organization_id={}", organization.id));
    let named = segments
        .iter()
        .map(|(id, name, _)| json!({ "id": id, "name": name }));
    assert_eq!(own, Value::Array(named.collect()));
    assert_eq!(listed("").as_array().map(Vec::len), Some(6));
    assert_eq!(segments[1].1, "Help");
    for (path, metric) in [
        ("/v2/reports/bots", "count"),
        ("/v2/reports/referrals", "visits"),
    ] {
        let paths = |view: Value| -> Vec<String> {
            let more = json!({
                "domain": "fleetmoor.example",
                "metrics": [metric],
                "dimensions": ["path"],
                "view_id": view,
            });
            let document = accepted(path, more);
            let rows = document["data"].as_array().expect("rows").iter();
            let mut paths: Vec<String> = rows
                .map(|row| row["dimensions"][0].as_str().expect("a path").to_owned())
                .collect();
            paths.sort();
            paths
        };
        let help = ["/guides/how-to-choose", "/support/returns"];
        assert_eq!(paths(segments[1].0.as_str().into()), help);
        assert_eq!(paths(Value::Null).len(), 5);
        let unknown = "00000000-0000-4000-8000-000000000001";
        assert_eq!(paths(unknown.into()), [""; 0]);
        let wrong = json!({
            "domain": "fleetmoor.example", "metrics": [metric], "view_id": "help",
        });
        refused(path, wrong);
    }
}

#[test]
fn tags_limit_a_log_to_their_pages() {
    let count = |more: Value| {
        let mut body = json!({ "domain": "fleetmoor.example", "metrics": ["count"] });
        for (name, value) in more.as_object().expect("fields") {
            body[name] = value.clone();
        }
        let document = accepted("/v2/reports/bots", body);
        document["data"][0]["metrics"][0].as_u64().unwrap_or(0)
    };
    let tagged = |tags: &[&str]| count(json!({ "tags": tags }));
    let (help, news) = (tagged(&["help"]), tagged(&["news"]));
    assert_eq!(tagged(&["help", "news"]), help + news);
    let pages = ["/guides/how-to-choose", "/support/returns"];
    let filter = json!({ "field": "path", "operator": "in", "value": pages });
    assert_eq!(help, count(json!({ "filters": [filter] })));
    assert_eq!(tagged(&["unknown"]), 0);
    let domain = domain_id("fleetmoor.example");
    assert_eq!(
        count(json!({ "tags": ["help"], "domain_id": domain })),
        help
    );
    let other = domain_id("other.example");
    assert_eq!(count(json!({ "tags": ["help"], "domain_id": other })), 0);
}

#[test]
fn assets_take_three_operators() {
    let path = "/v2/reports/visibility";
    let by =
        |op: &str, value: Value| json!({ "scope": "all", "assets": { "op": op, "value": value } });
    let names = |document: &Value| -> Vec<String> {
        let rows = document["data"].as_array().expect("rows").iter();
        let mut names: Vec<String> = rows.map(|row| row["asset"]["name"].to_string()).collect();
        names.sort();
        names
    };
    let one = names(&accepted(path, by("is", "Aerolope".into())));
    let two = names(&accepted(path, by("in", json!(["Aerolope", "Tarnfell"]))));
    let rest = names(&accepted(path, by("not_in", json!(["Aerolope"]))));
    assert_eq!(one, ["\"Aerolope\""]);
    assert_eq!(two, ["\"Aerolope\"", "\"Tarnfell\""]);
    assert!(rest.len() == 5 && !rest.contains(&one[0]));
    for op in ["not_is", "contains", "not_contains", "matches"] {
        refused(path, by(op, "Aerolope".into()));
    }
}

/// Without an end date, a report on a log ends now.
#[test]
fn a_report_without_an_end_ends_now() {
    let mut sandbox = InProcessSandbox::new();
    for (path, zone) in [
        ("/v1/reports/bots", None),
        ("/v2/reports/bots", Some("UTC")),
        ("/v2/reports/bots", Some("Asia/Tokyo")),
    ] {
        let mut body = json!({
            "domain": "fleetmoor.example",
            "start_date": "2026-03-29",
            "metrics": ["count"],
            "dimensions": ["date"],
        });
        if let Some(zone) = zone {
            body["timezone"] = zone.into();
        }
        let mut days = |now: i64| -> Vec<String> {
            sandbox.now = now;
            let document = sandbox.document("POST", path, Some(&body));
            let rows = document["data"].as_array().expect("rows").iter();
            let mut days: Vec<String> = rows
                .map(|row| row["dimensions"][0].as_str().expect("a day").to_owned())
                .collect();
            days.sort();
            days
        };
        // 15:30 UTC on 31 March 2026 is 00:30 on 1 April in Tokyo.
        let last = if zone == Some("Asia/Tokyo") {
            "2026-04-01"
        } else {
            "2026-03-31"
        };
        let found = days(1_774_971_000);
        assert_eq!(found[0], "2026-03-29", "{path} {zone:?}");
        assert_eq!(found.last().map(String::as_str), Some(last), "{zone:?}");
        assert_eq!(days(1_700_000_000), [""; 0], "it starts after now");
        // At most the last 366 days.
        assert!((365..=367).contains(&days(1_774_971_000 + 800 * 86_400).len()));
    }
}

/// A prompt of the dataset has one tag, so no prompt has two.
#[test]
fn all_tags_can_be_required() {
    let sandbox = InProcessSandbox::new();
    let tags: Vec<&str> = sandbox.dataset.categories[0]
        .tags
        .iter()
        .map(|tag| tag.id.as_str())
        .collect();
    let shopping = |kind: &str, tags: &[&str]| {
        let filter = json!({ "field": "tag_id", "operator": "in", "value": tags });
        let more = json!({ "filters": [filter], "tag_filter_type": kind });
        let document = accepted("/v1/reports/shopping/visibility", more);
        document["data"].as_array().expect("rows").len()
    };
    assert_eq!(shopping("any", &tags[..2]), 6);
    assert_eq!(shopping("all", &tags[..1]), 6);
    assert_eq!(shopping("all", &tags[..2]), 0);
    let accuracy = |kind: &str, tags: &[&str]| {
        let more = json!({ "tag_ids": tags, "tag_filter_type": kind });
        let document = accepted("/v1/reports/accuracy/overview", more);
        document["trendByPeriod"].as_array().expect("points").len()
    };
    assert!(accuracy("any", &tags) > 0 && accuracy("all", &tags[..1]) > 0);
    assert_eq!(accuracy("all", &tags), 0);
}

#[test]
fn all_merchants_can_be_required() {
    let products = |kind: &str, operator: &str, merchants: &[&str]| -> Vec<String> {
        let filter = json!({
            "field": "merchant_name", "operator": operator, "value": merchants,
        });
        let more = json!({
            "filters": [filter],
            "merchant_filter_type": kind,
            "dimensions": ["product_name"],
            "metrics": ["visibility_score"],
        });
        let document = accepted("/v1/reports/shopping/item-visibility", more);
        let rows = document["data"].as_array().expect("rows").iter();
        let mut names: Vec<String> = rows.map(|row| row["product_name"].to_string()).collect();
        names.sort();
        names
    };
    let of = |merchant: &str| products("any", "is", &[merchant]);
    let pair = ["Northgate Store", "Outfitter Direct"];
    let (first, second) = (of(pair[0]), of(pair[1]));
    let mut both = first.clone();
    both.retain(|name| second.contains(name));
    assert!(!both.is_empty());
    assert_eq!(products("all", "in", &pair), both);
    let any = products("any", "in", &pair);
    assert_eq!(any.len(), first.len() + second.len() - both.len());
    let none = products("any", "not_in", &pair);
    assert_eq!(products("all", "not_in", &pair), none);
}

#[test]
fn shopping_answers_are_limited_by_their_analyses() {
    let total = |more: Value| {
        let document = accepted("/v1/reports/shopping/executions", more);
        document["info"]["total_rows"].as_u64().expect("a number")
    };
    let of = |names: &[&str], kind: &str| {
        total(json!({ "analysis_types": names, "analysis_filter_type": kind }))
    };
    let all = total(json!({}));
    let (sentiment, accuracy) = (of(&["sentiment"], "any"), of(&["accuracy"], "any"));
    let any = of(&["sentiment", "accuracy"], "any");
    let both = of(&["sentiment", "accuracy"], "all");
    assert_eq!(of(&["visibility"], "any"), all);
    assert_eq!(any + both, sentiment + accuracy);
    assert!(0 < both && both < sentiment && any < all);
}
