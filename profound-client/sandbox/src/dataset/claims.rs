//! The claims that answers make about brands, and the checked claims of the owned brand.

use crate::dataset::{
    category::Category,
    claim_counts::{CLAIMS_A_THEME, SOURCES},
    seeded_hash::{self, mix, share},
};

/// A claim about a brand.
pub(crate) struct Claim {
    pub(crate) theme: &'static str,
    pub(crate) text: String,
    pub(crate) positive: bool,
}

impl Category {
    /// Returns a claim about an asset, by its index below `CLAIMS`.
    pub(crate) fn claim(&self, asset: usize, claim: usize) -> Claim {
        let theme = THEMES[claim / CLAIMS_A_THEME];
        let kind = claim % CLAIMS_A_THEME;
        let brand = self.assets[asset].entity.name;
        let text = SENTIMENTS[kind]
            .replace("{brand}", brand)
            .replace("{theme}", &theme.to_lowercase());
        Claim {
            theme,
            text,
            positive: kind < 2,
        }
    }

    /// Returns a checked claim about the owned asset, by its index below `CLUSTERS`. It is positive
    /// if it is accurate.
    pub(crate) fn cluster(&self, cluster: usize) -> Claim {
        let theme = THEMES[cluster / CLAIMS_A_THEME];
        let kind = cluster % CLAIMS_A_THEME;
        let text = STATEMENTS[kind]
            .replace("{brand}", self.assets[0].entity.name)
            .replace("{theme}", &theme.to_lowercase());
        Claim {
            theme,
            text,
            positive: kind < 2,
        }
    }

    /// Returns the index of a page from which models have a checked claim, by its index below
    /// [`SOURCES`]. The pages of a claim differ.
    pub(crate) fn source_of(&self, cluster: usize, source: usize) -> usize {
        let seed = seeded_hash::text(&self.cluster(cluster).text);
        let mut pages: Vec<usize> = Vec::with_capacity(SOURCES);
        for draw in 0_u64.. {
            let page = self.page(0, mix(seed ^ draw));
            if !pages.contains(&page) {
                pages.push(page);
            }
            if pages.len() > source {
                break;
            }
        }
        pages[source]
    }

    /// Returns how often a model speaks well of an asset in a theme.
    pub(crate) fn favour(&self, asset: usize, theme: usize, model: usize) -> f64 {
        let seed = self.seed ^ mix((asset as u64) << 8 | 7);
        let taste = |kind: u64, of: usize| share(mix(seed ^ mix(kind << 32 | of as u64))) - 0.5;
        0.62 + 0.3 * taste(5, 0) + 0.4 * taste(6, theme) + 0.2 * taste(7, model)
    }
}

pub(crate) static THEMES: &[&str] = &[
    "Durability",
    "Comfort",
    "Value for money",
    "Customer service",
    "Design",
    "Ease of use",
];

static SENTIMENTS: [&str; CLAIMS_A_THEME] = [
    "{brand} is praised for its {theme}",
    "Owners recommend {brand} for its {theme}",
    "{brand} is criticised for its {theme}",
    "Reviewers expect a better {theme} of {brand}",
];

static STATEMENTS: [&str; CLAIMS_A_THEME] = [
    "{brand} publishes tests of its {theme}",
    "{brand} gives a guarantee on its {theme}",
    "{brand} no longer states its {theme}",
    "{brand} charges extra for its {theme}",
];
