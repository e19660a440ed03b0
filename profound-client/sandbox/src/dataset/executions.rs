//! Executions: the simulated answers of models to prompts, day by day.

use crate::dataset::{
    category::{Asset, Category},
    dates::{DAY, Span},
    outlines::ASSETS,
    seeded_hash::{mix, share},
};

/// One answer of a model to a prompt.
#[derive(Debug)]
pub(crate) struct Execution {
    /// Seconds since the start of 1970, in US Eastern time.
    pub(crate) at: i64,
    pub(crate) model: usize,
    pub(crate) probe: usize,
    /// One for each asset of the category. At least one asset is mentioned.
    pub(crate) appearances: [Appearance; ASSETS],
}

/// The appearance of an asset in an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Appearance {
    /// The number of times it is mentioned, or 0.
    pub(crate) mentions: u32,
    /// The rank among the mentioned assets, from 1, or 0 if the asset is not mentioned.
    pub(crate) position: u32,
}

impl Category {
    /// Visits the executions in a span. `keep` selects them by model and probe.
    pub(crate) fn executions(
        &self,
        span: Span,
        keep: &dyn Fn(usize, usize) -> bool,
        visit: &mut dyn FnMut(&Execution),
    ) {
        let kept = self.leanings(keep);
        for day in span.days() {
            let trends: Vec<f64> = self.assets.iter().map(|asset| trend(asset, day)).collect();
            for (model, probe, leaning) in &kept {
                let seed = self.seed_of(day, *model, *probe);
                for run in 0..1 + seed % MOST_RUNS {
                    let seed = mix(seed ^ run);
                    let at = day * DAY + minute(seed) * 60;
                    if span.contains(at) {
                        visit(&Execution {
                            at,
                            model: *model,
                            probe: *probe,
                            appearances: appearances(seed, leaning, &trends),
                        });
                    }
                }
            }
        }
    }

    fn leanings(&self, keep: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, usize, [f64; ASSETS])> {
        let models = 0..self.models.len();
        let all = models.flat_map(|model| (0..self.probes.len()).map(move |probe| (model, probe)));
        all.filter(|(model, probe)| keep(*model, *probe))
            .map(|(model, probe)| (model, probe, self.leaning(model, probe)))
            .collect()
    }

    /// Returns the likelihood of each asset to be mentioned, before trends. It depends on model and topic.
    fn leaning(&self, model: usize, probe: usize) -> [f64; ASSETS] {
        let probe = &self.probes[probe];
        std::array::from_fn(|at| {
            let seed = self.seed ^ mix(at as u64);
            let taste = |kind: u64, of: usize| share(mix(seed ^ mix(kind << 32 | of as u64))) - 0.5;
            let favour = 1.0
                + 0.45 * taste(1, model)
                + 0.45 * taste(2, probe.topic)
                + 0.30 * taste(3, probe.region)
                + 0.20 * taste(4, probe.persona);
            self.assets[at].strength * favour
        })
    }

    fn seed_of(&self, day: i64, model: usize, probe: usize) -> u64 {
        mix(self.seed ^ mix(day as u64) ^ mix((model << 16 | probe) as u64).rotate_left(7))
    }
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

fn minute(seed: u64) -> i64 {
    (mix(seed ^ 0x6d69_6e75_7465) % (24 * 60)) as i64
}

fn appearances(seed: u64, leaning: &[f64; ASSETS], trends: &[f64]) -> [Appearance; ASSETS] {
    let mut weights = [0.0; ASSETS];
    let mut counts = [0; ASSETS];
    for at in 0..ASSETS {
        let draw = mix(seed ^ ((at as u64) << 56));
        let chance = (leaning[at] * trends[at]).clamp(0.02, 0.95);
        let luck = f64::from((draw & 0xff) as u8) / 256.0;
        weights[at] = chance + 0.4 * luck;
        if share(draw) < chance {
            counts[at] = 1 + ((draw >> 8) & 1) as u32;
        }
    }
    if counts == [0; ASSETS] {
        counts[strongest(&weights)] = 1;
    }
    std::array::from_fn(|at| Appearance {
        mentions: counts[at],
        position: if counts[at] > 0 {
            position(at, &weights, &counts)
        } else {
            0
        },
    })
}

fn strongest(weights: &[f64; ASSETS]) -> usize {
    (1..ASSETS).fold(0, |best, at| {
        if weights[at] > weights[best] {
            at
        } else {
            best
        }
    })
}

/// Returns the rank of an asset. Mentioned assets are ranked by their weights.
fn position(of: usize, weights: &[f64; ASSETS], counts: &[u32; ASSETS]) -> u32 {
    let before = |at: &usize| counts[*at] > 0 && (weights[*at], of) > (weights[of], *at);
    1 + (0..ASSETS).filter(before).count() as u32
}

/// The most executions a day of one probe on one model.
const MOST_RUNS: u64 = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::category::categories;

    const SPAN: Span = Span {
        start: 20_454 * DAY + 3600,
        end: 20_457 * DAY,
    };

    fn executions(span: Span, keep: &dyn Fn(usize, usize) -> bool) -> Vec<(i64, usize, usize)> {
        let mut seen = Vec::new();
        let category = &categories()[0];
        category.executions(span, keep, &mut |one| {
            seen.push((one.at, one.model, one.probe))
        });
        seen
    }

    #[test]
    fn a_span_has_the_executions_of_its_parts() {
        let whole = executions(SPAN, &|_, _| true);
        let middle = 20_455 * DAY + 7 * 3600;
        let first = executions(
            Span {
                end: middle,
                ..SPAN
            },
            &|_, _| true,
        );
        let second = executions(
            Span {
                start: middle,
                ..SPAN
            },
            &|_, _| true,
        );
        let mut parts = [first, second].concat();
        let mut sorted = whole.clone();
        parts.sort_unstable();
        sorted.sort_unstable();
        assert_eq!(parts, sorted);
        assert!(whole.iter().all(|(at, ..)| SPAN.contains(*at)));
    }

    #[test]
    fn what_is_not_kept_is_not_visited() {
        let whole = executions(SPAN, &|_, _| true);
        let kept = executions(SPAN, &|model, probe| model == 2 && probe % 2 == 0);
        let expected = whole
            .into_iter()
            .filter(|(_, model, probe)| *model == 2 && probe % 2 == 0);
        assert_eq!(kept, expected.collect::<Vec<_>>());
        assert!(!kept.is_empty());
    }

    #[test]
    fn the_named_assets_of_an_answer_are_numbered_from_one() {
        for category in categories() {
            category.executions(SPAN, &|_, _| true, &mut |execution| {
                let named = execution.appearances.iter().filter(|one| one.mentions > 0);
                let mut positions: Vec<u32> = named.map(|one| one.position).collect();
                positions.sort_unstable();
                assert!(!positions.is_empty());
                assert_eq!(positions, (1..=positions.len() as u32).collect::<Vec<_>>());
            });
        }
    }

    #[test]
    fn a_trend_moves_gently() {
        for asset in &categories()[0].assets {
            for day in 20_000..20_800 {
                let (today, tomorrow) = (trend(asset, day), trend(asset, day + 1));
                assert!((today - tomorrow).abs() < 0.01 && (0.7..1.3).contains(&today));
            }
        }
    }
}
