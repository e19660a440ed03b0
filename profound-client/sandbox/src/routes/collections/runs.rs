//! Runs and generations, which advance each time they are read.

use http::StatusCode;
use serde_json::{Value, json};

use crate::{
    dataset::{dates::timestamp, seeded_hash, uuid},
    http::response::ApiResponse,
    routes::collections::{
        agents,
        kind::{CollectionKind, Context, PLAIN},
        projects,
    },
    store::records::Fields,
};

pub(crate) static RUN: CollectionKind = CollectionKind {
    title: "Run",
    id: "run_id",
    owner: "agent_id",
    owned: |context| {
        let agents = context.of("");
        let agent = agents.find(&agents::AGENT)?;
        // Runs execute the published version.
        if agent.fields.get("status") == Some(&"draft".into()) {
            let detail = "An agent must be published before it can run";
            return Err(ApiResponse::detail(
                StatusCode::UNPROCESSABLE_ENTITY,
                detail,
            ));
        }
        Ok(())
    },
    made: |_, fields| begin(fields),
    seen: |context, fields| {
        if advance(context, fields, "succeeded") {
            let inputs = fields.get("inputs").cloned().unwrap_or_else(|| json!({}));
            let text = format!("A text about {inputs}");
            fields.insert("outputs".to_owned(), json!({ "text": text }));
        }
    },
    shown: |context, fields| {
        let id = fields.get("run_id").cloned().unwrap_or_default();
        fields.insert("id".to_owned(), id);
        // A run has steps once it has executed a node. Their outputs must be asked for.
        if fields.contains_key("started_at") {
            let steps = steps(fields, context.request.is_set("verbose"));
            fields.insert("steps".to_owned(), steps);
        }
    },
    ..PLAIN
};

pub(crate) static GENERATION: CollectionKind = CollectionKind {
    title: "Generation",
    id: "run_id",
    owner: "category_id",
    owned: projects::owned,
    made: |_, fields| {
        begin(fields);
        // Attachments are validated, but not kept.
        fields.remove("attachments");
        let run = fields
            .get("run_id")
            .map(Value::to_string)
            .unwrap_or_default();
        let project = uuid::derive(seeded_hash::mix(seeded_hash::text(&run)));
        fields.insert("project_id".to_owned(), project.into());
        let focus = fields.get("focus").cloned().unwrap_or_default();
        let mode = if focus.is_null() { "generate" } else { "adhoc" };
        fields.insert("mode".to_owned(), mode.into());
        fields.insert("focus_prompt".to_owned(), focus);
    },
    seen: |context, fields| {
        if advance(context, fields, "completed") {
            projects::add(context, fields);
        }
    },
    ..PLAIN
};

fn begin(fields: &mut Fields) {
    fields.insert("status".to_owned(), "queued".into());
    fields.insert("_seen".to_owned(), 0.into());
}

/// Advances the status: `queued` at first, then `running`, then `end`. Returns whether it has just
/// reached the end.
fn advance(context: &Context<'_>, fields: &mut Fields, end: &str) -> bool {
    let seen = fields.get("_seen").and_then(Value::as_u64).unwrap_or(3);
    fields.insert("_seen".to_owned(), (seen + 1).into());
    let status = match seen {
        0 => return false,
        1 => {
            fields.insert(
                "started_at".to_owned(),
                timestamp(context.store.tick()).into(),
            );
            "running"
        }
        2 => {
            fields.insert(
                "finished_at".to_owned(),
                timestamp(context.store.tick()).into(),
            );
            end
        }
        _ => return false,
    };
    fields.insert("status".to_owned(), status.into());
    seen == 2
}

fn steps(run: &Fields, verbose: bool) -> Value {
    let text = |name: &str| run.get(name).cloned().unwrap_or_default();
    let finished = text("finished_at");
    let one = |id: &str, kind: &str, title: &str, output: Value| {
        let mut step = json!({
            "node_id": id,
            "node_type": kind,
            "title": title,
            "status": run.get("status"),
            "elapsed_time": if finished.is_null() { Value::Null } else { 0.5.into() },
            "finished_at": finished,
            "error_message": null,
        });
        if verbose {
            step["outputs"] = output;
        }
        step
    };
    let (inputs, outputs) = (text("inputs"), text("outputs"));
    json!([
        one("start", "input", "Topic", inputs),
        one("write", "llm", "Write", outputs),
    ])
}
