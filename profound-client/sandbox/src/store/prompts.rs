//! The prompts of a category.

use crate::{
    dataset::{Category, Entity, Probe, seeded_hash, uuid},
    store::named::Named,
};

/// The prompts of a category, oldest first, with the topics and tags that they can refer to.
#[derive(Debug, Clone)]
pub(crate) struct Prompts {
    /// Includes deleted prompts, so that a cursor to one still has a position.
    pub(crate) all: Vec<Prompt>,
    pub(crate) topics: Vec<Named>,
    pub(crate) tags: Vec<Named>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Prompt {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) language: String,
    pub(crate) status: Status,
    pub(crate) analysis_types: Vec<&'static str>,
    pub(crate) topic: Named,
    pub(crate) tags: Vec<Named>,
    pub(crate) regions: Vec<Named>,
    pub(crate) platforms: Vec<Named>,
    pub(crate) personas: Vec<Named>,
    pub(crate) asset: Option<Named>,
    /// Unix seconds, like `updated`.
    pub(crate) created: i64,
    pub(crate) updated: i64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Status {
    Active,
    Disabled,
    Deleted,
}

impl Prompts {
    /// Returns the index of a prompt, unless it was deleted.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        let is = |prompt: &Prompt| prompt.id == id && prompt.status != Status::Deleted;
        self.all.iter().position(is)
    }

    pub(crate) fn of(category: &Category) -> Prompts {
        let mut all = counted(category);
        all.extend(others(category));
        for (at, prompt) in (0..).zip(&mut all) {
            prompt.created = FIRST + at * STEP;
            prompt.updated = prompt.created;
        }
        Prompts {
            all,
            topics: category.topics.iter().map(Named::from).collect(),
            tags: category.tags.iter().map(Named::from).collect(),
        }
    }
}

/// Returns the prompts from which reports are counted.
fn counted(category: &Category) -> Vec<Prompt> {
    let prompts = category.prompts.iter().enumerate();
    let counted = prompts.map(|(at, prompt)| {
        let probes = || category.probes.iter().filter(|probe| probe.prompt == at);
        let one = |of: fn(&Probe) -> Option<usize>, among: &[Entity]| {
            let first = probes().take(1).filter_map(of);
            first.map(|at| Named::from(&among[at])).collect::<Vec<_>>()
        };
        let regions = probes().map(|probe| Named::from(&category.regions[probe.region]));
        Prompt {
            id: prompt.id.clone(),
            text: prompt.name.to_owned(),
            regions: regions.collect(),
            tags: one(|probe| probe.tag, &category.tags),
            personas: one(|probe| probe.persona, &category.personas),
            analysis_types: probes().take(1).flat_map(Probe::analyses).collect(),
            ..blank(
                category,
                at / (category.prompts.len() / category.topics.len()),
            )
        }
    });
    counted.collect()
}

fn others(category: &Category) -> impl Iterator<Item = Prompt> {
    let questions = category.questions().into_iter().enumerate();
    questions.map(|(at, question)| Prompt {
        id: uuid::derive(
            seeded_hash::text(&category.entity.id) ^ seeded_hash::text(&question.text),
        ),
        analysis_types: vec![question.analysis],
        status: match at % DISABLED_EVERY {
            0 => Status::Disabled,
            _ => Status::Active,
        },
        tags: tags(category, at),
        asset: Some(Named::from(&category.assets[question.asset].entity)),
        text: question.text,
        ..blank(category, question.topic)
    })
}

/// Returns one tag for every second prompt, and none for the others.
fn tags(category: &Category, at: usize) -> Vec<Named> {
    let tags = category.tags.iter().map(Named::from);
    match at % 2 {
        0 => tags.skip(at / 2 % category.tags.len()).take(1).collect(),
        _ => Vec::new(),
    }
}

fn blank(category: &Category, topic: usize) -> Prompt {
    Prompt {
        id: String::new(),
        text: String::new(),
        language: "en-US".to_owned(),
        status: Status::Active,
        analysis_types: vec!["visibility"],
        topic: Named::from(&category.topics[topic]),
        tags: Vec::new(),
        regions: vec![Named::from(&category.regions[0])],
        platforms: category.models.iter().map(Named::from).collect(),
        personas: Vec::new(),
        asset: None,
        created: 0,
        updated: 0,
    }
}

/// 2025-11-03T08:00:00Z
const FIRST: i64 = 1_762_156_800;

/// The four hours between two initial prompts.
const STEP: i64 = 4 * 3600;

const DISABLED_EVERY: usize = 40;
