//! Handles writes of prompts.

use std::cell::Cell;

use http::StatusCode;
use serde_json::{Map, Value, json};

use crate::{
    dataset::Dataset,
    http::{request_context::RequestContext, response::ApiResponse},
    routes::{
        named_json::{all_named, named},
        prompt_draft::Draft,
        prompts::STATUSES,
    },
    schema::{category::category_in_path, json_body, json_node::JsonNode},
    store::{
        Named, Store,
        prompts::{Prompt, Prompts, Status},
    },
};

/// Handles `POST /v1/org/categories/{category_id}/prompts`.
pub(crate) fn create(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let category = category_in_path(dataset, context)?;
    let now = store.tick();
    store.prompts(category, |prompts| {
        let draft = Draft::new(category, prompts, now);
        let (dry_run, created) = read(context, "prompts", |item| draft.create(item))?;
        let count = draft.prompts.borrow().all.len() - prompts.all.len();
        let response = json!({
            "dry_run": dry_run,
            "created": count,
            "topics_created": draft.topics_created.get(),
            "tags_created": draft.tags_created.get(),
            "prompts": created.iter().map(preview).collect::<Vec<_>>(),
        });
        commit(store, context, prompts, draft.prompts.into_inner(), dry_run)?;
        Ok(ApiResponse::json(&response))
    })
}

/// Handles `PATCH /v1/org/categories/{category_id}/prompts`.
pub(crate) fn update(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let category = category_in_path(dataset, context)?;
    let now = store.tick();
    store.prompts(category, |prompts| {
        let draft = Draft::new(category, prompts, now);
        let missing = Cell::new(false);
        let (dry_run, updates) = read(context, "prompts", |item| {
            item.fields()?;
            let id = item.required("id")?.uuid()?;
            let Some(at) = prompts.find(&id) else {
                missing.set(true);
                return Some(None);
            };
            draft.update(item, at).map(Some)
        })?;
        if missing.get() {
            return Err(not_found());
        }
        let updates: Vec<(Prompt, Prompt)> = updates.into_iter().flatten().collect();
        let response = json!({
            "dry_run": dry_run,
            "updated": updates.iter().filter(|(old, new)| old != new).count(),
            "topics_created": draft.topics_created.get(),
            "tags_created": draft.tags_created.get(),
            "prompts": updates.iter().map(|(old, new)| diff(old, new)).collect::<Vec<_>>(),
        });
        commit(store, context, prompts, draft.prompts.into_inner(), dry_run)?;
        Ok(ApiResponse::json(&response))
    })
}

/// Handles `PATCH /v1/org/categories/{category_id}/prompts/status`.
pub(crate) fn set_status(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let category = category_in_path(dataset, context)?;
    let now = store.tick();
    let (dry_run, ids, status) = json_body::read(context, |body| {
        let ids = body
            .required("prompt_ids")
            .and_then(|ids| ids.each(JsonNode::uuid));
        let status = body
            .required("status")
            .and_then(|node| node.choice(STATUSES));
        Some((dry_run(body)?, ids?, status?))
    })?;
    store.prompts(category, |prompts| {
        let found: Option<Vec<usize>> = ids.iter().map(|id| prompts.find(id)).collect();
        let mut changed = found.ok_or_else(not_found)?;
        changed.sort_unstable();
        changed.dedup();
        changed.retain(|at| prompts.all[*at].status != status);
        if !dry_run {
            for at in &changed {
                set(&mut prompts.all[*at], status, now);
            }
        }
        Ok(ApiResponse::json(&json!({
            "dry_run": dry_run,
            "updated_prompts": changed.len(),
        })))
    })
}

fn set(prompt: &mut Prompt, status: Status, now: i64) {
    prompt.status = status;
    prompt.updated = now;
}

fn read<T>(
    context: &RequestContext,
    name: &str,
    item: impl Fn(&JsonNode<'_>) -> Option<T>,
) -> Result<(bool, Vec<T>), ApiResponse> {
    json_body::read(context, |body| {
        let items = body.required(name).and_then(|items| items.each(item));
        Some((dry_run(body)?, items?))
    })
}

fn dry_run(body: &JsonNode<'_>) -> Option<bool> {
    body.optional_or("dry_run", false, JsonNode::boolean)
}

fn commit(
    store: &Store,
    context: &RequestContext,
    prompts: &mut Prompts,
    draft: Prompts,
    dry_run: bool,
) -> Result<(), ApiResponse> {
    if dry_run {
        return Ok(());
    }
    let more = draft.all.len() - prompts.all.len();
    store.keep(context.body.len() + more * PROMPT_SIZE)?;
    *prompts = draft;
    Ok(())
}

fn not_found() -> ApiResponse {
    ApiResponse::detail(StatusCode::NOT_FOUND, "Prompt not found")
}

fn preview(prompt: &Prompt) -> Value {
    json!({
        "id": prompt.id,
        "prompt": prompt.text,
        "topic": named(&prompt.topic),
        "language": prompt.language,
        "tags": all_named(&prompt.tags),
        "regions": all_named(&prompt.regions),
        "platforms": all_named(&prompt.platforms),
        "personas": all_named(&prompt.personas),
        "analysis_types": prompt.analysis_types,
        "asset": prompt.asset.as_ref().map(named),
    })
}

/// Returns the changed fields.
fn diff(old: &Prompt, new: &Prompt) -> Value {
    let asset = |prompt: &Prompt| prompt.asset.as_ref().map(named).into();
    let fields = [
        (
            "prompt",
            values(old.text.as_str().into(), new.text.as_str().into()),
        ),
        ("topic", values(named(&old.topic), named(&new.topic))),
        (
            "language",
            values(old.language.as_str().into(), new.language.as_str().into()),
        ),
        ("tags", lists(&old.tags, &new.tags)),
        ("regions", lists(&old.regions, &new.regions)),
        ("platforms", lists(&old.platforms, &new.platforms)),
        ("personas", lists(&old.personas, &new.personas)),
        (
            "analysis_types",
            values(json!(old.analysis_types), json!(new.analysis_types)),
        ),
        ("asset", values(asset(old), asset(new))),
    ];
    let changed = fields
        .into_iter()
        .filter_map(|(name, change)| Some((name.to_owned(), change?)));
    let mut diff: Map<String, Value> = changed.collect();
    diff.insert("id".to_owned(), new.id.as_str().into());
    diff.into()
}

fn values(old: Value, new: Value) -> Option<Value> {
    (old != new).then(|| json!({ "old": old, "new": new }))
}

fn lists(old: &[Named], new: &[Named]) -> Option<Value> {
    let without = |all: &[Named], those: &[Named]| -> Vec<Value> {
        let left = all.iter().filter(|one| !those.contains(one));
        left.map(named).collect()
    };
    let (added, removed) = (without(new, old), without(old, new));
    let same = added.is_empty() && removed.is_empty();
    (!same).then(|| json!({ "added": added, "removed": removed }))
}

/// Approximate memory of a prompt besides its text, in bytes.
const PROMPT_SIZE: usize = 2048;
