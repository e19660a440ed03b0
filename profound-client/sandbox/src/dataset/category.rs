//! Categories: their brands, prompts, topics, regions, tags and personas.

use crate::dataset::{
    entity::{Entity, entities, entity},
    outlines::{CATEGORIES, MODELS, Outline, PERSONAS, REGIONS, TAGS},
    seeded_hash,
};

/// A market: its prompts, and the brands that appear in answers to them.
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
    pub(crate) aspects: [&'static [&'static str]; 3],
    pub(crate) seed: u64,
}

#[derive(Debug)]
pub(crate) struct Asset {
    pub(crate) entity: Entity,
    pub(crate) owned: bool,
    /// The approximate share of answers in which it appears.
    pub(crate) strength: f64,
}

/// A prompt in one region, with the indexes of its properties in the lists of its category.
#[derive(Debug)]
pub(crate) struct Probe {
    pub(crate) prompt: usize,
    pub(crate) region: usize,
    pub(crate) topic: usize,
    pub(crate) tag: usize,
    pub(crate) persona: usize,
}

/// Returns all categories.
pub(crate) fn categories() -> Vec<Category> {
    CATEGORIES.iter().map(Category::new).collect()
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
            seed: seeded_hash::text(outline.id),
        }
    }
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

/// Returns the probes of a prompt. Every prompt is asked in the first region, and some also in one or
/// both of the others.
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

const PROMPTS_A_TOPIC: usize = 4;
