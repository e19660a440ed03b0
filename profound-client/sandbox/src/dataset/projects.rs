//! The projects of a category.

use crate::dataset::{
    agents::{FIRST, STEP, TASKS},
    category::Category,
    entity::numbered_id,
};

/// A project of a category.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) summary: Option<String>,
    pub(crate) status: ProjectStatus,
    pub(crate) topic: &'static str,
    /// Unix seconds.
    pub(crate) updated: i64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ProjectStatus {
    Suggested,
    Tracked,
    Retired,
}

impl Category {
    /// Returns the projects, newest first.
    pub(crate) fn projects(&self) -> Vec<Project> {
        let count = 30 + 7 * self.aspects.iter().map(|all| all.len()).sum::<usize>();
        (0..count).rev().map(|at| self.project(at)).collect()
    }

    fn project(&self, at: usize) -> Project {
        let topic = self.topics[at % self.topics.len()].name;
        let task = TASKS[at % TASKS.len()];
        Project {
            id: numbered_id(&self.entity, "project", at),
            title: format!("{task} pages on {topic}, part {}", at / TASKS.len() + 1),
            summary: (at % 4 > 0).then(|| format!("{task} what models cite on {topic}")),
            status: [
                ProjectStatus::Suggested,
                ProjectStatus::Tracked,
                ProjectStatus::Retired,
            ][at % 7 % 3],
            topic,
            updated: FIRST + at as i64 * STEP,
        }
    }
}
