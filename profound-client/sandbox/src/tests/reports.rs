//! Tests of reports.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::{reports::v2_reports::REPORTS, tests::in_process::InProcessSandbox};

fn body(sandbox: &InProcessSandbox, more: &Value) -> Value {
    let category = &sandbox.dataset.categories[1];
    let mut body = json!({
        "category_id": category.entity.id,
        "start_date": "2026-03-02",
        "end_date": "2026-03-08",
    });
    for (name, value) in more.as_object().expect("fields") {
        body[name] = value.clone();
    }
    body
}

fn report_document(sandbox: &InProcessSandbox, path: &str, more: &Value) -> Value {
    sandbox.document("POST", path, Some(&body(sandbox, more)))
}

fn rows(document: &Value) -> &Vec<Value> {
    document["data"].as_array().expect("rows")
}

/// Returns all rows of a v2 report, read in pages of `limit` rows.
fn walk(sandbox: &InProcessSandbox, path: &str, more: &Value, limit: usize) -> Vec<Value> {
    let mut more = more.clone();
    more["limit"] = limit.into();
    let (mut all, mut counted) = (Vec::new(), 0);
    loop {
        let page = report_document(sandbox, path, &more);
        all.extend(rows(&page).clone());
        let info = &page["info"];
        // Reports on brands, products and channels page these, and each can have several rows.
        let count = info["count"].as_u64().expect("a count") as usize;
        assert!(count <= rows(&page).len());
        counted += count;
        more["cursor"] = info["next_cursor"].clone();
        if more["cursor"].is_null() {
            assert_eq!(info["total_results"], counted, "{path}");
            return all;
        }
        assert_eq!(count, limit);
    }
}

fn asset_of(sandbox: &InProcessSandbox) -> &'static str {
    sandbox.dataset.categories[1].assets[0].entity.name
}

#[test]
fn the_pages_of_a_v2_report_have_every_row_once() {
    let sandbox = InProcessSandbox::new();
    for report in REPORTS {
        let group = match report.path {
            path if path.ends_with("channels") => "channel",
            path if path.ends_with("videos") => "",
            path if path.ends_with("merchants") => "brand",
            path if path.ends_with("claims") => "theme",
            _ => "prompt",
        };
        let mut more = match group {
            "" => json!({}),
            group => json!({ "group_by": [group] }),
        };
        if report.path.ends_with("sentiment") {
            more["asset"] = asset_of(&sandbox).into();
        }
        let fine = walk(&sandbox, report.path, &more, 7);
        let wide = walk(&sandbox, report.path, &more, 50);
        assert_eq!(fine, wide, "{}", report.path);
        let distinct: HashSet<String> = fine.iter().map(Value::to_string).collect();
        assert_eq!(distinct.len(), fine.len(), "{}", report.path);
        assert!(fine.len() > 4, "{}: {}", report.path, fine.len());
    }
}

#[test]
fn a_report_has_the_dimensions_and_the_metrics_that_are_asked_for() {
    let sandbox = InProcessSandbox::new();
    let more = json!({ "group_by": ["model", "date"], "metrics": ["count"] });
    let document = report_document(&sandbox, "/v2/reports/citations", &more);
    for row in rows(&document) {
        let names: Vec<&String> = row.as_object().expect("a row").keys().collect();
        assert_eq!(names, ["count", "date", "domain", "model"]);
        assert!(row["model"]["id"].is_string() && row["model"]["name"].is_string());
    }
    assert_eq!(document["info"]["metrics"], json!(["count"]));
}

#[test]
fn a_period_is_about_the_sum_of_its_days_and_differs_from_the_next() {
    let sandbox = InProcessSandbox::new();
    let path = "/v2/reports/citations";
    let wide = walk(&sandbox, path, &json!({}), 50);
    let fine = walk(&sandbox, path, &json!({ "group_by": ["date"] }), 50);
    let next = walk(
        &sandbox,
        path,
        &json!({ "start_date": "2026-03-09", "end_date": "2026-03-15" }),
        50,
    );
    let count = |row: &Value| row["count"].as_i64().expect("a count");
    for row in &wide {
        let days = fine.iter().filter(|day| day["domain"] == row["domain"]);
        let days: Vec<i64> = days.map(count).collect();
        assert_eq!(days.len(), 7);
        assert!((days.iter().sum::<i64>() - count(row)).abs() <= 7, "{row}");
        assert!(days.iter().collect::<HashSet<_>>().len() > 1, "{row}");
    }
    assert_ne!(wide, next);
}

#[test]
fn the_shares_of_a_group_make_one() {
    let sandbox = InProcessSandbox::new();
    let all = walk(
        &sandbox,
        "/v2/reports/citations",
        &json!({ "group_by": ["model"] }),
        50,
    );
    for model in &sandbox.dataset.categories[1].models {
        let of = all
            .iter()
            .filter(|row| row["model"]["id"] == model.id.as_str());
        let shares: Vec<f64> = of
            .filter_map(|row| row["citation_share"].as_f64())
            .collect();
        assert!(shares.len() > 4);
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }
}

#[test]
fn a_filter_leaves_what_passes_and_changes_nothing_of_it() {
    let sandbox = InProcessSandbox::new();
    let path = "/v2/reports/query-fanouts";
    let by_model = json!({ "group_by": ["model"] });
    let all = walk(&sandbox, path, &by_model, 50);
    let filter = json!({ "field": "model", "op": "not_in", "value": ["Claude"] });
    let some = json!({ "group_by": ["model"], "filter": filter });
    let document = report_document(&sandbox, path, &some);
    let kept = |row: &&Value| row["model"] != "Claude";
    let without_share = |row: &Value| {
        let mut row = row.clone();
        row["share"] = Value::Null;
        row["rank"] = Value::Null;
        row
    };
    let expected: Vec<Value> = all.iter().filter(kept).map(without_share).collect();
    let found: Vec<Value> = rows(&document).iter().map(without_share).collect();
    assert_eq!((found.len(), found), (3, expected));
    let models = json!(["ChatGPT", "Perplexity", "Google Gemini"]);
    assert_eq!(document["info"]["models"], models);
}

#[test]
fn rows_are_ordered_as_asked() {
    let sandbox = InProcessSandbox::new();
    let asset = asset_of(&sandbox);
    let path = "/v2/reports/sentiment";
    for (dir, sign) in [("asc", 1.0), ("desc", -1.0)] {
        let sort = json!({ "field": "occurrence", "dir": dir });
        let more = json!({ "asset": asset, "group_by": ["claim", "model"], "sort": sort });
        let all = walk(&sandbox, path, &more, 50);
        let order = all.iter().filter_map(|row| row["occurrence"].as_f64());
        assert!(order.map(|number| number * sign).is_sorted(), "{dir}");
    }
    let more = json!({ "asset": asset, "sort": { "field": "theme" } });
    let (status, text) = sandbox.ask("POST", path, Some(&body(&sandbox, &more)));
    assert_eq!(status, 422, "{text}");
}

#[test]
fn a_stream_has_the_rows_of_all_pages_or_as_many_as_asked() {
    let sandbox = InProcessSandbox::new();
    for (path, most) in [
        ("/v2/reports/citations", None),
        ("/v2/reports/shopping/products", Some(4)),
    ] {
        let more = json!({ "group_by": ["date"], "limit": 5, "max_results": most });
        let all = walk(&sandbox, path, &json!({ "group_by": ["date"] }), 50);
        let (_, text) = sandbox.ask(
            "POST",
            &format!("{path}/stream"),
            Some(&body(&sandbox, &more)),
        );
        let mut events = text.split_terminator("\n\n");
        let summary = events
            .next()
            .and_then(|event| event.strip_prefix("event: summary\ndata: "));
        let summary: Value = serde_json::from_str(summary.expect("a summary")).expect("JSON");
        assert_eq!(summary["next_cursor"], Value::Null);
        let results = events.filter_map(|event| event.strip_prefix("event: result\ndata: "));
        let results: Vec<Value> = results
            .filter_map(|row| serde_json::from_str(row).ok())
            .collect();
        let count = summary["count"].as_u64().expect("a count") as usize;
        assert!(results.len() >= count && count > 0);
        assert_eq!(results, all[..most.unwrap_or(all.len())]);
    }
}

#[test]
fn positional_rows_stand_in_the_order_of_the_query() {
    let sandbox = InProcessSandbox::new();
    let more = json!({
        "metrics": ["last_visit", "count"],
        "dimensions": ["bot_name", "date"],
        "domain": "fleetmoor.example",
        "order_by": { "bot_name": "asc", "count": "desc" },
        "pagination": { "limit": 9, "offset": 3 },
    });
    let document = report_document(&sandbox, "/v2/reports/bots", &more);
    let query = &document["info"]["query"];
    assert_eq!(query["metrics"], json!(["count", "last_visit"]));
    assert_eq!(query["dimensions"], json!(["date", "bot_name"]));
    assert_eq!(document["info"]["total_rows"], 6 * 9);
    let keys = rows(&document).iter().map(|row| {
        let count = row["metrics"][0].as_i64().expect("a count");
        (row["dimensions"][1].to_string(), -count)
    });
    let keys: Vec<_> = keys.collect();
    assert!(keys.is_sorted() && keys.len() == 9);
}

#[test]
fn a_report_with_too_many_rows_is_refused() {
    let sandbox = InProcessSandbox::new();
    let more = json!({
        "start_date": "2025-04-01",
        "end_date": "2026-03-31",
        "date_interval": "hour",
        "dimensions": ["date", "url", "prompt", "model"],
        "metrics": ["count"],
    });
    let (status, text) = sandbox.ask(
        "POST",
        "/v1/reports/citations",
        Some(&body(&sandbox, &more)),
    );
    assert_eq!(status, 422, "{text:.300}");
}

#[test]
fn answers_are_those_that_visibility_is_counted_from() {
    let sandbox = InProcessSandbox::new();
    let more = json!({ "limit": 200, "include": ["model", "mentions"] });
    let answers = report_document(&sandbox, "/v2/prompts/answers", &more);
    let counted = json!({ "metrics": ["executions"], "end_date": "2026-03-09" });
    let counted = report_document(&sandbox, "/v1/reports/visibility", &counted);
    assert_eq!(
        answers["info"]["total_results"],
        counted["data"][0]["metrics"][0]
    );
    assert!(
        rows(&answers)
            .iter()
            .all(|row| row["mentions"][0].is_string())
    );
}

#[test]
fn a_period_stands_beside_the_one_it_is_compared_with() {
    let sandbox = InProcessSandbox::new();
    let more = json!({
        "dimensions": ["asset_name", "period"],
        "metrics": ["visibility_score"],
        "comparison_start_date": "2026-02-02",
        "comparison_end_date": "2026-02-08",
    });
    let document = report_document(&sandbox, "/v1/reports/shopping/visibility", &more);
    let of = |period: &str| {
        let rows = rows(&document).iter().filter(|row| row["period"] == period);
        let pairs = rows.map(|row| (row["asset_name"].clone(), row["visibility_score"].clone()));
        pairs.collect::<Vec<_>>()
    };
    let (current, before) = (of("current"), of("comparison"));
    assert_eq!((current.len(), before.len()), (6, 6));
    assert!(
        current
            .iter()
            .zip(&before)
            .all(|(a, b)| a.0 == b.0 && a.1 != b.1)
    );
}

#[test]
fn a_request_for_a_large_response_is_refused_or_shortened() {
    let sandbox = InProcessSandbox::new();
    let volumes = "/v2/prompt-volumes/volume/on-the-fly";
    let of_regions = |regions: Vec<String>| {
        let more =
            json!({ "keyword": "boots", "matching_type": "exact_match", "regions": regions });
        sandbox.ask("POST", volumes, Some(&body(&sandbox, &more)))
    };
    let (status, few) = of_regions(vec!["US".to_owned(); 50]);
    let few: Value = serde_json::from_str(&few).expect("JSON");
    assert_eq!(status, 200, "{few}");
    let (status, one) = of_regions(vec!["US".to_owned()]);
    let one: Value = serde_json::from_str(&one).expect("JSON");
    assert_eq!((status, &one["data"]), (200, &few["data"]));
    let many = of_regions((0..20_000).map(|at| at.to_string()).collect());
    assert_eq!(many.0, 422);

    let filter = json!({ "field": "count", "operator": ">", "value": 0 });
    for (count, expected) in [(100, 200), (101, 422)] {
        let filters = vec![filter.clone(); count];
        let domain = "fleetmoor.example";
        let more = json!({ "domain": domain, "metrics": ["count"], "metric_filters": filters });
        let (status, text) = sandbox.ask("POST", "/v1/reports/bots", Some(&body(&sandbox, &more)));
        assert_eq!(status, expected, "{text}");
    }

    let year = json!({
        "start_date": "2025-01-01",
        "end_date": "2026-01-01",
        "pagination": { "limit": 50_000 },
        "include": { "response": false },
    });
    let answers = report_document(&sandbox, "/v1/prompts/answers", &year);
    assert_eq!(rows(&answers).len(), 10_000);
    assert!(answers["info"]["total_rows"].as_u64() > Some(10_000));
}

#[test]
fn a_brand_has_its_rank_among_all_whichever_are_asked_for() {
    let sandbox = InProcessSandbox::new();
    let path = "/v2/reports/shopping/brands";
    let all = walk(&sandbox, path, &json!({ "scope": "all" }), 50);
    let [.., last] = &all[..] else {
        panic!("there should be brands");
    };
    let more = json!({ "scope": "owned", "assets": last["asset"]["name"] });
    let document = report_document(&sandbox, path, &more);
    assert_eq!(document["info"]["scope"], "custom");
    let [one] = &rows(&document)[..] else {
        panic!("{document}");
    };
    assert_eq!(one["asset"], last["asset"]);
    assert_eq!(one["visibility_rank"], last["visibility_rank"]);
    assert!(one["visibility_rank"].as_u64() > Some(1), "{one}");
}

/// A v1 stream names the columns that the document has by position.
#[test]
fn a_v1_stream_names_the_values_of_the_document() {
    let sandbox = InProcessSandbox::new();
    for (path, more) in [
        (
            "/v1/reports/visibility",
            json!({ "metrics": ["executions"], "dimensions": ["date", "model"] }),
        ),
        (
            "/v1/reports/citations",
            json!({ "metrics": ["count", "citation_share"], "dimensions": ["model"] }),
        ),
    ] {
        let document = report_document(&sandbox, path, &more);
        let query = &document["info"]["query"];
        let named = rows(&document).iter().map(|row| {
            let mut named = json!({});
            for kind in ["dimensions", "metrics"] {
                let names = query[kind].as_array().expect("names");
                for (at, name) in names.iter().enumerate() {
                    named[name.as_str().expect("a name")] = row[kind][at].clone();
                }
            }
            format!("event: row\ndata: {named}")
        });
        let (status, text) = sandbox.ask(
            "POST",
            &format!("{path}/stream"),
            Some(&body(&sandbox, &more)),
        );
        assert_eq!(status, 200, "{text}");
        let events: Vec<&str> = text.split_terminator("\n\n").skip(1).collect();
        assert_eq!(events, named.collect::<Vec<String>>(), "{path}");
        assert!(events.len() >= 4);
    }
}
