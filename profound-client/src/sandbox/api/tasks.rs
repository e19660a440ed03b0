use http::StatusCode;
use serde_json::{Value, json};

use super::params;
use super::projects::{category_in_query, not_found};
use crate::sandbox::answer::Answer;
use crate::sandbox::body;
use crate::sandbox::node::Node;
use crate::sandbox::routes::Call;
use crate::sandbox::state::tasks::Task;
use crate::sandbox::state::{State, timestamp};
use crate::sandbox::world::{Category, Project, World};

/// `GET /v1/projects/{project_id}/tasks`
pub(crate) fn list(world: &World, state: &State, call: &Call) -> Result<Answer, Answer> {
    let category = category_in_query(world, call)?;
    let id = params::id(call, "project_id")?;
    state.projects(category, |projects| {
        let (project, tasks) = projects.find(&id).ok_or_else(not_found)?;
        let tasks = tasks.iter().map(|task| describe(category, project, task));
        Ok(Answer::json(&json!({ "data": tasks.collect::<Vec<_>>() })))
    })
}

/// `GET /v1/projects/{project_id}/tasks/{task_id}`
pub(crate) fn read(world: &World, state: &State, call: &Call) -> Result<Answer, Answer> {
    with_task(world, state, call, |category, project, task| {
        let mut document = describe(category, project, task);
        document["project_title"] = project.title.as_str().into();
        Ok(Answer::json(&json!({ "data": document })))
    })
}

/// `PATCH /v1/projects/{project_id}/tasks/{task_id}`
///
/// What is absent stays, and `null` clears all but the title, which a task cannot be without.
pub(crate) fn update(world: &World, state: &State, call: &Call) -> Result<Answer, Answer> {
    with_task(world, state, call, |category, project, task| {
        let changed = body::read(call, |body| changed(body, task))?;
        state.keep(call.body.len())?;
        *task = changed;
        let document = describe(category, project, task);
        Ok(Answer::json(&json!({ "data": document })))
    })
}

fn with_task(
    world: &World,
    state: &State,
    call: &Call,
    answer: impl FnOnce(&Category, &Project, &mut Task) -> Result<Answer, Answer>,
) -> Result<Answer, Answer> {
    let category = category_in_query(world, call)?;
    let id = params::id(call, "project_id")?;
    let task = params::id(call, "task_id")?;
    state.projects(category, |projects| {
        let (project, tasks) = projects.find(&id).ok_or_else(not_found)?;
        let mut tasks = tasks.iter_mut();
        let task = tasks
            .find(|one| one.id == task)
            .ok_or_else(|| Answer::detail(StatusCode::NOT_FOUND, "Task not found"))?;
        answer(category, project, task)
    })
}

fn changed(body: &Node<'_>, old: &Task) -> Option<Task> {
    body.forbid_other_than(FIELDS);
    let text = |name, old, most| body.changed(name, old, |node| text_of(node, most).map(Some));
    let title = body.nullable_or("title", old.title.clone(), |node| text_of(node, 240));
    let summary = text("summary", &old.summary, 2000);
    let brief = text("brief", &old.brief, 8000);
    let kind = text("type", &old.kind, 80);
    let topic = text("topic", &old.topic, 120);
    let url = text("reference_url", &old.reference_url, 2048);
    let label = text("reference_label", &old.reference_label, 240);
    let impact = body.changed("impact", &old.impact, |node| node.integer(1, 5).map(Some));
    Some(Task {
        title: title?,
        summary: summary?,
        brief: brief?,
        kind: kind?,
        topic: topic?,
        impact: impact?,
        reference_url: url?,
        reference_label: label?,
        ..old.clone()
    })
}

fn text_of(node: &Node<'_>, most: usize) -> Option<String> {
    let text = node.filled()?;
    if text.chars().count() > most {
        let message = format!("String should have at most {most} characters");
        return node.problem("string_too_long", &message);
    }
    Some(text.to_owned())
}

fn describe(category: &Category, project: &Project, task: &Task) -> Value {
    json!({
        "task_id": task.id,
        "project_id": project.id,
        "category_id": category.entity.id,
        "type": task.kind,
        "title": task.title,
        "summary": task.summary,
        "brief": task.brief,
        "topic": task.topic,
        "impact": task.impact,
        "reference_url": task.reference_url,
        "reference_label": task.reference_label,
        "status": if task.done { "done" } else { "not_started" },
        "status_changed_at": task.done.then(|| timestamp(task.created)),
        "is_new": !task.done,
        "created_at": timestamp(task.created),
    })
}

const FIELDS: &[&str] = &[
    "title",
    "summary",
    "brief",
    "type",
    "topic",
    "impact",
    "reference_url",
    "reference_label",
];
