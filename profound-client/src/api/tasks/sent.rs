//! What is sent.

use crate::Patch;
use crate::api::TaskStatus;
use crate::api::record::sent;

sent! {
    /// A task to add to a project.
    pub struct NewTask {
        required {
            /// The title. 1 to 240 characters.
            "title" title: String,
        }
        optional {
            /// What it is about, in a few words. 1 to 2000 characters.
            "summary" summary: Option<String>,
            /// What to do, at length. 1 to 8000 characters.
            "brief" brief: Option<String>,
            /// The type of task. 1 to 80 characters.
            "type" kind: Option<String>,
            /// The topic that the task is about. 1 to 120 characters.
            "topic" topic: Option<String>,
            /// How much it would bring. 1 to 5.
            "impact" impact: Option<u32>,
            /// Where there is more to read. 1 to 2048 characters.
            "reference_url" reference_url: Option<String>,
            /// What to call the reference. 1 to 240 characters.
            "reference_label" reference_label: Option<String>,
            /// Where among the tasks to put it.
            "position" position: Option<i64>,
        }
    }
}

impl NewTask {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            summary: None,
            brief: None,
            kind: None,
            topic: None,
            impact: None,
            reference_url: None,
            reference_label: None,
            position: None,
        }
    }

    /// What it is about, in a few words. 1 to 2000 characters.
    #[inline]
    #[must_use]
    pub fn summary(mut self, summary: impl Into<String>) -> Self {
        self.summary = Some(summary.into());
        self
    }

    /// What to do, at length. 1 to 8000 characters.
    #[inline]
    #[must_use]
    pub fn brief(mut self, brief: impl Into<String>) -> Self {
        self.brief = Some(brief.into());
        self
    }

    /// The type of task. 1 to 80 characters.
    #[inline]
    #[must_use]
    pub fn kind(mut self, kind: impl Into<String>) -> Self {
        self.kind = Some(kind.into());
        self
    }

    /// The topic that the task is about. 1 to 120 characters.
    #[inline]
    #[must_use]
    pub fn topic(mut self, topic: impl Into<String>) -> Self {
        self.topic = Some(topic.into());
        self
    }

    /// How much it would bring. 1 to 5.
    #[inline]
    #[must_use]
    pub fn impact(mut self, impact: u32) -> Self {
        self.impact = Some(impact);
        self
    }

    /// Where there is more to read. 1 to 2048 characters.
    #[inline]
    #[must_use]
    pub fn reference_url(mut self, reference_url: impl Into<String>) -> Self {
        self.reference_url = Some(reference_url.into());
        self
    }

    /// What to call the reference. 1 to 240 characters.
    #[inline]
    #[must_use]
    pub fn reference_label(mut self, reference_label: impl Into<String>) -> Self {
        self.reference_label = Some(reference_label.into());
        self
    }

    /// Where among the tasks to put it.
    #[inline]
    #[must_use]
    pub fn position(mut self, position: i64) -> Self {
        self.position = Some(position);
        self
    }
}

sent! {
    /// What to change about a task.
    pub struct TaskChange {
        required {}
        optional {
            /// The title. 1 to 240 characters.
            "title" title: Patch<String>,
            /// What it is about, in a few words. 1 to 2000 characters.
            "summary" summary: Patch<String>,
            /// What to do, at length. 1 to 8000 characters.
            "brief" brief: Patch<String>,
            /// The type of task. 1 to 80 characters.
            "type" kind: Patch<String>,
            /// The topic that the task is about. 1 to 120 characters.
            "topic" topic: Patch<String>,
            /// How much it would bring. 1 to 5.
            "impact" impact: Patch<u32>,
            /// Where there is more to read. 1 to 2048 characters.
            "reference_url" reference_url: Patch<String>,
            /// What to call the reference. 1 to 240 characters.
            "reference_label" reference_label: Patch<String>,
        }
    }
}

impl TaskChange {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            title: Patch::Absent,
            summary: Patch::Absent,
            brief: Patch::Absent,
            kind: Patch::Absent,
            topic: Patch::Absent,
            impact: Patch::Absent,
            reference_url: Patch::Absent,
            reference_label: Patch::Absent,
        }
    }

    /// The title. 1 to 240 characters.
    #[inline]
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Patch::Set(title.into());
        self
    }

    /// What it is about, in a few words. 1 to 2000 characters.
    #[inline]
    #[must_use]
    pub fn summary(mut self, summary: impl Into<String>) -> Self {
        self.summary = Patch::Set(summary.into());
        self
    }

    /// What to do, at length. 1 to 8000 characters.
    #[inline]
    #[must_use]
    pub fn brief(mut self, brief: impl Into<String>) -> Self {
        self.brief = Patch::Set(brief.into());
        self
    }

    /// The type of task. 1 to 80 characters.
    #[inline]
    #[must_use]
    pub fn kind(mut self, kind: impl Into<String>) -> Self {
        self.kind = Patch::Set(kind.into());
        self
    }

    /// The topic that the task is about. 1 to 120 characters.
    #[inline]
    #[must_use]
    pub fn topic(mut self, topic: impl Into<String>) -> Self {
        self.topic = Patch::Set(topic.into());
        self
    }

    /// How much it would bring. 1 to 5.
    #[inline]
    #[must_use]
    pub fn impact(mut self, impact: u32) -> Self {
        self.impact = Patch::Set(impact);
        self
    }

    /// Where there is more to read. 1 to 2048 characters.
    #[inline]
    #[must_use]
    pub fn reference_url(mut self, reference_url: impl Into<String>) -> Self {
        self.reference_url = Patch::Set(reference_url.into());
        self
    }

    /// What to call the reference. 1 to 240 characters.
    #[inline]
    #[must_use]
    pub fn reference_label(mut self, reference_label: impl Into<String>) -> Self {
        self.reference_label = Patch::Set(reference_label.into());
        self
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
            "status" status: TaskStatus,
        }
        optional {
            /// A note on the change. 1 to 2000 characters.
            "note" note: Option<String>,
        }
    }
}

impl TaskStatusChange {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(status: TaskStatus) -> Self {
        Self { status, note: None }
    }

    /// A note on the change. 1 to 2000 characters.
    #[inline]
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}
