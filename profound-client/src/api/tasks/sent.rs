//! What is sent.

use crate::api::TaskStatus;
use crate::api::sent::sent;

sent! {
    /// A task to add to a project.
    pub struct NewTask {
        required {
            /// The title. 1 to 240 characters.
            "title" title: text,
        }
        optional {
            /// What it is about, in a few words. 1 to 2000 characters.
            "summary" summary: text,
            /// What to do, at length. 1 to 8000 characters.
            "brief" brief: text,
            /// The type of task. 1 to 80 characters.
            "type" kind: text,
            /// The topic that the task is about. 1 to 120 characters.
            "topic" topic: text,
            /// How much it would bring. 1 to 5.
            "impact" impact: one u32,
            /// Where there is more to read. 1 to 2048 characters.
            "reference_url" reference_url: text,
            /// What to call the reference. 1 to 240 characters.
            "reference_label" reference_label: text,
            /// Where among the tasks to put it.
            "position" position: one i64,
        }
    }
}

sent! {
    /// What to change about a task.
    pub struct TaskChange {
        required {}
        optional {
            /// The title. 1 to 240 characters.
            "title" title: patch_text,
            /// What it is about, in a few words. 1 to 2000 characters.
            "summary" summary: patch_text,
            /// What to do, at length. 1 to 8000 characters.
            "brief" brief: patch_text,
            /// The type of task. 1 to 80 characters.
            "type" kind: patch_text,
            /// The topic that the task is about. 1 to 120 characters.
            "topic" topic: patch_text,
            /// How much it would bring. 1 to 5.
            "impact" impact: patch u32,
            /// Where there is more to read. 1 to 2048 characters.
            "reference_url" reference_url: patch_text,
            /// What to call the reference. 1 to 240 characters.
            "reference_label" reference_label: patch_text,
        }
    }
}

impl Default for TaskChange {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// How far a task is.
    pub struct TaskStatusChange {
        required {
            /// How far the task is.
            "status" status: one TaskStatus,
        }
        optional {
            /// A note on the change. 1 to 2000 characters.
            "note" note: text,
        }
    }
}
