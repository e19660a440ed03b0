//! Made by the tool.

use profound_api::*;
use profound_client::Patch;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "GET /v1/projects/{project_id}/tasks",
        method: "tasks",
        sort: Sort::Plain,
        call: |client, pick| {
            let project_id = pick.sample::<Uuid>();
            let category_id = pick.sample::<Uuid>();
            Box::pin(async move { answers::value(client.tasks(project_id, category_id).await) })
        },
    },
    Call {
        operation: "POST /v1/projects/{project_id}/tasks",
        method: "create_task",
        sort: Sort::Plain,
        call: |client, pick| {
            let project_id = pick.sample::<Uuid>();
            let category_id = pick.sample::<Uuid>();
            let task = pick.sample::<NewTask>();
            Box::pin(async move {
                answers::value(client.create_task(project_id, category_id, &task).await)
            })
        },
    },
    Call {
        operation: "DELETE /v1/projects/{project_id}/tasks/{task_id}",
        method: "delete_task",
        sort: Sort::Plain,
        call: |client, pick| {
            let project_id = pick.sample::<Uuid>();
            let task_id = pick.sample::<Uuid>();
            let category_id = pick.sample::<Uuid>();
            Box::pin(async move {
                answers::value(client.delete_task(project_id, task_id, category_id).await)
            })
        },
    },
    Call {
        operation: "GET /v1/projects/{project_id}/tasks/{task_id}",
        method: "task",
        sort: Sort::Plain,
        call: |client, pick| {
            let project_id = pick.sample::<Uuid>();
            let task_id = pick.sample::<Uuid>();
            let category_id = pick.sample::<Uuid>();
            Box::pin(
                async move { answers::value(client.task(project_id, task_id, category_id).await) },
            )
        },
    },
    Call {
        operation: "PATCH /v1/projects/{project_id}/tasks/{task_id}",
        method: "update_task",
        sort: Sort::Plain,
        call: |client, pick| {
            let project_id = pick.sample::<Uuid>();
            let task_id = pick.sample::<Uuid>();
            let category_id = pick.sample::<Uuid>();
            let change = pick.sample::<TaskChange>();
            Box::pin(async move {
                answers::value(
                    client
                        .update_task(project_id, task_id, category_id, &change)
                        .await,
                )
            })
        },
    },
    Call {
        operation: "POST /v1/projects/{project_id}/tasks/{task_id}/status",
        method: "set_task_status",
        sort: Sort::Plain,
        call: |client, pick| {
            let project_id = pick.sample::<Uuid>();
            let task_id = pick.sample::<Uuid>();
            let category_id = pick.sample::<Uuid>();
            let change = pick.sample::<TaskStatusChange>();
            Box::pin(async move {
                answers::value(
                    client
                        .set_task_status(project_id, task_id, category_id, &change)
                        .await,
                )
            })
        },
    },
];

impl Sample for NewTask {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let title = pick.text(Some(1), Some(240));
        let mut made = NewTask::new(title);
        if pick.is_least() {
            return made;
        }
        made = made.summary(pick.text(Some(1), Some(2000)));
        made = made.brief(pick.text(Some(1), Some(8000)));
        made = made.kind(pick.text(Some(1), Some(80)));
        made = made.topic(pick.text(Some(1), Some(120)));
        made = made.impact(pick.count(Some(1), Some(5)));
        made = made.reference_url(pick.text(Some(1), Some(2048)));
        made = made.reference_label(pick.text(Some(1), Some(240)));
        made = made.position(pick.integer(None, None));
        made
    }
}

impl Sample for TaskChange {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = TaskChange::new();
        if pick.is_least() {
            return made;
        }
        match pick.or_null(|pick| pick.text(Some(1), Some(240))) {
            Some(title) => made = made.title(title),
            None => made.title = Patch::Null,
        }
        match pick.or_null(|pick| pick.text(Some(1), Some(2000))) {
            Some(summary) => made = made.summary(summary),
            None => made.summary = Patch::Null,
        }
        match pick.or_null(|pick| pick.text(Some(1), Some(8000))) {
            Some(brief) => made = made.brief(brief),
            None => made.brief = Patch::Null,
        }
        match pick.or_null(|pick| pick.text(Some(1), Some(80))) {
            Some(kind) => made = made.kind(kind),
            None => made.kind = Patch::Null,
        }
        match pick.or_null(|pick| pick.text(Some(1), Some(120))) {
            Some(topic) => made = made.topic(topic),
            None => made.topic = Patch::Null,
        }
        match pick.or_null(|pick| pick.count(Some(1), Some(5))) {
            Some(impact) => made = made.impact(impact),
            None => made.impact = Patch::Null,
        }
        match pick.or_null(|pick| pick.text(Some(1), Some(2048))) {
            Some(reference_url) => made = made.reference_url(reference_url),
            None => made.reference_url = Patch::Null,
        }
        match pick.or_null(|pick| pick.text(Some(1), Some(240))) {
            Some(reference_label) => made = made.reference_label(reference_label),
            None => made.reference_label = Patch::Null,
        }
        made
    }
}

impl Sample for TaskStatusChange {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let status = pick.sample::<TaskStatus>();
        let mut made = TaskStatusChange::new(status);
        if pick.is_least() {
            return made;
        }
        made = made.note(pick.text(Some(1), Some(2000)));
        made
    }
}
