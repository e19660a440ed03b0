use crate::dataset::Category;
use crate::dataset::Entity;
use crate::dataset::hash;
use crate::dataset::uuid;

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
            id: id(organization, "agent", at),
            organization: organization.id.clone(),
            description: (at % 3 > 0).then(|| format!("{task} what concerns {subject}")),
            name,
            published: at % DRAFT_EVERY > 0,
            created: FIRST + at as i64 * STEP,
        }
    };
    (0..count).rev().map(agent).collect()
}

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
    /// The projects, newest first.
    pub(crate) fn projects(&self) -> Vec<Project> {
        let count = 30 + 7 * self.aspects.iter().map(|all| all.len()).sum::<usize>();
        (0..count).rev().map(|at| self.project(at)).collect()
    }

    fn project(&self, at: usize) -> Project {
        let topic = self.topics[at % self.topics.len()].name;
        let task = TASKS[at % TASKS.len()];
        Project {
            id: id(&self.entity, "project", at),
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

pub(crate) fn id(owner: &Entity, kind: &str, at: usize) -> String {
    uuid::derive(hash::text(&owner.id) ^ hash::mix(hash::text(kind) ^ at as u64))
}

static TASKS: [&str; 5] = ["Review", "Summarise", "Compare", "Rewrite", "Watch"];

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
const FIRST: i64 = 1_762_768_800;

/// A day and a bit, so that no two are as old.
const STEP: i64 = 24 * 3600 + 61;
