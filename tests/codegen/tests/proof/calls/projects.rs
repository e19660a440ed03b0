//! Made by the tool.

use profound_api::*;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "GET /v1/projects",
        method: "projects",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            let query = pick.sample::<ProjectsQuery>();
            Box::pin(async move { answers::value(client.projects(category_id, &query).await) })
        },
    },
    Call {
        operation: "GET /v1/projects",
        method: "all_projects",
        sort: Sort::Pages,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            let query = pick.sample::<ProjectsQuery>();
            Box::pin(
                async move { answers::pages(client.all_projects(category_id, &query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v1/projects",
        method: "create_project",
        sort: Sort::Plain,
        call: |client, pick| {
            let project = pick.sample::<NewProject>();
            Box::pin(async move { answers::value(client.create_project(&project).await) })
        },
    },
    Call {
        operation: "GET /v1/projects/generations",
        method: "project_generations",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            let query = pick.sample::<ProjectGenerationsQuery>();
            Box::pin(async move {
                answers::value(client.project_generations(category_id, &query).await)
            })
        },
    },
    Call {
        operation: "GET /v1/projects/generations",
        method: "all_project_generations",
        sort: Sort::Pages,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            let query = pick.sample::<ProjectGenerationsQuery>();
            Box::pin(async move {
                answers::pages(client.all_project_generations(category_id, &query).await).await
            })
        },
    },
    Call {
        operation: "GET /v1/projects/generations/{run_id}",
        method: "project_generation",
        sort: Sort::Plain,
        call: |client, pick| {
            let run_id = pick.sample::<Uuid>();
            let category_id = pick.sample::<Uuid>();
            Box::pin(
                async move { answers::value(client.project_generation(run_id, category_id).await) },
            )
        },
    },
    Call {
        operation: "DELETE /v1/projects/{project_id}",
        method: "delete_project",
        sort: Sort::Plain,
        call: |client, pick| {
            let project_id = pick.sample::<Uuid>();
            let category_id = pick.sample::<Uuid>();
            Box::pin(
                async move { answers::value(client.delete_project(project_id, category_id).await) },
            )
        },
    },
    Call {
        operation: "GET /v1/projects/{project_id}",
        method: "project",
        sort: Sort::Plain,
        call: |client, pick| {
            let project_id = pick.sample::<Uuid>();
            let category_id = pick.sample::<Uuid>();
            Box::pin(async move { answers::value(client.project(project_id, category_id).await) })
        },
    },
    Call {
        operation: "POST /v1/projects/{project_id}/archive",
        method: "archive_project",
        sort: Sort::Plain,
        call: |client, pick| {
            let project_id = pick.sample::<Uuid>();
            let category_id = pick.sample::<Uuid>();
            let archive_reason = pick.optional(|pick| pick.sample::<ArchiveReason>());
            Box::pin(async move {
                answers::value(
                    client
                        .archive_project(project_id, category_id, archive_reason.as_ref())
                        .await,
                )
            })
        },
    },
    Call {
        operation: "GET /v1/projects/{project_id}/status",
        method: "project_status",
        sort: Sort::Plain,
        call: |client, pick| {
            let project_id = pick.sample::<Uuid>();
            let category_id = pick.sample::<Uuid>();
            Box::pin(
                async move { answers::value(client.project_status(project_id, category_id).await) },
            )
        },
    },
    Call {
        operation: "POST /v1/projects/{project_id}/unarchive",
        method: "unarchive_project",
        sort: Sort::Plain,
        call: |client, pick| {
            let project_id = pick.sample::<Uuid>();
            let category_id = pick.sample::<Uuid>();
            Box::pin(async move {
                answers::value(client.unarchive_project(project_id, category_id).await)
            })
        },
    },
];

impl Sample for ArchiveReason {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = ArchiveReason::new();
        if pick.is_least() {
            return made;
        }
        made = made.reason(pick.text(Some(1), Some(500)));
        made
    }
}

impl Sample for NewProject {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let mut made = NewProject::new(category_id);
        if pick.is_least() {
            return made;
        }
        made = made.title(pick.text(Some(1), Some(120)));
        made = made.project_name(pick.text(Some(1), Some(120)));
        made = made.focus(pick.text(Some(1), Some(2000)));
        made = made.topics(pick.list(None, Some(6), |pick| pick.text(Some(1), None)));
        made =
            made.attachments(pick.list(None, Some(3), |pick| pick.sample::<ProjectAttachment>()));
        made = made.generation_context(pick.sample::<ProjectContext>());
        made
    }
}

impl Sample for ProjectAttachment {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let id = pick.text(Some(1), None);
        let name = pick.text(Some(1), Some(255));
        let mime_type = pick.text(Some(1), None);
        let size_bytes = pick.count(Some(1), Some(10485760));
        let data_base64 = pick.text(Some(1), Some(13981016));
        ProjectAttachment::new(id, name, mime_type, size_bytes, data_base64)
    }
}

impl Sample for ProjectContext {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = ProjectContext::new();
        if pick.is_least() {
            return made;
        }
        made = made.date_range(pick.sample::<ProjectDateRange>());
        made =
            made.platforms(pick.list(None, Some(20), |pick| pick.sample::<ProjectContextItem>()));
        made = made
            .project_categories(pick.list(None, Some(5), |pick| pick.sample::<ProjectCategory>()));
        made = made.regions(pick.list(None, Some(50), |pick| pick.sample::<ProjectContextItem>()));
        made = made.tags(pick.list(None, Some(100), |pick| pick.sample::<ProjectContextItem>()));
        made
    }
}

impl Sample for ProjectContextItem {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let id = pick.text(Some(1), Some(200));
        let name = pick.text(Some(1), Some(200));
        let mut made = ProjectContextItem::new(id, name);
        if pick.is_least() {
            return made;
        }
        made = made.slug(pick.text(None, Some(200)));
        made
    }
}

impl Sample for ProjectDateRange {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let label = pick.text(Some(1), Some(80));
        let preset = pick.text(Some(1), Some(80));
        let mut made = ProjectDateRange::new(label, preset);
        if pick.is_least() {
            return made;
        }
        made = made.end_date(pick.text(None, Some(40)));
        made = made.mode(pick.sample::<ProjectDateMode>());
        made = made.start_date(pick.text(None, Some(40)));
        made
    }
}

impl Sample for ProjectGenerationsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = ProjectGenerationsQuery::new();
        if pick.is_least() {
            return made;
        }
        made = made.status(pick.text(None, None));
        made = made.limit(pick.count(Some(1), Some(200)));
        made = made.offset(pick.count(Some(0), None));
        made
    }
}

impl Sample for ProjectsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = ProjectsQuery::new();
        if pick.is_least() {
            return made;
        }
        made = made.status(pick.text(None, None));
        made = made.limit(pick.count(Some(1), Some(200)));
        made = made.offset(pick.count(Some(0), None));
        made
    }
}

impl Sample for AcceptedProjectStatus {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            AcceptedProjectStatus::Queued,
            AcceptedProjectStatus::Running,
        ])
    }
}

impl Sample for GenerationStatus {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            GenerationStatus::Queued,
            GenerationStatus::Running,
            GenerationStatus::Completed,
            GenerationStatus::Failed,
        ])
    }
}

impl Sample for ProjectCategory {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ProjectCategory::Creative,
            ProjectCategory::Earned,
            ProjectCategory::Publish,
            ProjectCategory::Refresh,
            ProjectCategory::Social,
        ])
    }
}

impl Sample for ProjectDateMode {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[ProjectDateMode::Custom, ProjectDateMode::Relative])
    }
}

impl Sample for ProjectSource {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[ProjectSource::Generate, ProjectSource::AdHoc])
    }
}

impl Sample for ProjectStatus {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ProjectStatus::Suggested,
            ProjectStatus::Tracked,
            ProjectStatus::Retired,
        ])
    }
}
