use crate::sandbox::world::{Category, Entity, Project, paper_id};

/// The projects of a category, newest first, with their tasks.
#[derive(Debug)]
pub(crate) struct Projects(pub(crate) Vec<(Project, Vec<Task>)>);

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Task {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) summary: Option<String>,
    pub(crate) brief: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) topic: Option<String>,
    pub(crate) impact: Option<i64>,
    pub(crate) reference_url: Option<String>,
    pub(crate) reference_label: Option<String>,
    pub(crate) done: bool,
    /// Unix seconds.
    pub(crate) created: i64,
}

impl Projects {
    pub(crate) fn of(category: &Category) -> Projects {
        let projects = category.projects().into_iter();
        Projects(
            projects
                .map(|project| {
                    let tasks = tasks(&category.entity, &project);
                    (project, tasks)
                })
                .collect(),
        )
    }

    pub(crate) fn find(&mut self, id: &str) -> Option<(&Project, &mut Vec<Task>)> {
        let mut projects = self.0.iter_mut();
        let (project, tasks) = projects.find(|(project, _)| project.id == id)?;
        Some((project, tasks))
    }
}

fn tasks(category: &Entity, project: &Project) -> Vec<Task> {
    let tasks = TASKS
        .iter()
        .enumerate()
        .map(|(at, (title, kind, impact))| Task {
            id: paper_id(category, &project.id, at),
            title: (*title).to_owned(),
            summary: Some(format!("A part of: {}", project.title)),
            kind: Some((*kind).to_owned()),
            topic: Some(project.topic.to_owned()),
            impact: Some(*impact),
            reference_url: (at == 0).then(|| "https://fleetmoor.example/guides".to_owned()),
            reference_label: (at == 0).then(|| "Our guides".to_owned()),
            done: at == 2,
            created: project.updated - 3600,
            ..Task::default()
        });
    tasks.collect()
}

static TASKS: [(&str, &str, i64); 3] = [
    ("Answer the question in the first paragraph", "refresh", 4),
    ("Publish a comparison table", "publish", 5),
    ("Offer a reviewer a sample", "earned", 2),
];
