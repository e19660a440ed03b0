//! What is answered.

use crate::api::record::record;
use crate::api::{Moment, TaskStatus};
use uuid::Uuid;

record! {
    /// A task with the title of its project.
    pub struct TaskDetail {
        required {
            /// The task.
            "task_id" task_id: Uuid,
            /// The project.
            "project_id" project_id: Uuid,
            /// The category.
            "category_id" category_id: Uuid,
            /// The title.
            "title" title: String,
        }
        optional {
            /// The type of task.
            "type" kind: Option<String>,
            /// What it is about, in a few words.
            "summary" summary: Option<String>,
            /// What to do, at length.
            "brief" brief: Option<String>,
            /// The topic that the task is about.
            "topic" topic: Option<String>,
            /// How much it would bring.
            "impact" impact: Option<i64>,
            /// Where there is more to read.
            "reference_url" reference_url: Option<String>,
            /// What to call the reference.
            "reference_label" reference_label: Option<String>,
            /// How far the task is.
            "status" status: Option<TaskStatus>,
            /// When the status last changed.
            "status_changed_at" status_changed_at: Option<Moment>,
            /// Whether it is new.
            "is_new" is_new: Option<bool>,
            /// When it was created.
            "created_at" created_at: Option<Moment>,
            /// The title of the project.
            "project_title" project_title: Option<String>,
        }
    }
}

record! {
    /// The status of a task, and who set it.
    pub struct TaskState {
        required {
            /// The task.
            "task_id" task_id: Uuid,
            /// The project.
            "project_id" project_id: Uuid,
            /// How far the task is.
            "status" status: TaskStatus,
            /// When it changed.
            "changed_at" changed_at: Moment,
        }
        optional {
            /// Who changed it.
            "changed_by" changed_by: Option<String>,
            /// A note on the change.
            "note" note: Option<String>,
        }
    }
}
