//! Documented requests and responses, decoded by the typed API.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::{
    arguments::{Call, Pick, Sort},
    calls, compare,
    document::{Document, items, members, outside},
    sent::{self, list_of},
    served::stream,
    server::{Reply, Server},
};

/// A documented request and its response.
struct Pair {
    name: String,
    json: Value,
}

/// Placeholders for ids in the documentation.
const PLACEHOLDERS: &[&str] = &["<uuid>", "your_agent_id", "your_organization_id"];

/// Decodes every documented response, and returns the differences.
pub(crate) async fn problems(document: &Document) -> Vec<String> {
    let mut problems = Vec::new();
    let pairs = pairs();
    assert!(!pairs.is_empty(), "there are no documented pairs");
    let siblings: Vec<_> = pairs
        .iter()
        .map(|pair| (pair.path().to_owned(), pair.json["response"].clone()))
        .collect();
    let server = Server::start().await;
    for pair in &pairs {
        let methods: Vec<_> = pair.methods().collect();
        if methods.is_empty() {
            problems.push(format!("{}: no method calls it", pair.name));
        }
        for call in methods {
            let told = pair.problems(document, call, &server, &siblings).await;
            let name = format!("{} ({})", pair.name, call.method);
            problems.extend(told.iter().map(|problem| format!("{name}: {problem}")));
        }
    }
    problems
}

impl Pair {
    fn path(&self) -> &str {
        let path = self.json["path"].as_str().unwrap_or_default();
        path.split('?').next().unwrap_or_default()
    }

    /// Returns the methods that return a whole response.
    fn methods(&self) -> impl Iterator<Item = &'static Call> + use<> {
        let method = self.json["method"].as_str().unwrap_or_default();
        let operation = format!("{method} {}", self.path());
        let all = calls::ALL.iter().flat_map(|(_, calls)| *calls);
        all.filter(move |call| {
            call.operation == operation && !call.sort.is_paged() && call.sort != Sort::Upload
        })
    }

    async fn problems(
        &self,
        document: &Document,
        call: &Call,
        server: &Server,
        siblings: &[(String, Value)],
    ) -> Vec<String> {
        let Some(operation) = document.operation(call.operation) else {
            return vec!["there is no such operation".into()];
        };
        let (status, kind, schema) = operation.answer();
        let kind = kind.map(str::to_owned);
        let (body, expected, schema) = match call.sort {
            Sort::Events => {
                let events = self.events(siblings);
                let text = events
                    .iter()
                    .map(|(name, value)| format!("event: {name}\ndata: {value}\n\n"));
                let expected = events.iter().map(|(name, value)| {
                    let (first, rest) = name.split_at(1);
                    json!({ first.to_uppercase() + rest: value })
                });
                (text.collect(), expected.collect(), stream(schema))
            }
            Sort::StreamedRows => {
                let events = self.events(siblings);
                let text = events
                    .iter()
                    .map(|(name, value)| format!("event: {name}\ndata: {value}\n\n"));
                let rows = events.iter().filter(|(name, _)| name != "summary");
                let rows = rows.map(|(_, row)| row.clone()).collect();
                (text.collect(), rows, list_of(&schema["oneOf"][1]))
            }
            _ => {
                let answer = whole(&self.json["request"], self.json["response"].clone());
                (answer.to_string(), answer, schema.clone())
            }
        };
        server.turn_to([Reply { status, kind, body }]);
        let mut pick = Pick::new(document, sent::body(&operation, false), call.sort, None);
        match (call.call)(&server.client, &mut pick).await {
            Ok(answer) => {
                compare::differences(document, &schema, &expected, &answer.json, "answer")
            }
            Err(error) => vec![error.to_string()],
        }
    }

    /// Returns the events of a stream by name: from their payloads, or from text with arrows in it.
    fn events(&self, siblings: &[(String, Value)]) -> Vec<(String, Value)> {
        let response = &self.json["response"];
        if response.is_object() {
            let mut events = members(response);
            let summary = response["summary"].clone();
            let rows = events.by_ref().filter(|(name, _)| *name != "summary");
            let rows = rows.map(|(name, row)| (name.clone(), row.clone()));
            let mut all: Vec<_> = rows.collect();
            all.insert(0, ("summary".into(), announcing(summary, all.len())));
            return all;
        }
        // The documented summary is an ellipsis. It equals `info` of the response that is not a stream.
        let plain = self.path().trim_end_matches("/stream");
        let sibling = siblings.iter().find(|(path, _)| path == plain);
        let summary = sibling.map_or_else(info, |(_, answer)| answer["info"].clone());
        let mut all = vec![("summary".to_owned(), announcing(summary, 1))];
        let text = response.as_str().unwrap_or_default();
        let data = text.lines().filter_map(|line| line.strip_prefix("data: "));
        let rows = data.filter_map(|data| serde_json::from_str(data).ok());
        all.extend(rows.map(|row| ("result".to_owned(), row)));
        all
    }
}

/// Returns the summary of the stream that has no such response.
fn info() -> Value {
    let day = "2026-06-09";
    json!({ "models": [], "start_date": day, "end_date": day, "scope": "all", "count": 1 })
}

/// Returns a summary that announces this many rows.
fn announcing(mut summary: Value, rows: usize) -> Value {
    for name in ["total_rows", "total_results", "count"] {
        if let Some(total) = summary.get_mut(name) {
            *total = rows.into();
        }
    }
    summary
}

/// Returns a documented response with ids instead of placeholders. A report by position needs the names of its
/// columns, which the documentation omits.
fn whole(request: &Value, mut answer: Value) -> Value {
    substitute(&mut answer);
    if answer["info"] == json!({}) && request["metrics"].is_array() {
        let total = items(&answer["data"]).count();
        answer["info"] = json!({ "total_rows": total, "query": request });
    }
    answer
}

fn substitute(value: &mut Value) {
    match value {
        Value::String(text) if PLACEHOLDERS.contains(&text.as_str()) => {
            *text = "3c90c3cc-0d44-4b50-8888-8dd25736052a".into();
        }
        Value::Array(items) => items.iter_mut().for_each(substitute),
        Value::Object(fields) => fields.values_mut().for_each(substitute),
        _ => {}
    }
}

fn pairs() -> Vec<Pair> {
    let directory = outside("PROFOUND_FIXTURES");
    let files = fs::read_dir(&directory)
        .unwrap_or_else(|error| panic!("cannot read {}: {error}", directory.display()));
    let mut paths: Vec<_> = files
        .map(|file| file.expect("it can be listed").path())
        .collect();
    paths.sort();
    let pairs = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|kind| kind == "json"));
    pairs.map(|path| read(path)).collect()
}

fn read(path: &Path) -> Pair {
    let text = fs::read_to_string(path).expect("it was listed");
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Pair {
        name: name.into_owned(),
        json: serde_json::from_str(&text).expect("it is JSON"),
    }
}
