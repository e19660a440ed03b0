//! Counts of facts, apart for each model.

/// The number of models. Each metric is computed for each model, and then averaged.
pub(crate) const MODELS: usize = 4;

/// The counts of one model.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Tally {
    pub(crate) count: u32,
    /// Runs with at least one of the counted facts.
    pub(crate) runs: u32,
    /// Facts that are favourable, or accurate, or shopping results.
    pub(crate) positive: u32,
    /// The sum of the positions.
    pub(crate) positions: u32,
    /// The facts at the first three positions. For visits of bots: citations, indexing and training.
    pub(crate) first: [u32; 3],
}

/// The counts of all models in one cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub(crate) models: [Tally; MODELS],
    /// The times of the first and the last fact, in seconds since the start of 1970.
    pub(crate) seen: (i64, i64),
    last_run: u64,
}

/// One fact to count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted {
    pub(crate) model: usize,
    /// A number that differs between runs.
    pub(crate) run: u64,
    pub(crate) at: i64,
    pub(crate) count: u32,
    pub(crate) positive: bool,
    pub(crate) position: u32,
}

impl Default for Cell {
    fn default() -> Cell {
        Cell {
            models: [Tally::default(); MODELS],
            seen: (i64::MAX, i64::MIN),
            last_run: u64::MAX,
        }
    }
}

impl Cell {
    /// Counts a run, with or without facts. Facts of one run must be counted one after the other.
    pub(crate) fn run(&mut self, model: usize, run: u64) {
        if self.last_run != run {
            self.last_run = run;
            self.models[model].runs += 1;
        }
    }

    pub(crate) fn fact(&mut self, fact: &Counted) {
        self.run(fact.model, fact.run);
        let tally = &mut self.models[fact.model];
        tally.count += fact.count;
        tally.positive += if fact.positive { fact.count } else { 0 };
        tally.positions += fact.position;
        if let Some(first) = fact.position.checked_sub(1) {
            if let Some(counted) = tally.first.get_mut(first as usize) {
                *counted += fact.count;
            }
        }
        self.seen = (self.seen.0.min(fact.at), self.seen.1.max(fact.at));
    }

    /// Returns the sum of a count over the models.
    pub(crate) fn sum(&self, of: impl Fn(&Tally) -> u32) -> u64 {
        self.models.iter().map(|tally| u64::from(of(tally))).sum()
    }
}

/// Returns the mean of a ratio over the models, with equal weight. Models without a whole do not count.
pub(crate) fn mean(ratios: impl Iterator<Item = (u32, u32)>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0);
    for (part, whole) in ratios {
        if whole > 0 {
            sum += f64::from(part) / f64::from(whole);
            count += 1;
        }
    }
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_have_equal_weight_however_many_runs_they_have() {
        let ratios = [(1, 2), (90, 100), (0, 0)];
        assert_eq!(mean(ratios.into_iter()), Some(0.7));
        assert_eq!(mean([(0, 0)].into_iter()), None);
    }

    #[test]
    fn a_run_with_several_facts_counts_once() {
        let mut cell = Cell::default();
        for (run, position) in [(1, 1), (1, 3), (2, 9)] {
            let fact = Counted {
                model: 2,
                run,
                at: run as i64,
                count: 1,
                positive: position == 3,
                position,
            };
            cell.fact(&fact);
        }
        let expected = Tally {
            count: 3,
            runs: 2,
            positive: 1,
            positions: 13,
            first: [1, 0, 1],
        };
        assert_eq!(cell.models[2], expected);
        assert_eq!(cell.seen, (1, 2));
    }
}
