//! Every field of every report has an effect: driven by the shapes, so that none is forgotten.

use serde_json::{Value, json};

use crate::{
    dataset::{
        Category,
        claims::THEMES,
        pages::id,
        visits::{domain_id, segments},
    },
    schema::shapes::SHAPES,
    tests::{
        filter_values::cluster,
        filters::{FilteredReport, reports},
        in_process::InProcessSandbox,
    },
};

/// A field that changes a response: the fields that it needs, and its value.
type Effect = (Vec<(&'static str, Value)>, Value);

/// The fields whose effect other tests hold, or that have none, each with the reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("category_id", "required; an unknown category is a 404"),
    ("start_date", "required; the period"),
    ("end_date", "the period"),
    ("asset", "required; the brand"),
    ("asset_name", "required; the brand"),
    ("domain", "required; the domain"),
    ("clean_href", "required; the page"),
    ("cluster_id", "required; the claim"),
    ("product_names", "required; the products"),
    ("metrics", "chooses columns"),
    ("dimensions", "chooses columns"),
    ("filter", "see the tests of filters"),
    ("filters", "see the tests of filters"),
    ("cursor", "see the tests of pages"),
    ("max_results", "see the tests of streams"),
];

/// The fields without an effect in single reports, each with the reason.
const IDLE: &[(&str, &str, &str)] = &[
    ("inaccurate-themes", "sort_by", "it has one value"),
    ("v2/reports/sentiment", "comparison_", "both are needed"),
    ("v1/reports/sentiment-v2", "comparison_", "both are needed"),
    (
        "cluster-example-runs",
        "comparison_",
        "the answers of one period are listed",
    ),
    (
        "executions",
        "comparison_",
        "there is no dimension `period`",
    ),
    (
        "triggered-prompts",
        "comparison_",
        "there is no dimension `period`",
    ),
    (
        "triggered-topics",
        "comparison_",
        "there is no dimension `period`",
    ),
    ("triggered-prompts", "pagination", "it must be null"),
    ("triggered-topics", "pagination", "it must be null"),
    (
        "triggered-prompts",
        "date_interval",
        "there is no dimension `date`",
    ),
    (
        "triggered-topics",
        "date_interval",
        "there is no dimension `date`",
    ),
    (
        "executions",
        "date_interval",
        "the rows have the day of the answer",
    ),
    (
        "all-items-with-merchants",
        "date_interval",
        "there is no dimension `date`",
    ),
    (
        "merchant-by-items",
        "date_interval",
        "there is no dimension `date`",
    ),
    (
        "merchant-share",
        "date_interval",
        "there is no dimension `date`",
    ),
    (
        "merchant-visibility-by-brand",
        "date_interval",
        "there is no dimension `date`",
    ),
];

/// Returns a change of a field that must change the response.
fn effect(report: &FilteredReport<'_>, category: &Category, name: &str) -> Effect {
    let ids = |entity: &crate::dataset::Entity| json!([entity.id]);
    let owned = category.assets[0].entity.name;
    let path = report.path();
    let plain = |value: Value| (Vec::new(), value);
    let topics = ("topic_ids", ids(&category.topics[0]));
    let topic = json!([{
        "field": "topic_id", "operator": "is", "value": category.topics[0].id,
    }]);
    let tag = json!([{ "field": "tag_id", "operator": "is", "value": category.tags[2].id }]);
    let tags = |count: usize| {
        let ids = category.tags.iter().take(count).map(|tag| tag.id.as_str());
        json!(ids.collect::<Vec<&str>>())
    };
    let tag_in = json!([{ "field": "tag_id", "operator": "in", "value": tags(2) }]);
    let is_shopping = path.contains("/shopping/");
    match name {
        "topic_ids" => plain(ids(&category.topics[0])),
        "tag_ids" => plain(ids(&category.tags[2])),
        "region_ids" => plain(ids(&category.regions[1])),
        "platform_ids" => plain(ids(&category.models[1])),
        "persona_ids" => plain(ids(&category.personas[0])),
        "prompt_ids" => plain(ids(&category.prompts[2])),
        "citation_categories" => plain(json!(["earned_media"])),
        "theme_id" => plain(id(&category.entity.id, THEMES[0]).into()),
        "exclude_topic_ids" if is_shopping => (vec![("filters", topic)], true.into()),
        "exclude_topic_ids" => (vec![topics], true.into()),
        "include_no_tag" if is_shopping => (vec![("filters", tag)], true.into()),
        "include_no_tag" => (vec![("tag_ids", tags(1))], true.into()),
        "include_no_persona" => (
            vec![("persona_ids", ids(&category.personas[1]))],
            true.into(),
        ),
        "tag_filter_type" if is_shopping => (vec![("filters", tag_in)], "all".into()),
        "tag_filter_type" => (vec![("tag_ids", tags(3))], "all".into()),
        "merchant_filter_type" => {
            let names = ["Northgate Store", "Everyday Market"];
            let filter = json!({ "field": "merchant_name", "operator": "in", "value": names });
            (vec![("filters", json!([filter]))], "all".into())
        }
        "analysis_types" => plain(json!(["accuracy"])),
        "analysis_filter_type" => {
            let both = json!(["accuracy", "sentiment"]);
            (vec![("analysis_types", both)], "all".into())
        }
        "search_query" => plain("design".into()),
        "search_asset" | "search_brand" => plain("aero".into()),
        "search_item" => plain("classic".into()),
        "search_merchant" => plain("store".into()),
        "include_asset" => (vec![("search_asset", "aero".into())], owned.into()),
        "include_brand" => (vec![("search_brand", "aero".into())], owned.into()),
        "include_items" => {
            let item = format!("{owned} One");
            (vec![("search_item", "classic".into())], json!([item]))
        }
        "include_asset_only" => (vec![("include_asset", owned.into())], true.into()),
        "include_brand_only" => (vec![("include_brand", owned.into())], true.into()),
        "include_assets_only" | "target_asset_names" | "owned_asset_names" => plain(json!([owned])),
        "include_competitors" => (vec![("owned_asset_names", json!([owned]))], true.into()),
        "target_product" => {
            let needs = vec![("group_by", json!([]))];
            (needs, format!("{owned} One").into())
        }
        "competitor_limit" => {
            let target = format!("{owned} One").into();
            let mut needs = vec![("target_product", target)];
            if report.has("include_competitors") {
                needs.push(("include_competitors", true.into()));
            } else {
                needs.push(("group_by", json!([])));
            }
            (needs, 2.into())
        }
        "product_name" => plain(format!("{owned} One").into()),
        "rank_by" => (
            vec![("metrics", json!(["visibility_rank", "average_position"]))],
            "average_position".into(),
        ),
        "include_position_frequency" | "include_count" | "include_models" => plain(true.into()),
        "include_merchants" => plain(true.into()),
        "include_cited_websites" => plain(true.into()),
        "include" if path == "/v1/prompts/answers" => plain(json!({ "run_id": true })),
        "include" if path == "/v2/prompts/answers" => plain(json!(["run_id"])),
        "include" => plain(json!(["theme"])),
        "comparison_start_date" | "comparison_end_date" => {
            let (other, start, end) = match name {
                "comparison_end_date" => ("comparison_start_date", "2026-02-10", "2026-02-20"),
                _ => ("comparison_end_date", "2026-02-20", "2026-02-10"),
            };
            let mut needs = vec![(other, start.into())];
            if report.words("dimensions").contains(&"period") {
                needs.push(("dimensions", json!(["period"])));
            }
            (needs, end.into())
        }
        "date_bucket" if path.ends_with("overview") => plain("month".into()),
        "date_bucket" if path.ends_with("sentiment-v2") => {
            let needs = vec![
                ("dimensions", json!(["date"])),
                ("metrics", json!(["sentiment"])),
            ];
            (needs, "month".into())
        }
        "date_bucket" => (vec![("group_by", json!(["date"]))], "month".into()),
        "interval" if path.ends_with("/channels") => plain("month".into()),
        "date_interval" | "interval" => (
            vec![
                ("dimensions", json!(["date"])),
                ("group_by", json!(["date"])),
            ],
            "month".into(),
        ),
        "breakdown_by" => plain("platform".into()),
        "group_by" if path.ends_with("overview") => plain("theme".into()),
        "group_by" => plain(
            report
                .words("group_by")
                .into_iter()
                .skip(1)
                .take(1)
                .collect(),
        ),
        "sort_by" => plain("accuracy".into()),
        "sort_order" => plain("asc".into()),
        "limit" if report.words("group_by").contains(&"topic") => {
            (vec![("group_by", json!(["topic"]))], 1.into())
        }
        "limit" => plain(1.into()),
        "offset" => plain(1.into()),
        "scope" => plain("owned".into()),
        "entity" => plain("page".into()),
        "source_types" => plain(json!(["short"])),
        "attribution" => plain("unattributed".into()),
        "assets" => plain("Aerolope".into()),
        "sort" if path.ends_with("/visibility") => plain(json!({ "field": "average_position" })),
        "sort" if path.ends_with("/query-fanouts") => {
            plain(json!({ "field": "total_fanouts", "dir": "asc" }))
        }
        "sort" => plain(json!({ "dir": "asc" })),
        "order_by" => (rows(report), json!({ order_column(report): "asc" })),
        "pagination" if path.ends_with("breakdown") => {
            plain(json!({ "metric": "inaccurate_claims" }))
        }
        "pagination" => (rows(report), json!({ "limit": 1 })),
        "metric_filters" => {
            let metric = if report.words("metrics").contains(&"visits") {
                "visits"
            } else {
                "count"
            };
            plain(json!([{ "field": metric, "operator": "<", "value": 1 }]))
        }
        "tags" => plain(json!(["help"])),
        "domain_id" => (
            vec![("tags", json!(["help"]))],
            domain_id("other.example").into(),
        ),
        "organization_id" => plain("00000000-0000-4000-8000-000000000000".into()),
        "view_id" => {
            let mut segments = segments(&category.organization);
            plain(segments.next().expect("a segment").0.into())
        }
        "timezone" => plain("Asia/Tokyo".into()),
        name => panic!("{path}: {name} has no example"),
    }
}

/// Returns groups that have several rows.
fn rows(report: &FilteredReport<'_>) -> Vec<(&'static str, Value)> {
    let groups = [
        "bot_name",
        "referral_source",
        "hostname",
        "topic",
        "topic_id",
        "asset_name",
    ];
    let known = report.words("dimensions");
    let found = groups.iter().find(|group| known.contains(group));
    if report.path().ends_with("sentiment-v2") {
        let metrics = ("metrics", json!(["sentiment"]));
        return vec![("dimensions", json!(["topic"])), metrics];
    }
    let is_plain = !report.path().contains("/shopping/") && !report.path().ends_with("fanouts");
    let found = found.filter(|_| is_plain);
    found
        .map(|group| ("dimensions", json!([group])))
        .into_iter()
        .collect()
}

fn order_column(report: &FilteredReport<'_>) -> &'static str {
    match report.path().rsplit('/').next() {
        Some("executions") => "product_count",
        Some("triggered-prompts" | "triggered-topics") => "total_runs",
        Some("query-fanouts") => "total_fanouts",
        Some("sentiment-v2") => "sentiment",
        _ => report.words("metrics")[0],
    }
}

#[test]
fn every_field_of_every_report_has_an_effect() {
    let sandbox = InProcessSandbox::new();
    let category = &sandbox.dataset.categories[0];
    assert!(!cluster(category).is_empty());
    let mut idle = Vec::new();
    for report in reports(&sandbox) {
        // A stream has the handler of its report.
        if report.operation.path.ends_with("/stream") {
            continue;
        }
        let body = report.operation.body.as_ref().expect("a body");
        let object = SHAPES.object(&body.shape).expect("an object");
        for field in &object.fields {
            let name = field.name.as_str();
            let is_idle = |(of, start, _): &&(&str, &str, &str)| {
                report.path().ends_with(of) && name.starts_with(start)
            };
            if EXCEPTIONS.iter().any(|(known, _)| *known == name)
                || IDLE.iter().any(|one| is_idle(&one))
            {
                continue;
            }
            let (needs, value) = effect(&report, category, name);
            let mut needs: Vec<_> = needs
                .into_iter()
                .filter(|(name, _)| report.has(name))
                .collect();
            let (status, before) = report.ask(&needs);
            let shown = format!("{} {name}: {value} with {needs:?}", report.path());
            needs.push((name, value));
            let (with, after) = report.ask(&needs);
            if (status, with) != (200, 200) {
                idle.push(format!("{shown}: {before:.300} {after:.300}"));
            } else if data(&before) == data(&after) {
                idle.push(shown);
            }
        }
    }
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

/// Returns a response without the echo of its request.
fn data(text: &str) -> Value {
    let mut document: Value = serde_json::from_str(text).expect("JSON");
    if let Some(fields) = document.as_object_mut() {
        fields.remove("info");
    }
    document
}
