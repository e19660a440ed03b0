//! The generated dataset: the source of responses.

mod agents;
mod asset;
mod category;
pub(crate) mod claim_counts;
pub(crate) mod claims;
pub(crate) mod dates;
pub(crate) mod day;
mod day_cache;
pub(crate) mod domains;
mod entity;
mod executions;
pub(crate) mod facts;
mod knowledge_bases;
mod outlines;
pub(crate) mod pages;
mod projects;
mod questions;
pub(crate) mod seeded_hash;
pub(crate) mod uuid;
pub(crate) mod videos;
pub(crate) mod visits;

pub(crate) use crate::dataset::{
    agents::Agent,
    asset::Asset,
    category::{Category, Probe},
    entity::{Entity, numbered_id},
    executions::Execution,
    knowledge_bases::InitialKnowledgeBase,
    outlines::ASSETS,
    projects::{Project, ProjectStatus},
};
use crate::dataset::{agents::agents, category::categories, knowledge_bases::knowledge_bases};

/// All generated data.
#[derive(Debug)]
pub(crate) struct Dataset {
    pub(crate) categories: Vec<Category>,
    pub(crate) organizations: Vec<Entity>,
    pub(crate) knowledge_bases: Vec<InitialKnowledgeBase>,
    pub(crate) agents: Vec<Agent>,
}

impl Dataset {
    pub(crate) fn new(seed: u64) -> Dataset {
        let categories = categories(seed);
        let organizations = organizations(&categories);
        let counted = organizations.iter().zip(AGENTS);
        Dataset {
            agents: counted
                .flat_map(|(one, count)| agents(one, count))
                .collect(),
            organizations,
            knowledge_bases: knowledge_bases(&categories),
            categories,
        }
    }

    /// Returns the part of the dataset that belongs to organisations, given by names or ids. An empty
    /// list is all of them.
    pub(crate) fn limited_to(mut self, organizations: &[String]) -> Dataset {
        let belongs = |organization: &Entity| {
            let mut wanted = organizations.iter();
            let is = |name: &String| *name == organization.name || *name == organization.id;
            organizations.is_empty() || wanted.any(is)
        };
        self.categories.retain(|one| belongs(&one.organization));
        self.organizations.retain(belongs);
        self.knowledge_bases
            .retain(|one| belongs(&one.organization));
        let known: Vec<&str> = self
            .organizations
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        self.agents
            .retain(|agent| known.contains(&agent.organization.as_str()));
        self
    }

    pub(crate) fn category(&self, id: &str) -> Option<&Category> {
        self.categories
            .iter()
            .find(|category| category.entity.id == id)
    }
}

fn organizations(categories: &[Category]) -> Vec<Entity> {
    let mut all: Vec<Entity> = categories
        .iter()
        .map(|category| category.organization.clone())
        .collect();
    all.dedup_by(|a, b| a.id == b.id);
    all
}

/// The number of agents of each organisation.
const AGENTS: [usize; 2] = [120, 40];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::dataset::outlines::{PERSONAS, REGIONS, TAGS};

    #[test]
    fn there_are_three_categories_in_two_organisations() {
        let dataset = Dataset::new(0);
        let organisations = dataset.categories.iter().map(|one| &one.organization.id);
        assert_eq!(organisations.collect::<HashSet<_>>().len(), 2);
        assert_eq!(dataset.categories.len(), 3);
        for category in &dataset.categories {
            let owned = category.assets.iter().filter(|asset| asset.owned).count();
            assert_eq!((owned, category.assets.len()), (1, ASSETS));
            assert_eq!(
                uuid::normalise(&category.entity.id).as_ref(),
                Some(&category.entity.id)
            );
        }
    }

    #[test]
    fn no_two_entities_of_a_category_share_an_id() {
        for category in Dataset::new(0).categories {
            let lists = [
                &category.models,
                &category.regions,
                &category.topics,
                &category.prompts,
                &category.tags,
                &category.personas,
            ];
            let assets = category.assets.iter().map(|asset| &asset.entity);
            let all = lists.into_iter().flatten().chain(assets);
            let ids: Vec<&String> = all.map(|entity| &entity.id).collect();
            assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
        }
    }

    #[test]
    fn every_topic_tag_persona_and_region_is_asked_about() {
        let dataset = Dataset::new(0);
        let probes = &dataset.categories[0].probes;
        let distinct =
            |of: fn(&Probe) -> Option<usize>| probes.iter().map(of).collect::<HashSet<_>>().len();
        assert_eq!(distinct(|probe| Some(probe.topic)), 3);
        assert_eq!(distinct(|probe| Some(probe.region)), REGIONS.len());
        assert_eq!(distinct(|probe| Some(probe.prompt)), 12);
        // Some prompts have no tag, and some have no persona.
        assert_eq!(distinct(|probe| probe.tag), TAGS.len() + 1);
        assert_eq!(distinct(|probe| probe.persona), PERSONAS.len() + 1);
    }
}
