//! The dates at which things were first or last seen, recounted from other reports.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::{
    dataset::dates::{DAY, date_of, moment},
    tests::in_process::InProcessSandbox,
};

fn rows(sandbox: &InProcessSandbox, path: &str, body: &Value) -> Vec<Value> {
    let document = sandbox.document("POST", path, Some(body));
    document["data"].as_array().expect("rows").clone()
}

#[test]
fn a_page_is_first_cited_on_the_day_of_the_first_answer_that_cites_it() {
    let sandbox = InProcessSandbox::new();
    let mut body = json!({
        "category_id": sandbox.dataset.categories[0].entity.id,
        "start_date": "2026-03-02",
        "end_date": "2026-03-09",
        "include": { "created_at": true, "citations": true },
    });
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for answer in rows(&sandbox, "/v1/prompts/answers", &body) {
        let day = eastern_day(answer["created_at"].as_str().expect("a time"));
        for page in answer["citations"].as_array().expect("citations") {
            let page = page.as_str().expect("a page").to_owned();
            let known = first.entry(page).or_insert_with(|| day.clone());
            *known = day.clone().min(known.clone());
        }
    }
    body["end_date"] = "2026-03-08".into();
    body["entity"] = "page".into();
    body.as_object_mut().expect("fields").remove("include");
    let (_, text) = sandbox.ask("POST", "/v2/reports/citations/stream", Some(&body));
    let events = text.split_terminator("\n\n");
    let pages = events.filter_map(|event| event.strip_prefix("event: result\ndata: "));
    let pages: Vec<Value> = pages
        .map(|row| serde_json::from_str(row).expect("JSON"))
        .collect();
    let shown = pages.iter().map(|row| {
        let text = |name: &str| row[name].as_str().expect("a text").to_owned();
        (text("page"), text("first_cited_at"))
    });
    let shown: BTreeMap<String, String> = shown.collect();
    assert_eq!(shown, first);
    let days: BTreeSet<&String> = shown.values().collect();
    assert!(days.len() > 2, "{days:?}");
}

/// Returns the day of a time in US Eastern time.
fn eastern_day(time: &str) -> String {
    let seconds = moment(time).expect("a time");
    date_of(seconds.div_euclid(DAY)).to_string()
}

#[test]
fn the_last_visit_of_a_path_is_on_its_last_day_with_visits() {
    let sandbox = InProcessSandbox::new();
    let ask = |dimensions: &[&str]| {
        let body = json!({
            "domain": "fleetmoor.example",
            "start_date": "2026-03-02 00:00",
            "end_date": "2026-03-06 00:00",
            "metrics": ["last_visit"],
            "dimensions": dimensions,
            "filters": [{ "field": "bot_name", "operator": "is", "value": "ChatGPT-Agent" }],
        });
        let pairs = rows(&sandbox, "/v2/reports/bots", &body).into_iter();
        pairs
            .map(|row| (row["dimensions"].clone(), row["metrics"][0].clone()))
            .collect::<Vec<(Value, Value)>>()
    };
    let mut last: BTreeMap<String, String> = BTreeMap::new();
    for (dimensions, metric) in ask(&["date", "path"]) {
        // A row of one day has this day as its last one.
        assert_eq!(dimensions[0], metric);
        let path = dimensions[1].to_string();
        let day = metric.as_str().expect("a day").to_owned();
        let known = last.entry(path).or_default();
        *known = day.max(known.clone());
    }
    let whole = ask(&["path"]).into_iter().map(|(dimensions, metric)| {
        let day = metric.as_str().expect("a day").to_owned();
        (dimensions[0].to_string(), day)
    });
    assert_eq!(whole.collect::<BTreeMap<_, _>>(), last);
    assert!(last.len() > 2);
}
