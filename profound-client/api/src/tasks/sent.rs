//! What is sent.

use crate::TaskStatus;
use crate::sent::sent;
use profound_client::Patch;

sent! {
    /// A task to add to a project.
    pub struct NewTask {
        required {
            /// The title. 1 to 240 characters.
            "title" title: String = text(impl Into<String>),
        }
        optional {
            /// What it is about, in a few words. 1 to 2000 characters.
            "summary" summary: Option<String> = text(impl Into<String>),
            /// What to do, at length. 1 to 8000 characters.
            "brief" brief: Option<String> = text(impl Into<String>),
            /// The type of task. 1 to 80 characters.
            "type" kind: Option<String> = text(impl Into<String>),
            /// The topic that the task is about. 1 to 120 characters.
            "topic" topic: Option<String> = text(impl Into<String>),
            /// How much it would bring. 1 to 5.
            "impact" impact: Option<u32> = one(u32),
            /// Where there is more to read. 1 to 2048 characters.
            "reference_url" reference_url: Option<String> = text(impl Into<String>),
            /// What to call the reference. 1 to 240 characters.
            "reference_label" reference_label: Option<String> = text(impl Into<String>),
            /// Where among the tasks to put it.
            "position" position: Option<i64> = one(i64),
        }
    }
}

sent! {
    /// What to change about a task.
    pub struct TaskChange {
        required {}
        optional {
            /// The title. 1 to 240 characters.
            "title" title: Patch<String> = patch_text(impl Into<String>),
            /// What it is about, in a few words. 1 to 2000 characters.
            "summary" summary: Patch<String> = patch_text(impl Into<String>),
            /// What to do, at length. 1 to 8000 characters.
            "brief" brief: Patch<String> = patch_text(impl Into<String>),
            /// The type of task. 1 to 80 characters.
            "type" kind: Patch<String> = patch_text(impl Into<String>),
            /// The topic that the task is about. 1 to 120 characters.
            "topic" topic: Patch<String> = patch_text(impl Into<String>),
            /// How much it would bring. 1 to 5.
            "impact" impact: Patch<u32> = patch(u32),
            /// Where there is more to read. 1 to 2048 characters.
            "reference_url" reference_url: Patch<String> = patch_text(impl Into<String>),
            /// What to call the reference. 1 to 240 characters.
            "reference_label" reference_label: Patch<String> = patch_text(impl Into<String>),
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
            "status" status: TaskStatus = one(TaskStatus),
        }
        optional {
            /// A note on the change. 1 to 2000 characters.
            "note" note: Option<String> = text(impl Into<String>),
        }
    }
}
