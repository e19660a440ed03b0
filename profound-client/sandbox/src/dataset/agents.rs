//! The agents of an organisation.

use crate::dataset::entity::{Entity, numbered_id};

/// An agent of an organisation.
#[derive(Debug)]
pub(crate) struct Agent {
    pub(crate) id: String,
    pub(crate) organization: String,
    pub(crate) name: String,
    pub(crate) published: bool,
    /// Unix seconds.
    pub(crate) created: i64,
    pub(crate) description: Option<String>,
}

/// The agents of an organisation, newest first.
pub(crate) fn agents(organization: &Entity, count: usize) -> Vec<Agent> {
    let agent = |at: usize| {
        let (task, subject) = (
            TASKS[at % TASKS.len()],
            SUBJECTS[at / TASKS.len() % SUBJECTS.len()],
        );
        let name = format!(
            "{task} {subject} {}",
            at / (TASKS.len() * SUBJECTS.len()) + 1
        );
        Agent {
            id: numbered_id(organization, "agent", at),
            organization: organization.id.clone(),
            description: (at % 3 > 0).then(|| format!("{task} what concerns {subject}")),
            name,
            published: at % DRAFT_EVERY > 0,
            created: FIRST + at as i64 * STEP,
        }
    };
    (0..count).rev().map(agent).collect()
}

/// Names of tasks. Projects use them too.
pub(crate) static TASKS: [&str; 5] = ["Review", "Summarise", "Compare", "Rewrite", "Watch"];

static SUBJECTS: [&str; 7] = [
    "product pages",
    "buying guides",
    "press releases",
    "reviews",
    "forum threads",
    "size charts",
    "repair guides",
];

const DRAFT_EVERY: usize = 6;

/// 2025-11-10T10:00:00Z
pub(crate) const FIRST: i64 = 1_762_768_800;

/// A day and 61 seconds, so that no two agents are created at the same time of day.
pub(crate) const STEP: i64 = 24 * 3600 + 61;
