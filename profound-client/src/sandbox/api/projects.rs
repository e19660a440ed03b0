use http::StatusCode;
use serde_json::{Value, json};

use super::{Choices, category, name_of, params};
use crate::sandbox::answer::Answer;
use crate::sandbox::node::Node;
use crate::sandbox::routes::Call;
use crate::sandbox::state::tasks::Task;
use crate::sandbox::state::{State, timestamp};
use crate::sandbox::world::{Category, Project, ProjectStatus, World};

/// `GET /v1/projects`
pub(crate) fn list(world: &World, state: &State, call: &Call) -> Result<Answer, Answer> {
    let category = category_in_query(world, call)?;
    let (statuses, limit, offset) = params::query(call, &[], |query| {
        let statuses = query.optional_or("status", Vec::new(), statuses);
        let limit = query.optional_or("limit", 100, |node| node.integer_in_text(1, 200));
        let offset = query.optional_or("offset", 0, |node| node.integer_in_text(0, i64::MAX));
        let sizes = (
            usize::try_from(limit?).ok()?,
            usize::try_from(offset?).ok()?,
        );
        Some((statuses?, sizes.0, sizes.1))
    })?;
    Ok(state.projects(category, |projects| {
        let wanted = |project: &Project| statuses.is_empty() || statuses.contains(&project.status);
        let projects = projects.0.iter().filter(|(project, _)| wanted(project));
        let page = projects.skip(offset).take(limit);
        let data = page.map(|(project, tasks)| describe(category, project, tasks));
        Answer::json(&json!({
            "data": data.collect::<Vec<_>>(),
            "pagination": { "limit": limit, "offset": offset },
        }))
    }))
}

pub(super) fn category_in_query<'a>(world: &'a World, call: &Call) -> Result<&'a Category, Answer> {
    let id = params::query(call, &[], |query| query.required("category_id")?.uuid())?;
    category(world, &id)
}

pub(super) fn not_found() -> Answer {
    Answer::detail(StatusCode::NOT_FOUND, "Project not found")
}

/// One or more, with commas between them.
fn statuses(node: &Node<'_>) -> Option<Vec<ProjectStatus>> {
    let names = node.text()?.split(',').map(str::trim);
    let known = |name| STATUSES.iter().find(|(known, _)| *known == name);
    let found: Option<Vec<_>> = names.map(|name| Some(known(name)?.1)).collect();
    found.or_else(|| {
        let message = "Value error, a status is suggested, tracked or retired";
        node.problem("value_error", message)
    })
}

fn describe(category: &Category, project: &Project, tasks: &[Task]) -> Value {
    let mut kinds: Vec<&String> = tasks.iter().filter_map(|task| task.kind.as_ref()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let retired = project.status == ProjectStatus::Retired;
    json!({
        "project_id": project.id,
        "category_id": category.entity.id,
        "status": name_of(STATUSES, project.status),
        "title": project.title,
        "summary": project.summary,
        "initiated_by_user_id": null,
        "topics": [project.topic],
        "updated_at": timestamp(project.updated),
        "task_types": kinds,
        "task_count": tasks.len(),
        "new_task_count": tasks.iter().filter(|task| !task.done).count(),
        "retired_at": retired.then(|| timestamp(project.updated)),
        "retired_reason": retired.then_some("Out of season"),
        "live_generation": null,
    })
}

const STATUSES: &Choices<ProjectStatus> = &[
    ("suggested", ProjectStatus::Suggested),
    ("tracked", ProjectStatus::Tracked),
    ("retired", ProjectStatus::Retired),
];
