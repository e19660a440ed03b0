//! Projects and their tasks.

use serde_json::{Value, json};

use crate::{
    dataset::{Project, ProjectStatus, dates::timestamp, seeded_hash, uuid},
    http::response::ApiResponse,
    routes::collections::kind::{CollectionKind, Context, PLAIN, fields, not_found},
    schema::category::category,
    store::records::{Fields, Record},
};

pub(crate) static PROJECT: CollectionKind = CollectionKind {
    title: "Project",
    id: "project_id",
    owner: "category_id",
    owned,
    first: |context| {
        let category = context.dataset.category(&context.owner);
        let projects = category
            .map(|category| category.projects())
            .unwrap_or_default();
        projects
            .iter()
            .map(|one| project(&context.owner, one))
            .collect()
    },
    shown,
    gone: |context, fields| {
        let id = fields
            .get("project_id")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let free = context.store.records().forget(TASK.title, id);
        context.store.release(free);
    },
    ..PLAIN
};

pub(crate) static TASK: CollectionKind = CollectionKind {
    title: "Task",
    id: "task_id",
    owner: "project_id",
    newest_first: false,
    owned: |context| {
        let category = context.request.text("category_id").unwrap_or_default();
        owned(&context.of(category))?;
        parent(context)
            .map(|_| ())
            .ok_or_else(|| not_found("Project"))
    },
    first: |context| {
        parent(context)
            .map(|project| tasks(&project))
            .unwrap_or_default()
    },
    made: |context, fields| {
        let category = context
            .request
            .get("category_id")
            .cloned()
            .unwrap_or_default();
        fields.insert("category_id".to_owned(), category);
        fields.insert("status".to_owned(), "not_started".into());
        fields.insert("is_new".to_owned(), true.into());
    },
    shown: |context, fields| {
        let title = parent(context).and_then(|project| project.get("title").cloned());
        fields.insert("project_title".to_owned(), title.unwrap_or_default());
    },
    ..PLAIN
};

/// Returns a 404 if the category does not exist.
pub(crate) fn owned(context: &Context<'_>) -> Result<(), ApiResponse> {
    category(context.dataset, &context.owner).map(|_| ())
}

pub(crate) fn archive(context: &Context<'_>, fields: &mut Fields) {
    let now = timestamp(context.store.tick());
    fields.insert("status".to_owned(), "retired".into());
    fields.insert("retired_at".to_owned(), now.as_str().into());
    let reason = context.request.get("reason").cloned();
    fields.insert("retired_reason".to_owned(), reason.unwrap_or_default());
    fields.insert("updated_at".to_owned(), now.into());
}

pub(crate) fn unarchive(context: &Context<'_>, fields: &mut Fields) {
    fields.insert("status".to_owned(), "tracked".into());
    fields.insert("retired_at".to_owned(), Value::Null);
    fields.insert("retired_reason".to_owned(), Value::Null);
    let now = timestamp(context.store.tick());
    fields.insert("updated_at".to_owned(), now.into());
}

/// Sets the status and the note of a task.
pub(crate) fn progress(context: &Context<'_>, fields: &mut Fields) {
    let now = timestamp(context.store.tick());
    for name in ["status", "note"] {
        let value = context.request.get(name).cloned();
        fields.insert(name.to_owned(), value.unwrap_or_default());
    }
    fields.insert("is_new".to_owned(), false.into());
    fields.insert("status_changed_at".to_owned(), now.as_str().into());
    fields.insert("changed_at".to_owned(), now.into());
}

/// Adds the project that a run created.
pub(crate) fn add(context: &Context<'_>, run: &Fields) {
    let of_run = |name: &str| run.get(name).cloned().unwrap_or_default();
    let title = ["title", "project_name", "focus"].map(of_run);
    let title = title.into_iter().find(|title| !title.is_null());
    let known = category(context.dataset, &context.owner);
    let topic = known
        .map(|category| category.topics[0].name)
        .unwrap_or_default();
    let chosen = of_run("topics");
    let topics = if chosen.is_null() {
        json!([topic])
    } else {
        chosen
    };
    let project = fields(json!({
        "project_id": of_run("project_id"),
        "category_id": context.owner,
        "origin_run_id": of_run("run_id"),
        "title": title.unwrap_or_else(|| format!("Improve pages on {topic}").into()),
        "summary": "What models cite, and what we could offer them instead",
        "topics": topics,
        "source_kind": of_run("mode"),
        "source_prompt": of_run("focus_prompt"),
        "status": "suggested",
        "created_at": of_run("created_at"),
        "updated_at": of_run("finished_at"),
    }));
    let record = Record {
        fields: project,
        kept: 0,
    };
    context.with(&PROJECT, |all| all.insert(0, record));
}

/// Returns the project that the path names.
fn parent(context: &Context<'_>) -> Option<Fields> {
    let category = context.request.text("category_id")?;
    let id = context.request.path.get("project_id")?;
    context.of(category).with(&PROJECT, |all| {
        let mut all = all.iter();
        let found = all.find(|one| one.fields.get("project_id") == Some(id))?;
        Some(found.fields.clone())
    })
}

fn shown(context: &Context<'_>, fields: &mut Fields) {
    let id = fields
        .get("project_id")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let of = context.of(id);
    let known = context.store.records().has(TASK.title, id);
    let tasks: Vec<Fields> = if known {
        of.with(&TASK, |all| {
            all.iter().map(|one| one.fields.clone()).collect()
        })
    } else {
        tasks(fields)
    };
    let kinds = tasks.iter().filter_map(|task| task.get("type").cloned());
    let kinds = kinds.filter(|kind| !kind.is_null());
    let kinds = kinds.fold(Vec::new(), |mut known: Vec<Value>, kind| {
        if !known.contains(&kind) {
            known.push(kind);
        }
        known
    });
    let new = tasks
        .iter()
        .filter(|task| task.get("is_new") == Some(&true.into()));
    fields.insert("task_types".to_owned(), kinds.into());
    fields.insert("new_task_count".to_owned(), new.count().into());
    fields.insert("task_count".to_owned(), tasks.len().into());
    fields.insert("tasks".to_owned(), tasks.into_iter().map(task).collect());
}

/// Returns a task for the list in its project, which omits four fields of the task.
fn task(mut task: Fields) -> Value {
    let inner = ["note", "changed_at", "position", "updated_at"];
    task.retain(|name, _| !inner.contains(&name.as_str()));
    task.into()
}

fn project(category: &str, project: &Project) -> Fields {
    let updated = timestamp(project.updated);
    let retired = project.status == ProjectStatus::Retired;
    fields(json!({
        "project_id": project.id,
        "category_id": category,
        "status": match project.status {
            ProjectStatus::Suggested => "suggested",
            ProjectStatus::Tracked => "tracked",
            ProjectStatus::Retired => "retired",
        },
        "title": project.title,
        "summary": project.summary,
        "topics": [project.topic],
        "created_at": updated,
        "updated_at": updated,
        "retired_at": retired.then_some(&updated),
        "retired_reason": retired.then_some("Out of season"),
    }))
}

/// Returns the initial tasks of a project.
fn tasks(project: &Fields) -> Vec<Fields> {
    let of = |name: &str| project.get(name).cloned().unwrap_or_default();
    let (id, title, topics) = (of("project_id"), of("title"), of("topics"));
    let seed = seeded_hash::text(id.as_str().unwrap_or_default());
    let tasks = (0..).zip(&TASKS).map(|(at, (name, kind, impact))| {
        let done = at == 2;
        fields(json!({
            "task_id": uuid::derive(seed ^ seeded_hash::mix(at)),
            "project_id": id,
            "category_id": of("category_id"),
            "title": name,
            "summary": format!("A part of: {}", title.as_str().unwrap_or_default()),
            "type": kind,
            "topic": topics[0],
            "impact": impact,
            "reference_url": (at == 0).then_some("https://fleetmoor.example/guides"),
            "reference_label": (at == 0).then_some("Our guides"),
            "status": if done { "done" } else { "not_started" },
            "status_changed_at": done.then(|| of("created_at")),
            "is_new": !done,
            "created_at": of("created_at"),
        }))
    });
    tasks.collect()
}

static TASKS: [(&str, &str, i64); 3] = [
    ("Answer the question in the first paragraph", "refresh", 4),
    ("Publish a comparison table", "publish", 5),
    ("Offer a reviewer a sample", "earned", 2),
];
