//! Visits the answers in a span, and the assets that they name.

use crate::dataset::{
    category::Category,
    dates::{DAY, Span},
    facts::FactKind,
    outlines::ASSETS,
    seeded_hash::mix,
    uuid,
};

/// One answer of a model to a prompt.
#[derive(Debug)]
pub(crate) struct Execution {
    /// Seconds since the start of 1970, in US Eastern time.
    pub(crate) at: i64,
    pub(crate) day: i64,
    /// The index of the run in its day.
    pub(crate) run: usize,
    pub(crate) model: usize,
    pub(crate) probe: usize,
    /// The position of each asset, from 1, or 0 if it is not named. At least one asset is named.
    pub(crate) positions: [u8; ASSETS],
}

impl Category {
    /// Visits the executions in a span. `keep` selects them by model and probe.
    pub(crate) fn executions(
        &self,
        span: Span,
        keep: &dyn Fn(usize, usize) -> bool,
        visit: &mut dyn FnMut(Execution),
    ) {
        let probes = self.probes.len();
        let pairs = 0..self.models.len() * probes;
        let kept: Vec<bool> = pairs.map(|at| keep(at / probes, at % probes)).collect();
        for day in span.days() {
            let facts = self.day(day);
            let mut mentions = facts.facts(FactKind::Mention).iter().peekable();
            for (at, run) in facts.runs.iter().enumerate() {
                let mut positions = [0; ASSETS];
                while let Some(fact) = mentions.next_if(|fact| usize::from(fact.run) == at) {
                    positions[usize::from(fact.thing)] = fact.position as u8;
                }
                let (model, probe) = (usize::from(run.model), usize::from(run.probe));
                let moment = day * DAY + i64::from(run.minute) * 60;
                if kept[model * probes + probe] && span.contains(moment) {
                    visit(Execution {
                        at: moment,
                        day,
                        run: at,
                        model,
                        probe,
                        positions,
                    });
                }
            }
        }
    }

    /// Returns the id of a run, by its day and its index in the day.
    pub(crate) fn run_id(&self, day: i64, run: usize) -> String {
        uuid::derive(self.seed ^ mix(day as u64).rotate_left(9) ^ mix(run as u64 | 1 << 40))
    }
}

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
        let category = &categories(0)[0];
        category.executions(span, keep, &mut |one| {
            seen.push((one.at, one.model, one.probe))
        });
        seen
    }

    #[test]
    fn a_span_has_the_executions_of_its_parts() {
        let whole = executions(SPAN, &|_, _| true);
        let middle = 20_455 * DAY + 7 * 3600;
        let before = Span {
            end: middle,
            ..SPAN
        };
        let after = Span {
            start: middle,
            ..SPAN
        };
        let first = executions(before, &|_, _| true);
        let second = executions(after, &|_, _| true);
        let mut parts = [first, second].concat();
        let mut sorted = whole.clone();
        parts.sort_unstable();
        sorted.sort_unstable();
        assert_eq!(parts, sorted);
        assert!(whole.iter().all(|(at, ..)| SPAN.contains(*at)));
    }

    #[test]
    fn an_execution_that_is_not_kept_is_not_visited() {
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
        for category in categories(0) {
            category.executions(SPAN, &|_, _| true, &mut |execution| {
                let named = execution.positions.iter().filter(|position| **position > 0);
                let mut positions: Vec<u8> = named.copied().collect();
                positions.sort_unstable();
                assert!(!positions.is_empty());
                assert_eq!(positions, (1..=positions.len() as u8).collect::<Vec<_>>());
            });
        }
    }
}
