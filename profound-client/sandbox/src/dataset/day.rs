//! Generates the answers of one day.

use std::sync::Arc;

use crate::dataset::{
    asset::Asset,
    category::Category,
    claim_counts::{CLAIMS, CLAIMS_A_THEME, CLUSTERS, SOURCES},
    claims,
    facts::{Day, Fact, FactKind, Run},
    outlines::ASSETS,
    seeded_hash::{mix, share},
};

impl Category {
    /// Returns the answers of a day, counted from the start of 1970.
    pub(crate) fn day(&self, day: i64) -> Arc<Day> {
        self.days.day(day, || Day::generate(self, day))
    }
}

impl Day {
    pub(crate) fn generate(category: &Category, day: i64) -> Day {
        let mut made = Day::default();
        let trends: [f64; ASSETS] = std::array::from_fn(|at| trend(&category.assets[at], day));
        for model in 0..category.models.len() {
            for probe in 0..category.probes.len() {
                let seed = seed_of(category, day, model, probe);
                for run in 0..1 + seed % MOST_RUNS {
                    let draw = Draw(mix(seed ^ run));
                    made.add(category, model, probe, &trends, draw);
                }
            }
        }
        // Days stay in memory, so they give back the room in which they grew.
        made.runs.shrink_to_fit();
        made.facts.iter_mut().for_each(Vec::shrink_to_fit);
        made
    }

    fn add(
        &mut self,
        category: &Category,
        model: usize,
        probe: usize,
        trends: &[f64; ASSETS],
        mut draw: Draw,
    ) {
        let facts = &category.probes[probe];
        let run = Run {
            minute: draw.below(24 * 60) as u16,
            model: model as u8,
            probe: probe as u8,
            searched: draw.share() < 0.55 + 0.1 * model as f64,
            shopping: draw.share() < 0.15 + 0.06 * (facts.prompt % 5) as f64,
        };
        self.runs.push(run);
        let mentioned = self.mention(category, model, probe, trends, &mut draw);
        self.cite(category, model, run.searched, &mut draw);
        if run.searched {
            self.search(category, model, facts.topic, &mut draw);
        }
        if facts.has_sentiment() {
            self.claim(category, model, &mentioned, &mut draw);
        }
        if facts.has_accuracy() && mentioned.contains(&0) {
            self.check(category, model, &mut draw);
        }
        if run.shopping {
            self.shop(category, &mut draw);
        }
    }

    fn put(&mut self, kind: FactKind, thing: usize, position: usize) {
        let fact = Fact {
            run: (self.runs.len() - 1) as u16,
            thing: thing as u16,
            position: position as u16,
        };
        self.facts[kind as usize].push(fact);
    }

    /// Returns whether the current run has a fact about a thing.
    fn has(&self, kind: FactKind, thing: usize) -> bool {
        let run = self.runs.len() - 1;
        let mut latest = self.facts[kind as usize].iter().rev();
        latest
            .by_ref()
            .take_while(|fact| usize::from(fact.run) == run)
            .any(|fact| usize::from(fact.thing) == thing)
    }

    /// Names at least one asset. Returns the named ones, best position first.
    fn mention(
        &mut self,
        category: &Category,
        model: usize,
        probe: usize,
        trends: &[f64; ASSETS],
        draw: &mut Draw,
    ) -> Vec<usize> {
        let leaning = category.leaning(model, probe);
        let mut weights = [0.0; ASSETS];
        let mut named: Vec<usize> = Vec::with_capacity(ASSETS);
        for (at, weight) in weights.iter_mut().enumerate() {
            let chance = (leaning[at] * trends[at]).clamp(0.02, 0.95);
            *weight = chance + 0.4 * draw.share();
            if draw.share() < chance {
                named.push(at);
            }
        }
        let heavier = |a: &usize, b: &usize| weights[*b].total_cmp(&weights[*a]);
        if named.is_empty() {
            named.extend((0..ASSETS).min_by(heavier));
        }
        named.sort_by(heavier);
        let mut by_asset: Vec<(usize, usize)> = named.iter().copied().zip(1..).collect();
        by_asset.sort_unstable();
        for (asset, position) in by_asset {
            self.put(FactKind::Mention, asset, position);
        }
        named
    }

    fn cite(&mut self, category: &Category, model: usize, searched: bool, draw: &mut Draw) {
        let most = if searched {
            2 + draw.below(4)
        } else {
            draw.below(2)
        };
        let mut position = 0;
        for _ in 0..most {
            let page = category.page(model, draw.next());
            if !self.has(FactKind::Citation, page) {
                position += 1;
                self.put(FactKind::Citation, page, position);
            }
        }
    }

    fn search(&mut self, category: &Category, model: usize, topic: usize, draw: &mut Draw) {
        let forms = category.queries.len() / category.topics.len();
        for _ in 0..1 + draw.below(4) {
            let query = topic * forms + draw.below(forms as u64) as usize;
            self.put(FactKind::Query, query, 0);
            for position in 1..=2 {
                let page = category.page(model, draw.next());
                let result = query * category.pages.len() + page;
                if !self.has(FactKind::SearchResult, result) {
                    self.put(FactKind::SearchResult, result, position);
                }
            }
        }
    }

    fn claim(&mut self, category: &Category, model: usize, named: &[usize], draw: &mut Draw) {
        for asset in named {
            let competitor = named.iter().find(|other| *other != asset).unwrap_or(asset);
            for _ in 0..1 + draw.below(3) {
                let theme = draw.below(claims::THEMES.len() as u64) as usize;
                let favour = category.favour(*asset, theme, model);
                let kind = if draw.share() < favour { 0 } else { 2 };
                let claim = theme * CLAIMS_A_THEME + kind + draw.below(2) as usize;
                let thing = (asset * CLAIMS + claim) * ASSETS + competitor;
                if !self.has(FactKind::Claim, thing) {
                    self.put(FactKind::Claim, thing, 0);
                }
            }
        }
    }

    fn check(&mut self, category: &Category, model: usize, draw: &mut Draw) {
        for _ in 0..2 + draw.below(3) {
            let theme = draw.below(claims::THEMES.len() as u64) as usize;
            let right = 0.55 + 0.5 * category.favour(0, theme, model);
            let kind = if draw.share() < right { 0 } else { 2 };
            let cluster = theme * CLAIMS_A_THEME + kind + draw.below(2) as usize;
            debug_assert!(cluster < CLUSTERS);
            let claims = cluster * SOURCES..(cluster + 1) * SOURCES;
            if claims.clone().any(|claim| self.has(FactKind::Check, claim)) {
                continue;
            }
            let source = [0, 0, 0, 1, 1, 2][(mix(draw.0) % 6) as usize];
            self.put(FactKind::Check, claims.start + source, 0);
            // The answer cites the page that the claim is from.
            let page = category.sources()[claims.start + source];
            if !self.has(FactKind::Citation, page) {
                let run = self.runs.len() - 1;
                let position = self.facts_of(FactKind::Citation, run).len() + 1;
                self.put(FactKind::Citation, page, position);
            }
        }
    }

    fn shop(&mut self, category: &Category, draw: &mut Draw) {
        let each = PRODUCTS.len();
        let mut products: Vec<(f64, usize)> = (0..ASSETS * each)
            .map(|at| {
                (
                    draw.share() * (0.3 + category.assets[at / each].strength),
                    at,
                )
            })
            .collect();
        products.sort_by(|a, b| b.0.total_cmp(&a.0));
        let shown = 2 + draw.below(4) as usize;
        for ((_, product), position) in products.into_iter().take(shown).zip(1..) {
            self.put(FactKind::Product, product, position);
            let first = draw.below(OFFERS as u64) as usize;
            let more = draw.below(2) as usize;
            for rank in 0..=more {
                let merchant = merchant_of(product, (first + rank) % OFFERS);
                let offer = product * MERCHANTS.len() + merchant;
                self.put(FactKind::Offer, offer, rank + 1);
            }
        }
    }
}

fn seed_of(category: &Category, day: i64, model: usize, probe: usize) -> u64 {
    mix(category.seed ^ mix(day as u64) ^ mix((model << 16 | probe) as u64).rotate_left(7))
}

/// Returns a slow rise and fall, with a different period for each asset.
///
/// A triangle rather than a sine: its value is the same on every platform.
fn trend(asset: &Asset, day: i64) -> f64 {
    let seed = mix(asset.strength.to_bits());
    let period = 180 + (seed % 200) as i64;
    let phase = (day + (seed >> 32) as i64 % period).rem_euclid(period);
    let slope = phase as f64 / period as f64;
    1.0 + 0.22 * (1.0 - (4.0 * slope - 2.0).abs())
}

/// A sequence of well mixed numbers.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = mix(self.0);
        self.0
    }

    fn below(&mut self, bound: u64) -> u64 {
        ((self.next() >> 32) * bound) >> 32
    }

    fn share(&mut self) -> f64 {
        share(self.next())
    }
}

/// The products of each brand.
pub(crate) static PRODUCTS: [&str; 3] = ["One", "Two Pro", "Classic"];

pub(crate) static MERCHANTS: [&str; 6] = [
    "Northgate Store",
    "Everyday Market",
    "Outfitter Direct",
    "Corner Shop",
    "Harbour Goods",
    "Parcel House",
];

/// The merchants that offer a product.
pub(crate) const OFFERS: usize = 3;

/// Returns one of the merchants that offer a product.
pub(crate) fn merchant_of(product: usize, offer: usize) -> usize {
    (product + 2 * offer) % MERCHANTS.len()
}

/// The most runs a day of one probe on one model.
const MOST_RUNS: u64 = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::category::categories;

    #[test]
    fn a_trend_moves_gently() {
        for asset in &categories(0)[0].assets {
            for day in 20_000..20_800 {
                let (today, tomorrow) = (trend(asset, day), trend(asset, day + 1));
                assert!((today - tomorrow).abs() < 0.01 && (0.7..1.3).contains(&today));
            }
        }
    }

    #[test]
    fn the_facts_of_a_run_are_found_by_its_index() {
        let category = &categories(0)[0];
        let day = Day::generate(category, 20_500);
        let found: usize = (0..day.runs.len())
            .map(|run| day.facts_of(FactKind::Citation, run).len())
            .sum();
        assert_eq!(found, day.facts(FactKind::Citation).len());
        assert!(found > day.runs.len());
    }

    #[test]
    fn a_day_takes_little_memory() {
        for category in categories(0) {
            let day = Day::generate(&category, 20_500);
            let facts: usize = day.facts.iter().map(Vec::capacity).sum();
            let bytes = facts * size_of::<Fact>() + day.runs.capacity() * size_of::<Run>();
            assert!(bytes < 20 << 10, "{bytes}");
        }
    }

    #[test]
    fn every_kind_of_fact_occurs_every_day() {
        for category in categories(0) {
            for day in 20_500..20_510 {
                let made = Day::generate(&category, day);
                assert!(made.facts.iter().all(|facts| facts.len() > 10));
            }
        }
    }
}
