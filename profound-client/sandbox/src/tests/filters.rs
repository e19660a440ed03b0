//! Every filter of every report selects: driven by the shapes, so that no filter is without effect.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
};

use serde_json::{Value, json};

use crate::{
    dataset::claim_counts::SOURCES,
    reports::filter_rules,
    schema::shapes::{Operation, SHAPES, Shape},
    tests::{
        filter_values::{claim, cluster, known},
        in_process::InProcessSandbox,
    },
};

/// A report, with the request that the filters are added to.
pub(crate) struct FilteredReport<'a> {
    sandbox: &'a InProcessSandbox,
    pub(crate) operation: &'static Operation,
    pub(crate) body: Value,
    /// The responses to earlier requests: the same request has the same response.
    earlier: RefCell<HashMap<String, (u16, String)>>,
}

/// Returns all reports: operations that read a body with a period.
pub(crate) fn reports(sandbox: &InProcessSandbox) -> Vec<FilteredReport<'_>> {
    let operations = SHAPES.operations.iter();
    let reports = operations.filter(|operation| {
        operation.path.contains("/reports/") || operation.path.contains("/prompts/answers")
    });
    reports
        .map(|operation| FilteredReport::new(sandbox, operation))
        .collect()
}

/// The metrics that are sums. The first that a report has measures its size.
const SUMS: [&str; 10] = [
    "count",
    "total_youtube_citations",
    "visits",
    "occurrences",
    "total_fanouts",
    "mentions_count",
    "offer_count",
    "shopping_triggered_runs",
    "totalClaimCount",
    "claimCount",
];

impl<'a> FilteredReport<'a> {
    fn new(sandbox: &'a InProcessSandbox, operation: &'static Operation) -> FilteredReport<'a> {
        let category = &sandbox.dataset.categories[0];
        let mut report = FilteredReport {
            sandbox,
            operation,
            body: json!({}),
            earlier: RefCell::default(),
        };
        let mut put = |name: &str, value: Value| {
            if report.has(name) {
                report.body[name] = value;
            }
        };
        put("category_id", category.entity.id.as_str().into());
        put("start_date", "2026-03-02".into());
        put("end_date", end(operation).into());
        put("domain", "fleetmoor.example".into());
        put("asset", category.assets[0].entity.name.into());
        put("asset_name", category.assets[0].entity.name.into());
        put("scope", "all".into());
        put("limit", 50.into());
        put("target_asset_names", json!(["Fleetmoor", "Aerolope"]));
        put("cluster_id", cluster(category).into());
        put(
            "clean_href",
            category.pages[category.sources()[claim(category) * SOURCES]]
                .url()
                .into(),
        );
        put("product_names", json!(["Fleetmoor One", "Aerolope One"]));
        report.group();
        report
    }

    /// Chooses groups and metrics that show every filter.
    fn group(&mut self) {
        let dimensions = self.words("dimensions");
        let metrics = self.words("metrics");
        let sum = SUMS.iter().find(|name| metrics.contains(name));
        if let Some(sum) =
            sum.filter(|_| self.operation.path.starts_with("/v1") || self.has("domain"))
        {
            self.body["metrics"] = json!([sum]);
        } else if self.is("metrics") {
            self.body["metrics"] = json!(metrics);
        }
        let groups = match self.path() {
            "/v1/reports/query-fanouts" => vec!["prompt", "query"],
            "/v1/reports/sentiment-v2" => vec!["claim", "prompt"],
            path if path.contains("/shopping/") && sum.is_none() => dimensions
                .into_iter()
                .filter(|name| *name != "period")
                .collect(),
            _ => Vec::new(),
        };
        if self.has("dimensions") && !groups.is_empty() {
            self.body["dimensions"] = json!(groups);
        }
        let groups = match self.path() {
            "/v2/reports/sentiment" => vec!["claim", "prompt"],
            "/v2/reports/visibility" | "/v2/reports/shopping/brands" => vec!["prompt", "region"],
            "/v2/reports/shopping/products" => vec!["prompt"],
            _ => Vec::new(),
        };
        if !groups.is_empty() {
            self.body["group_by"] = json!(groups);
        }
    }

    pub(crate) fn path(&self) -> &'static str {
        self.operation.path.trim_end_matches("/stream")
    }

    fn shape(&self, name: &str) -> Option<&'static Shape> {
        let body = self.operation.body.as_ref();
        let object = body.and_then(|body| SHAPES.object(&body.shape));
        Some(object?.field(name)?.shape.or_null())
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.shape(name).is_some()
    }

    /// Returns whether a field is required.
    fn is(&self, name: &str) -> bool {
        let body = self.operation.body.as_ref();
        let object = body.and_then(|body| SHAPES.object(&body.shape));
        let field = object.and_then(|object| object.field(name));
        field.is_some_and(|field| field.required)
    }

    pub(crate) fn words(&self, name: &str) -> Vec<&'static str> {
        self.shape(name)
            .map(|shape| SHAPES.literals(shape))
            .unwrap_or_default()
    }

    /// Returns the response to the request with more fields.
    pub(crate) fn ask(&self, more: &[(&str, Value)]) -> (u16, String) {
        let mut body = self.body.clone();
        for (name, value) in more {
            body[*name] = value.clone();
        }
        let mut earlier = self.earlier.borrow_mut();
        let ask = || self.sandbox.ask("POST", &self.operation.path, Some(&body));
        earlier.entry(body.to_string()).or_insert_with(ask).clone()
    }

    /// Returns the rows of a response, and its size.
    fn rows(&self, more: &[(&str, Value)]) -> (Vec<Value>, f64) {
        let (status, text) = self.ask(more);
        let name = format!("{} {more:?}", self.operation.path);
        assert_eq!(status, 200, "{name}: {text}");
        let parse = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        let rows: Vec<Value> = if text.starts_with("event: ") {
            let events = text.split_terminator("\n\n").skip(1);
            let data = events.filter_map(|event| event.split_once("\ndata: "));
            data.map(|(_, data)| parse(data)).collect()
        } else {
            let document = parse(&text);
            let lists = ["data", "scoreBreakdown", "claims"].map(|name| document[name].as_array());
            let lists = lists.into_iter().flatten().chain(document.as_array());
            let one = document["data"].is_object().then_some(&document["data"]);
            lists.flatten().chain(one).cloned().collect()
        };
        let size = rows.iter().map(size).sum();
        (rows, size)
    }
}

/// Returns the end of the period. Few answers have claims that are checked, so their period is longer.
fn end(operation: &Operation) -> &'static str {
    let is_exclusive = operation.path.starts_with("/v1")
        || operation.path.ends_with("/bots")
        || operation.path.ends_with("/referrals");
    match is_exclusive {
        _ if operation.path.contains("/accuracy/") => "2026-03-12",
        true => "2026-03-04",
        false => "2026-03-03",
    }
}

/// Returns the size of a row: its sum, or 1.
fn size(row: &Value) -> f64 {
    if let Some(accurate) = row["accurate"].as_f64() {
        return accurate + row["inaccurate"].as_f64().unwrap_or_default();
    }
    if let Some(accurate) = row["accurateCount"].as_f64() {
        return accurate + row["inaccurateCount"].as_f64().unwrap_or_default();
    }
    let positional = row["metrics"].get(0).and_then(Value::as_f64);
    let named = SUMS.iter().find_map(|name| row[*name].as_f64());
    positional.or(named).unwrap_or(1.0)
}

/// Returns the value of an operator that selects what has a known value.
fn value(operator: &str, known: &Value) -> Value {
    let text = known.as_str().unwrap_or_default();
    match operator {
        "in" | "not_in" => json!([known]),
        _ if is_choice(known) => known.clone(),
        "matches" => {
            let end = text.find(['?', '.', '(']).unwrap_or(text.len());
            format!("^{}", &text[..end]).into()
        }
        "contains_case_insensitive" | "not_contains_case_insensitive" => text.to_uppercase().into(),
        _ => known.clone(),
    }
}

/// The fields and operators of a list of filters.
fn listed(report: &FilteredReport<'_>) -> Vec<(Vec<&'static str>, Vec<&'static str>, bool)> {
    let shape = report.shape("filters").map(|shape| SHAPES.resolve(shape));
    let Some(item) = shape.and_then(Shape::item) else {
        return Vec::new();
    };
    let kinds = match SHAPES.resolve(item) {
        Shape::OneOf(kinds) => kinds.iter().collect(),
        one => vec![one],
    };
    let kinds = kinds.into_iter().filter_map(|kind| {
        let object = SHAPES.object(kind)?;
        let words = |name: &str| {
            object
                .field(name)
                .map(|field| SHAPES.literals(&field.shape))
                .unwrap_or_default()
        };
        let is_by_id = matches!(kind, Shape::Named(name) if name.contains("IdFilter"));
        Some((words("field"), words("operator"), is_by_id))
    });
    kinds.collect()
}

/// Asserts that a filter selects a part, that its negation selects the rest, and that an unknown value
/// selects nothing.
fn assert_selects(
    report: &FilteredReport<'_>,
    whole: &(Vec<Value>, f64),
    operators: &[&str],
    known: &Value,
    filter: &dyn Fn(&str, Value) -> (&'static str, Value),
) {
    let ask = |operator: &str, value: Value| {
        let (name, filter) = filter(operator, value);
        report.rows(&[(name, filter)])
    };
    let is_negative = |operator: &str| operator.starts_with("not_");
    let found = operators
        .iter()
        .map(|operator| (*operator, ask(operator, value(operator, known))));
    let found: Vec<(&str, (Vec<Value>, f64))> = found.collect();
    let (part, rest) = (
        found.iter().find(|(operator, _)| !is_negative(operator)),
        found.iter().find(|(operator, _)| is_negative(operator)),
    );
    let (part, rest) = (
        part.expect("an operator").1.1,
        rest.map(|(_, found)| found.1),
    );
    let name = format!(
        "{} {}: {part} and {rest:?} of {}",
        report.operation.path,
        filter(operators[0], value(operators[0], known)).1,
        whole.1
    );
    assert!(0.0 < part && part <= whole.1, "{name}");
    if let Some(rest) = rest {
        assert!(0.0 < rest && rest <= whole.1, "{name}");
        assert!(part + rest >= whole.1 - 1e-9, "{name}");
    }
    for (operator, found) in &found {
        assert_ne!(found.0, whole.0, "{operator}: {name}");
        // Operators of one kind select the same: the value fits all of them.
        let expected = if is_negative(operator) {
            rest
        } else {
            Some(part)
        };
        let is_exact = *operator != "matches" && !operator.contains("contains");
        assert!(!is_exact || Some(found.1) == expected, "{operator}: {name}");
    }
    let is_stream = report.operation.path.ends_with("/stream");
    if known.is_boolean() || is_choice(known) || is_stream {
        return;
    }
    let is_id = crate::dataset::uuid::normalise(known.as_str().unwrap_or_default()).is_some();
    let unknown = if is_id { NO_ID } else { "unknown" };
    for operator in &operators[..operators.len().min(2)] {
        let found = ask(operator, value(operator, &unknown.into()));
        let expected = if is_negative(operator) { whole.1 } else { 0.0 };
        assert_eq!(found.1, expected, "{operator}: {name}");
    }
}

/// Returns whether a field takes only a few values, so that an unknown one gets a 422.
fn is_choice(known: &Value) -> bool {
    let choices = [
        "accuracy",
        "factcheck",
        "sentiment",
        "positive",
        "index",
        "utm",
        "openai",
    ];
    known.as_str().is_some_and(|known| choices.contains(&known))
}

const NO_ID: &str = "00000000-0000-4000-8000-000000000000";

/// The fields whose operators have all been tested, by the reader of the filter.
#[derive(Default)]
struct Tested {
    fields: HashSet<(bool, String)>,
}

impl Tested {
    fn knows(&self, report: &FilteredReport<'_>, field: &str) -> bool {
        let is_visibility = report.path().ends_with("/reports/visibility");
        self.fields.contains(&(is_visibility, field.to_owned()))
    }

    /// Returns the operators to test: all the first time, then `is` and `not_is`. The operators of one
    /// field are read by one function, except in reports on visibility. A stream has the handler of its
    /// report, so one operator shows that it reads the filter.
    fn operators<'o>(
        &mut self,
        report: &FilteredReport<'_>,
        field: &str,
        all: &'o [&'static str],
    ) -> &'o [&'static str] {
        let is_visibility = report.path().ends_with("/reports/visibility");
        let count = match () {
            () if report.operation.path.ends_with("/stream") => 1,
            () if self.fields.insert((is_visibility, field.to_owned())) => all.len(),
            () => 2,
        };
        &all[..all.len().min(count)]
    }
}

/// Tests the lists of filters of v1 reports, and of v2 reports on logs.
fn assert_lists_select(of: &dyn Fn(&str) -> bool) {
    let sandbox = InProcessSandbox::new();
    let category = &sandbox.dataset.categories[0];
    let mut tested = Tested::default();
    for report in reports(&sandbox) {
        if !of(&report.operation.path) || !report.has("filters") {
            continue;
        }
        let whole = report.rows(&[]);
        for (fields, operators, is_by_id) in listed(&report) {
            for field in fields {
                let known = known(category, report.path(), field, is_by_id);
                let operators = tested.operators(&report, field, &operators);
                assert_selects(&report, &whole, operators, &known, &|operator, value| {
                    let one = json!({ "field": field, "operator": operator, "value": value });
                    ("filters", json!([one]))
                });
            }
        }
    }
    assert!(tested.fields.len() > 10);
}

#[test]
fn every_filter_of_v1_reports_selects() {
    assert_lists_select(&|path| !path.contains("/shopping/"));
}

#[test]
fn every_filter_of_v1_shopping_reports_selects() {
    assert_lists_select(&|path| path.contains("/shopping/"));
}

#[test]
fn every_filter_of_v2_reports_selects() {
    let sandbox = InProcessSandbox::new();
    let category = &sandbox.dataset.categories[0];
    let mut tested = Tested::default();
    for report in reports(&sandbox) {
        if !report.has("filter") {
            continue;
        }
        let whole = report.rows(&[]);
        let fields = filter_rules::fields(report.path()).expect("fields");
        for field in fields {
            let is_stream = report.operation.path.ends_with("/stream");
            let known = known(category, report.path(), field, false);
            let all: &[&str] = if is_stream || tested.knows(&report, field) {
                &["is", "not_is"]
            } else {
                &[
                    "is",
                    "not_is",
                    "in",
                    "not_in",
                    "contains",
                    "not_contains",
                    "matches",
                ]
            };
            let fits = |operator: &str| {
                let leaf =
                    json!({ "field": field, "op": operator, "value": value(operator, &known) });
                report.ask(&[("filter", leaf)]).0 == 200
            };
            let operators: Vec<&str> = all.iter().copied().filter(|one| fits(one)).collect();
            assert!(!operators.is_empty(), "{} {field}", report.operation.path);
            let operators = tested.operators(&report, field, &operators);
            assert_selects(&report, &whole, operators, &known, &|operator, value| {
                let leaf = json!({ "field": field, "op": operator, "value": value });
                ("filter", leaf)
            });
        }
    }
}
