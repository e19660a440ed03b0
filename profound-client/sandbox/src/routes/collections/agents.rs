//! Agents and their node types.

use http::StatusCode;
use serde_json::{Value, json};

use crate::{
    dataset::{Agent, dates::timestamp},
    http::response::ApiResponse,
    routes::collections::kind::{CollectionKind, Context, PLAIN, fields, not_found},
    store::records::Fields,
};

pub(crate) static AGENT: CollectionKind = CollectionKind {
    title: "Agent",
    id: "agent_id",
    owned: |context| {
        let named = context.request.body.get("organization_id");
        let mut known = context.dataset.organizations.iter();
        match named {
            Some(id) if !known.any(|one| *id == one.id.as_str()) => Err(not_found("Organization")),
            _ if context.request.operation.path.ends_with("/publish") => publishable(context),
            _ => Ok(()),
        }
    },
    first: |context| context.dataset.agents.iter().map(agent).collect(),
    made: |_, fields| {
        fields.insert("status".to_owned(), "draft".into());
        let graph = fields.remove("graph").filter(|graph| !graph.is_null());
        let empty = json!({ "nodes": [], "edges": [] });
        fields.insert("_draft".to_owned(), graph.unwrap_or(empty));
    },
    shown,
    ..PLAIN
};

pub(crate) static NODE: CollectionKind = CollectionKind {
    title: "Node type",
    id: "node_type",
    fixed: true,
    first: |_| NODES.iter().map(node).collect(),
    ..PLAIN
};

/// Replaces the draft of an agent. The published graph does not change.
pub(crate) fn redraw(context: &Context<'_>, fields: &mut Fields) {
    let graph = context.request.get("graph").cloned().unwrap_or_default();
    fields.insert("_draft".to_owned(), graph);
}

pub(crate) fn publish(_: &Context<'_>, fields: &mut Fields) {
    fields.insert("status".to_owned(), "published".into());
    let draft = fields.get("_draft").cloned().unwrap_or_else(graph_of_two);
    fields.insert("_published".to_owned(), draft);
}

fn shown(context: &Context<'_>, fields: &mut Fields) {
    let version = context.request.text("version").unwrap_or("draft");
    let graph = fields
        .get(&format!("_{version}"))
        .or_else(|| fields.get("_draft"));
    let graph = graph.cloned().unwrap_or_else(graph_of_two);
    let issues = issues(&graph);
    let id = fields.get("agent_id").cloned().unwrap_or_default();
    fields.insert("id".to_owned(), id);
    fields.insert("version".to_owned(), version.into());
    fields.insert("graph".to_owned(), graph);
    let topic = json!({ "type": "object", "properties": { "topic": { "type": "string" } } });
    let text = json!({ "type": "object", "properties": { "text": { "type": "string" } } });
    // A graph with mistakes has no schema.
    if issues.is_empty() {
        let schema = json!({ "input": topic, "output": text });
        fields.insert("schema".to_owned(), schema);
    }
    let report = json!({ "valid": issues.is_empty(), "issues": issues });
    fields.insert("validation".to_owned(), report);
}

/// Returns an error if the draft of the agent that the path names cannot be published.
fn publishable(context: &Context<'_>) -> Result<(), ApiResponse> {
    let record = context.find(&AGENT)?;
    let draft = record.fields.get("_draft").map(issues).unwrap_or_default();
    match draft.first() {
        None => Ok(()),
        Some(issue) => {
            let message = issue["message"].as_str().unwrap_or_default();
            Err(ApiResponse::detail(
                StatusCode::UNPROCESSABLE_ENTITY,
                message,
            ))
        }
    }
}

/// Returns the mistakes of a graph: it has nodes with ids, and edges between them.
fn issues(graph: &Value) -> Vec<Value> {
    let list = |name: &str| graph[name].as_array().cloned().unwrap_or_default();
    let nodes = list("nodes");
    if nodes.is_empty() {
        return vec![json!({ "code": "empty_graph", "message": "the graph has no nodes" })];
    }
    let mut issues = Vec::new();
    if nodes.iter().any(|node| !node["id"].is_string()) {
        issues.push(json!({ "code": "missing_id", "message": "a node has no id", "field": "id" }));
    }
    for edge in list("edges") {
        for field in ["source", "target"] {
            if !nodes.iter().any(|node| node["id"] == edge[field]) {
                issues.push(json!({
                    "code": "unknown_node",
                    "message": format!("there is no node {}", edge[field]),
                    "field": field,
                }));
            }
        }
    }
    issues
}

fn agent(agent: &Agent) -> Fields {
    fields(json!({
        "agent_id": agent.id,
        "organization_id": agent.organization,
        "name": agent.name,
        "status": if agent.published { "published" } else { "draft" },
        "created_at": timestamp(agent.created),
        "description": agent.description,
    }))
}

/// Returns a graph with an edge from an input to an answer.
fn graph_of_two() -> Value {
    json!({
        "nodes": [
            { "id": "start", "type": "input", "title": "Topic" },
            { "id": "write", "type": "llm", "title": "Write" },
        ],
        "edges": [{ "source": "start", "target": "write" }],
    })
}

fn node((kind, name, description): &(&str, &str, &str)) -> Fields {
    fields(json!({
        "node_type": kind,
        "display_name": name,
        "description": description,
        "schema": {
            "type": "object",
            "properties": { "title": { "type": "string" }, "input": { "type": "string" } },
            "required": ["title"],
        },
        "schema_version": "1",
        "examples": [{ "title": name, "input": "start" }],
        "docs_version": "1",
    }))
}

static NODES: [(&str, &str, &str); 5] = [
    ("input", "Input", "The first values of a run"),
    ("llm", "Language model", "Writes a text from a prompt"),
    ("search", "Web search", "Finds pages about a subject"),
    (
        "knowledge_base",
        "Knowledge base",
        "Finds passages of your own documents",
    ),
    ("condition", "Condition", "Goes one way or another"),
];
