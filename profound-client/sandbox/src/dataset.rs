//! The facts that every report of the sandbox is counted from.

mod catalogue;
pub(crate) mod dates;
mod facts;
pub(crate) mod hash;
mod library;
mod paperwork;
mod questions;
pub(crate) mod uuid;

use crate::dataset::catalogue::CATEGORIES;
use crate::dataset::catalogue::MODELS;
use crate::dataset::catalogue::Outline;
use crate::dataset::catalogue::PERSONAS;
use crate::dataset::catalogue::REGIONS;
use crate::dataset::catalogue::TAGS;
pub(crate) use crate::dataset::facts::Appearance;
pub(crate) use crate::dataset::facts::Execution;
pub(crate) use crate::dataset::library::Library;
use crate::dataset::library::libraries;
pub(crate) use crate::dataset::paperwork::Agent;
pub(crate) use crate::dataset::paperwork::Project;
pub(crate) use crate::dataset::paperwork::ProjectStatus;
pub(crate) use crate::dataset::paperwork::id as paper_id;

/// How many brands a category compares.
pub(crate) const ASSETS: usize = 6;

/// Everything the sandbox knows.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) categories: Vec<Category>,
    pub(crate) organizations: Vec<Entity>,
    pub(crate) libraries: Vec<Library>,
    pub(crate) agents: Vec<Agent>,
}

/// Something with an id and a name.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    pub(crate) id: String,
    pub(crate) name: &'static str,
}

/// A market, with what is asked about it and who appears in the answers.
#[derive(Debug)]
pub(crate) struct Category {
    pub(crate) entity: Entity,
    pub(crate) internal_name: Option<&'static str>,
    pub(crate) organization: Entity,
    pub(crate) assets: Vec<Asset>,
    pub(crate) models: Vec<Entity>,
    pub(crate) regions: Vec<Entity>,
    pub(crate) topics: Vec<Entity>,
    pub(crate) prompts: Vec<Entity>,
    pub(crate) tags: Vec<Entity>,
    pub(crate) personas: Vec<Entity>,
    pub(crate) probes: Vec<Probe>,
    aspects: [&'static [&'static str]; 3],
    seed: u64,
}

#[derive(Debug)]
pub(crate) struct Asset {
    pub(crate) entity: Entity,
    pub(crate) owned: bool,
    /// The share of answers it appears in, about.
    strength: f64,
}

/// A prompt as asked in one region: indexes into its category's lists.
#[derive(Debug)]
pub(crate) struct Probe {
    pub(crate) prompt: usize,
    pub(crate) region: usize,
    pub(crate) topic: usize,
    pub(crate) tag: usize,
    pub(crate) persona: usize,
}

impl World {
    pub(crate) fn new() -> World {
        let categories: Vec<Category> = CATEGORIES.iter().map(Category::new).collect();
        let organizations = organizations(&categories);
        let agents = organizations.iter().zip(AGENTS);
        World {
            agents: agents
                .flat_map(|(one, count)| paperwork::agents(one, count))
                .collect(),
            organizations,
            libraries: libraries(&categories),
            categories,
        }
    }

    pub(crate) fn category(&self, id: &str) -> Option<&Category> {
        self.categories
            .iter()
            .find(|category| category.entity.id == id)
    }
}

impl Category {
    fn new(outline: &Outline) -> Category {
        let topics = outline.topics.iter();
        let prompts = topics.clone().flat_map(|(_, prompts)| *prompts);
        let prompts = entities(prompts, outline.id);
        Category {
            entity: Entity {
                id: outline.id.to_owned(),
                name: outline.name,
            },
            internal_name: outline.internal_name,
            organization: entity(outline.organization, "organization"),
            assets: assets(outline),
            models: entities(MODELS, "model"),
            regions: entities(REGIONS, "region"),
            topics: entities(topics.map(|(name, _)| *name), outline.id),
            probes: (0..prompts.len()).flat_map(probes).collect(),
            prompts,
            tags: entities(TAGS, outline.organization),
            personas: entities(PERSONAS, outline.organization),
            aspects: outline.aspects,
            seed: hash::text(outline.id),
        }
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

fn assets(outline: &Outline) -> Vec<Asset> {
    let brands = outline.brands.iter().enumerate();
    brands
        .map(|(at, (name, strength))| Asset {
            entity: entity(name, outline.id),
            owned: at == 0,
            strength: *strength,
        })
        .collect()
}

/// Every prompt is asked in the first region, and in one or both of the others now and then.
fn probes(prompt: usize) -> impl Iterator<Item = Probe> {
    let regions = (0..REGIONS.len()).filter(move |region| prompt % (region + 1) == 0);
    regions.map(move |region| Probe {
        prompt,
        region,
        topic: prompt / PROMPTS_A_TOPIC,
        tag: prompt % TAGS.len(),
        persona: prompt % PERSONAS.len(),
    })
}

fn entities(names: impl IntoIterator<Item = &'static str>, owner: &str) -> Vec<Entity> {
    names.into_iter().map(|name| entity(name, owner)).collect()
}

fn entity(name: &'static str, owner: &str) -> Entity {
    Entity {
        id: uuid::derive(hash::text(owner) ^ hash::mix(hash::text(name))),
        name,
    }
}

/// How many agents each organisation has.
const AGENTS: [usize; 2] = [120, 40];

const PROMPTS_A_TOPIC: usize = 4;

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn there_are_three_categories_in_two_organisations() {
        let world = World::new();
        let organisations = world.categories.iter().map(|one| &one.organization.id);
        assert_eq!(organisations.collect::<HashSet<_>>().len(), 2);
        assert_eq!(world.categories.len(), 3);
        for category in &world.categories {
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
        for category in World::new().categories {
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
        let world = World::new();
        let probes = &world.categories[0].probes;
        let distinct =
            |of: fn(&Probe) -> usize| probes.iter().map(of).collect::<HashSet<_>>().len();
        assert_eq!(distinct(|probe| probe.topic), 3);
        assert_eq!(distinct(|probe| probe.tag), TAGS.len());
        assert_eq!(distinct(|probe| probe.persona), PERSONAS.len());
        assert_eq!(distinct(|probe| probe.region), REGIONS.len());
        assert_eq!(distinct(|probe| probe.prompt), 12);
    }
}
