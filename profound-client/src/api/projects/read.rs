//! What is answered.

use super::{AcceptedProjectStatus, GenerationStatus, ProjectSource, ProjectStatus};
use crate::api::record::record;
use crate::api::{Moment, Task};
use serde_json::{Map, Value};
use uuid::Uuid;

record! {
    /// A project whose generation was accepted.
    pub struct AcceptedProject {
        required {
            /// The project.
            "project_id" project_id: Uuid,
            /// The run.
            "run_id" run_id: Uuid,
        }
        optional {
            /// How far the run is.
            "status" status: Option<AcceptedProjectStatus>,
        }
    }
}

record! {
    /// The run that works on a project at the moment.
    pub struct LiveGeneration {
        required {
            /// The run.
            "run_id" run_id: Uuid,
            /// How far the run is.
            "status" status: GenerationStatus,
        }
        optional {
            /// When it started, if it has.
            "started_at" started_at: Option<Moment>,
            /// When it ended, if it has.
            "finished_at" finished_at: Option<Moment>,
            /// What went wrong, if something did.
            "error" error: Option<String>,
        }
    }
}

record! {
    /// A project: a way to appear more often in AI answers.
    pub struct Project {
        required {
            /// The project.
            "project_id" project_id: Uuid,
            /// The category.
            "category_id" category_id: Uuid,
            /// The title.
            "title" title: String,
        }
        optional {
            /// The run that it came from.
            "origin_run_id" origin_run_id: Option<Uuid>,
            /// The user who started it.
            "initiated_by_user_id" initiated_by_user_id: Option<String>,
            /// What it is about, in a few words.
            "summary" summary: Option<String>,
            /// The reasons for it.
            "why" why: Option<String>,
            /// The topics that it is about.
            "topics" topics: Vec<String>,
            /// The prompts that it is about.
            "prompts" prompts: Vec<String>,
            /// How its success is measured.
            "measurement" measurement: Option<Map<String, Value>>,
            /// Where it came from.
            "source_kind" source_kind: Option<ProjectSource>,
            /// The request it was made from.
            "source_prompt" source_prompt: Option<String>,
            /// How it stands.
            "status" status: Option<ProjectStatus>,
            /// How many tasks there are.
            "task_count" task_count: i64,
            /// How many of the tasks are new.
            "new_task_count" new_task_count: i64,
            /// When it was retired, if it was.
            "retired_at" retired_at: Option<Moment>,
            /// Why it was retired.
            "retired_reason" retired_reason: Option<String>,
            /// The latest version.
            "latest_version_id" latest_version_id: Option<Uuid>,
            /// How many versions there are.
            "version_count" version_count: i64,
            /// When it was created.
            "created_at" created_at: Option<Moment>,
            /// When it last changed.
            "updated_at" updated_at: Option<Moment>,
            /// The run that works on it at the moment.
            "live_generation" live_generation: Option<LiveGeneration>,
        }
    }
}

record! {
    /// A project with its tasks.
    pub struct ProjectDetail {
        required {
            /// The project.
            "project_id" project_id: Uuid,
            /// The category.
            "category_id" category_id: Uuid,
            /// The title.
            "title" title: String,
        }
        optional {
            /// The run that it came from.
            "origin_run_id" origin_run_id: Option<Uuid>,
            /// The user who started it.
            "initiated_by_user_id" initiated_by_user_id: Option<String>,
            /// What it is about, in a few words.
            "summary" summary: Option<String>,
            /// The reasons for it.
            "why" why: Option<String>,
            /// The topics that it is about.
            "topics" topics: Vec<String>,
            /// The prompts that it is about.
            "prompts" prompts: Vec<String>,
            /// How its success is measured.
            "measurement" measurement: Option<Map<String, Value>>,
            /// Where it came from.
            "source_kind" source_kind: Option<ProjectSource>,
            /// The request it was made from.
            "source_prompt" source_prompt: Option<String>,
            /// How it stands.
            "status" status: Option<ProjectStatus>,
            /// How many tasks there are.
            "task_count" task_count: i64,
            /// How many of the tasks are new.
            "new_task_count" new_task_count: i64,
            /// When it was retired, if it was.
            "retired_at" retired_at: Option<Moment>,
            /// Why it was retired.
            "retired_reason" retired_reason: Option<String>,
            /// The latest version.
            "latest_version_id" latest_version_id: Option<Uuid>,
            /// How many versions there are.
            "version_count" version_count: i64,
            /// When it was created.
            "created_at" created_at: Option<Moment>,
            /// When it last changed.
            "updated_at" updated_at: Option<Moment>,
            /// The run that works on it at the moment.
            "live_generation" live_generation: Option<LiveGeneration>,
            /// The tasks.
            "tasks" tasks: Vec<Task>,
        }
    }
}

record! {
    /// A run that generates a project.
    pub struct ProjectGeneration {
        required {
            /// The run.
            "run_id" run_id: Uuid,
            /// The category.
            "category_id" category_id: Uuid,
            /// What kind of generation it is.
            "mode" mode: ProjectSource,
            /// How far the run is.
            "status" status: GenerationStatus,
        }
        optional {
            /// What it was to be about.
            "focus_prompt" focus_prompt: Option<String>,
            /// When it started, if it has.
            "started_at" started_at: Option<Moment>,
            /// When it ended, if it has.
            "finished_at" finished_at: Option<Moment>,
            /// What went wrong, if something did.
            "error" error: Option<String>,
        }
    }
}

record! {
    /// The status of a project, and the run that works on it.
    pub struct ProjectState {
        required {
            /// The project.
            "project_id" project_id: Uuid,
            /// The category.
            "category_id" category_id: Uuid,
            /// How it stands.
            "status" status: ProjectStatus,
        }
        optional {
            /// The run that works on it at the moment.
            "live_generation" live_generation: Option<LiveGeneration>,
            /// When it last changed.
            "updated_at" updated_at: Option<Moment>,
        }
    }
}

record! {
    /// A project, as a listing has it.
    pub struct ProjectSummary {
        required {
            /// The project.
            "project_id" project_id: Uuid,
            /// The category.
            "category_id" category_id: Uuid,
            /// The title.
            "title" title: String,
        }
        optional {
            /// How it stands.
            "status" status: Option<ProjectStatus>,
            /// What it is about, in a few words.
            "summary" summary: Option<String>,
            /// The user who started it.
            "initiated_by_user_id" initiated_by_user_id: Option<String>,
            /// The topics that it is about.
            "topics" topics: Vec<String>,
            /// When it last changed.
            "updated_at" updated_at: Option<Moment>,
            /// The types of its tasks.
            "task_types" task_types: Vec<String>,
            /// How many tasks there are.
            "task_count" task_count: i64,
            /// How many of the tasks are new.
            "new_task_count" new_task_count: i64,
            /// When it was retired, if it was.
            "retired_at" retired_at: Option<Moment>,
            /// Why it was retired.
            "retired_reason" retired_reason: Option<String>,
            /// The run that works on it at the moment.
            "live_generation" live_generation: Option<LiveGeneration>,
        }
    }
}
