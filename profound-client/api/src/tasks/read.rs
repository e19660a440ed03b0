//! What is answered.

use crate::record::record;
use crate::{Moment, TaskStatus};
use uuid::Uuid;

record! {
    /// A task with the title of its project.
    pub struct TaskDetail {
        required {
            /// The task.
            0 "task_id" task_id: Uuid,
            /// The project.
            1 "project_id" project_id: Uuid,
            /// The category.
            2 "category_id" category_id: Uuid,
            /// The title.
            3 "title" title: String,
        }
        optional {
            /// The type of task.
            4 "type" kind: Option<String>,
            /// What it is about, in a few words.
            5 "summary" summary: Option<String>,
            /// What to do, at length.
            6 "brief" brief: Option<String>,
            /// The topic that the task is about.
            7 "topic" topic: Option<String>,
            /// How much it would bring.
            8 "impact" impact: Option<i64>,
            /// Where there is more to read.
            9 "reference_url" reference_url: Option<String>,
            /// What to call the reference.
            10 "reference_label" reference_label: Option<String>,
            /// How far the task is.
            11 "status" status: Option<TaskStatus>,
            /// When the status last changed.
            12 "status_changed_at" status_changed_at: Option<Moment>,
            /// Whether it is new.
            13 "is_new" is_new: Option<bool>,
            /// When it was created.
            14 "created_at" created_at: Option<Moment>,
            /// The title of the project.
            15 "project_title" project_title: Option<String>,
        }
    }
}

record! {
    /// The status of a task, and who set it.
    pub struct TaskState {
        required {
            /// The task.
            0 "task_id" task_id: Uuid,
            /// The project.
            1 "project_id" project_id: Uuid,
            /// How far the task is.
            2 "status" status: TaskStatus,
            /// When it changed.
            3 "changed_at" changed_at: Moment,
        }
        optional {
            /// Who changed it.
            4 "changed_by" changed_by: Option<String>,
            /// A note on the change.
            5 "note" note: Option<String>,
        }
    }
}
