//! Categories: their brands, prompts, topics, regions, tags and personas.

use std::sync::OnceLock;

use crate::dataset::{
    asset::Asset,
    claim_counts::{CLUSTERS, SOURCES},
    day_cache::DayCache,
    entity::{Entity, entities, entity},
    outlines::{ASSETS, CATEGORIES, MODELS, Outline, PERSONAS, REGIONS, TAGS},
    pages::{Page, pages},
    seeded_hash::{self, mix, share},
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
    /// The pages that answers cite.
    pub(crate) pages: Vec<Page>,
    /// For each model, the weights of the pages, summed up to each page.
    page_weights: Vec<Vec<u64>>,
    /// The queries that models search for: those of the first topic first.
    pub(crate) queries: Vec<String>,
    pub(crate) seed: u64,
    pub(crate) days: DayCache,
    leanings: OnceLock<Vec<[f64; ASSETS]>>,
    sources: OnceLock<Vec<usize>>,
}

/// A prompt in one region, with the indexes of its properties in the lists of its category.
#[derive(Debug)]
pub(crate) struct Probe {
    pub(crate) prompt: usize,
    pub(crate) region: usize,
    pub(crate) topic: usize,
    /// `None` for a prompt without a tag.
    pub(crate) tag: Option<usize>,
    /// `None` for a prompt without a persona.
    pub(crate) persona: Option<usize>,
}

impl Probe {
    /// Returns the analyses of the answers to this prompt. All are analysed for visibility.
    pub(crate) fn analyses(&self) -> Vec<&'static str> {
        let sentiment = self.has_sentiment().then_some("sentiment");
        let accuracy = self.has_accuracy().then_some("accuracy");
        let all = [Some("visibility"), sentiment, accuracy];
        all.into_iter().flatten().collect()
    }

    pub(crate) fn has_sentiment(&self) -> bool {
        matches!(self.prompt % PROMPTS_A_TOPIC, 1 | 2)
    }

    pub(crate) fn has_accuracy(&self) -> bool {
        matches!(self.prompt % PROMPTS_A_TOPIC, 2 | 3)
    }
}

/// Returns all categories. The seed changes what happens in them, not their names and ids.
pub(crate) fn categories(seed: u64) -> Vec<Category> {
    let outlines = CATEGORIES.iter();
    outlines
        .map(|outline| Category::new(outline, seed))
        .collect()
}

impl Category {
    fn new(outline: &Outline, seed: u64) -> Category {
        let topics = outline.topics.iter();
        let prompts = topics.clone().flat_map(|(_, prompts)| *prompts);
        let prompts = entities(prompts, outline.id);
        let names: Vec<&'static str> = outline.topics.iter().map(|(name, _)| *name).collect();
        let assets = assets(outline);
        let pages = pages(&assets, &names);
        let seed = seeded_hash::text(outline.id) ^ if seed == 0 { 0 } else { mix(seed) };
        Category {
            entity: Entity {
                id: outline.id.to_owned(),
                name: outline.name,
            },
            internal_name: outline.internal_name,
            organization: entity(outline.organization, "organization"),
            assets,
            models: entities(MODELS, "model"),
            regions: entities(REGIONS, "region"),
            topics: entities(topics.map(|(name, _)| *name), outline.id),
            probes: (0..prompts.len()).flat_map(probes).collect(),
            prompts,
            tags: entities(TAGS, outline.organization),
            personas: entities(PERSONAS, outline.organization),
            aspects: outline.aspects,
            page_weights: (0..MODELS.len())
                .map(|model| page_weights(&pages, model))
                .collect(),
            pages,
            queries: queries(&names),
            seed,
            days: DayCache::default(),
            leanings: OnceLock::new(),
            sources: OnceLock::new(),
        }
    }

    /// Returns a page that a model cites, chosen by a well mixed number.
    pub(crate) fn page(&self, model: usize, draw: u64) -> usize {
        let weights = &self.page_weights[model];
        let all = weights.last().copied().unwrap_or(1);
        let chosen = ((draw >> 32) * all) >> 32;
        weights.partition_point(|weight| *weight <= chosen)
    }

    /// Returns the page that is the source of a claim, chosen by a well mixed number.
    pub(crate) fn page_of(&self, draw: u64) -> &Page {
        &self.pages[self.page(0, draw)]
    }

    /// Returns the pages of all checked claims: `cluster * SOURCES + source`.
    pub(crate) fn sources(&self) -> &[usize] {
        self.sources.get_or_init(|| {
            let all = 0..CLUSTERS * SOURCES;
            all.map(|at| self.source_of(at / SOURCES, at % SOURCES))
                .collect()
        })
    }

    /// Returns the likelihood of each asset to be named, before trends.
    pub(crate) fn leaning(&self, model: usize, probe: usize) -> &[f64; ASSETS] {
        let leanings = self.leanings.get_or_init(|| {
            let models = 0..self.models.len();
            let all = models.flat_map(|model| self.probes.iter().map(move |probe| (model, probe)));
            all.map(|(model, probe)| self.lean(model, probe)).collect()
        });
        &leanings[model * self.probes.len() + probe]
    }

    fn lean(&self, model: usize, probe: &Probe) -> [f64; ASSETS] {
        std::array::from_fn(|at| {
            let seed = self.seed ^ mix(at as u64);
            let taste = |kind: u64, of: usize| share(mix(seed ^ mix(kind << 32 | of as u64))) - 0.5;
            let favour = 1.0
                + 0.45 * taste(1, model)
                + 0.45 * taste(2, probe.topic)
                + 0.30 * taste(3, probe.region)
                + 0.20 * taste(4, probe.prompt % PERSONAS.len());
            self.assets[at].strength * favour
        })
    }
}

/// Returns the weights of the pages for a model, summed up to each page. Models prefer other pages.
fn page_weights(pages: &[Page], model: usize) -> Vec<u64> {
    let mut sum = 0;
    let weights = pages.iter().map(|page| {
        let seed = mix(seeded_hash::text(&page.url()) ^ mix(model as u64 | 1 << 20));
        sum += u64::from(page.weight) * (40 + seed % 120);
        sum
    });
    weights.collect()
}

fn queries(topics: &[&'static str]) -> Vec<String> {
    let all = topics
        .iter()
        .flat_map(|topic| QUERIES.iter().map(move |form| (topic, form)));
    all.map(|(topic, form)| form.replace("{topic}", &topic.to_lowercase()))
        .collect()
}

/// The forms of the queries about a topic.
static QUERIES: [&str; 8] = [
    "best for {topic}",
    "{topic} reviews",
    "{topic} compared",
    "{topic} for beginners",
    "{topic} price",
    "{topic} test results",
    "{topic} brands",
    "{topic} questions and answers",
];

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
        tag: (prompt % 6 != 5).then_some(prompt % TAGS.len()),
        persona: (prompt % 6 != 4).then_some(prompt % PERSONAS.len()),
    })
}

const PROMPTS_A_TOPIC: usize = 4;
