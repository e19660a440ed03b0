//! What is answered.

use super::{AcceptedProjectStatus, GenerationStatus, ProjectSource, ProjectStatus};
use crate::record::record;
use crate::{Moment, Task};
use serde_json::{Map, Value};
use uuid::Uuid;

record! {
    /// A project whose generation was accepted.
    pub struct AcceptedProject {
        required {
            /// The project.
            0 "project_id" project_id: Uuid,
            /// The run.
            1 "run_id" run_id: Uuid,
        }
        optional {
            /// How far the run is.
            2 "status" status: Option<AcceptedProjectStatus>,
        }
    }
}

record! {
    /// The run that works on a project at the moment.
    pub struct LiveGeneration {
        required {
            /// The run.
            0 "run_id" run_id: Uuid,
            /// How far the run is.
            1 "status" status: GenerationStatus,
        }
        optional {
            /// When it started, if it has.
            2 "started_at" started_at: Option<Moment>,
            /// When it ended, if it has.
            3 "finished_at" finished_at: Option<Moment>,
            /// What went wrong, if something did.
            4 "error" error: Option<String>,
        }
    }
}

record! {
    /// A project: a way to appear more often in AI answers.
    pub struct Project {
        required {
            /// The project.
            0 "project_id" project_id: Uuid,
            /// The category.
            1 "category_id" category_id: Uuid,
            /// The title.
            2 "title" title: String,
        }
        optional {
            /// The run that it came from.
            3 "origin_run_id" origin_run_id: Option<Uuid>,
            /// The user who started it.
            4 "initiated_by_user_id" initiated_by_user_id: Option<String>,
            /// What it is about, in a few words.
            5 "summary" summary: Option<String>,
            /// The reasons for it.
            6 "why" why: Option<String>,
            /// The topics that it is about.
            7 "topics" topics: Vec<String>,
            /// The prompts that it is about.
            8 "prompts" prompts: Vec<String>,
            /// How its success is measured.
            9 "measurement" measurement: Option<Map<String, Value>>,
            /// Where it came from.
            10 "source_kind" source_kind: Option<ProjectSource>,
            /// The request it was made from.
            11 "source_prompt" source_prompt: Option<String>,
            /// How it stands.
            12 "status" status: Option<ProjectStatus>,
            /// How many tasks there are.
            13 "task_count" task_count: i64,
            /// How many of the tasks are new.
            14 "new_task_count" new_task_count: i64,
            /// When it was retired, if it was.
            15 "retired_at" retired_at: Option<Moment>,
            /// Why it was retired.
            16 "retired_reason" retired_reason: Option<String>,
            /// The latest version.
            17 "latest_version_id" latest_version_id: Option<Uuid>,
            /// How many versions there are.
            18 "version_count" version_count: i64,
            /// When it was created.
            19 "created_at" created_at: Option<Moment>,
            /// When it last changed.
            20 "updated_at" updated_at: Option<Moment>,
            /// The run that works on it at the moment.
            21 "live_generation" live_generation: Option<LiveGeneration>,
        }
    }
}

record! {
    /// A project with its tasks.
    pub struct ProjectDetail {
        required {
            /// The project.
            0 "project_id" project_id: Uuid,
            /// The category.
            1 "category_id" category_id: Uuid,
            /// The title.
            2 "title" title: String,
        }
        optional {
            /// The run that it came from.
            3 "origin_run_id" origin_run_id: Option<Uuid>,
            /// The user who started it.
            4 "initiated_by_user_id" initiated_by_user_id: Option<String>,
            /// What it is about, in a few words.
            5 "summary" summary: Option<String>,
            /// The reasons for it.
            6 "why" why: Option<String>,
            /// The topics that it is about.
            7 "topics" topics: Vec<String>,
            /// The prompts that it is about.
            8 "prompts" prompts: Vec<String>,
            /// How its success is measured.
            9 "measurement" measurement: Option<Map<String, Value>>,
            /// Where it came from.
            10 "source_kind" source_kind: Option<ProjectSource>,
            /// The request it was made from.
            11 "source_prompt" source_prompt: Option<String>,
            /// How it stands.
            12 "status" status: Option<ProjectStatus>,
            /// How many tasks there are.
            13 "task_count" task_count: i64,
            /// How many of the tasks are new.
            14 "new_task_count" new_task_count: i64,
            /// When it was retired, if it was.
            15 "retired_at" retired_at: Option<Moment>,
            /// Why it was retired.
            16 "retired_reason" retired_reason: Option<String>,
            /// The latest version.
            17 "latest_version_id" latest_version_id: Option<Uuid>,
            /// How many versions there are.
            18 "version_count" version_count: i64,
            /// When it was created.
            19 "created_at" created_at: Option<Moment>,
            /// When it last changed.
            20 "updated_at" updated_at: Option<Moment>,
            /// The run that works on it at the moment.
            21 "live_generation" live_generation: Option<LiveGeneration>,
            /// The tasks.
            22 "tasks" tasks: Vec<Task>,
        }
    }
}

record! {
    /// A run that generates a project.
    pub struct ProjectGeneration {
        required {
            /// The run.
            0 "run_id" run_id: Uuid,
            /// The category.
            1 "category_id" category_id: Uuid,
            /// What kind of generation it is.
            2 "mode" mode: ProjectSource,
            /// How far the run is.
            3 "status" status: GenerationStatus,
        }
        optional {
            /// What it was to be about.
            4 "focus_prompt" focus_prompt: Option<String>,
            /// When it started, if it has.
            5 "started_at" started_at: Option<Moment>,
            /// When it ended, if it has.
            6 "finished_at" finished_at: Option<Moment>,
            /// What went wrong, if something did.
            7 "error" error: Option<String>,
        }
    }
}

record! {
    /// The status of a project, and the run that works on it.
    pub struct ProjectState {
        required {
            /// The project.
            0 "project_id" project_id: Uuid,
            /// The category.
            1 "category_id" category_id: Uuid,
            /// How it stands.
            2 "status" status: ProjectStatus,
        }
        optional {
            /// The run that works on it at the moment.
            3 "live_generation" live_generation: Option<LiveGeneration>,
            /// When it last changed.
            4 "updated_at" updated_at: Option<Moment>,
        }
    }
}

record! {
    /// A project, as a listing has it.
    pub struct ProjectSummary {
        required {
            /// The project.
            0 "project_id" project_id: Uuid,
            /// The category.
            1 "category_id" category_id: Uuid,
            /// The title.
            2 "title" title: String,
        }
        optional {
            /// How it stands.
            3 "status" status: Option<ProjectStatus>,
            /// What it is about, in a few words.
            4 "summary" summary: Option<String>,
            /// The user who started it.
            5 "initiated_by_user_id" initiated_by_user_id: Option<String>,
            /// The topics that it is about.
            6 "topics" topics: Vec<String>,
            /// When it last changed.
            7 "updated_at" updated_at: Option<Moment>,
            /// The types of its tasks.
            8 "task_types" task_types: Vec<String>,
            /// How many tasks there are.
            9 "task_count" task_count: i64,
            /// How many of the tasks are new.
            10 "new_task_count" new_task_count: i64,
            /// When it was retired, if it was.
            11 "retired_at" retired_at: Option<Moment>,
            /// Why it was retired.
            12 "retired_reason" retired_reason: Option<String>,
            /// The run that works on it at the moment.
            13 "live_generation" live_generation: Option<LiveGeneration>,
        }
    }
}
