//! The metrics of visibility reports.

use serde_json::Value;

use crate::reports::{
    tally::mean,
    visibility::aggregate::{Cell, Counts, ModelCounts},
};

/// A metric of a visibility report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Metric {
    ShareOfVoice,
    MentionsCount,
    VisibilityScore,
    Executions,
    AveragePosition,
}

impl Metric {
    /// All metrics, in the order of the columns of a v1 report.
    pub(crate) const ALL: [(&'static str, Metric); 5] = [
        ("share_of_voice", Metric::ShareOfVoice),
        ("mentions_count", Metric::MentionsCount),
        ("visibility_score", Metric::VisibilityScore),
        ("executions", Metric::Executions),
        ("average_position", Metric::AveragePosition),
    ];

    /// Returns the metric of some assets in a cell, or `None` if there is nothing to measure. Ratios
    /// are means over the models.
    pub(crate) fn of(self, cell: &Cell, counts: &ModelCounts) -> Option<f64> {
        let of = |part: fn(&Counts) -> u32, whole: &[u32]| {
            mean(counts.iter().map(part).zip(whole.iter().copied()))
        };
        let own: Vec<u32> = counts.iter().map(|one| one.mentions).collect();
        match self {
            Metric::ShareOfVoice => of(|one| one.mentions, &cell.mentions),
            Metric::MentionsCount => Some(own.iter().sum::<u32>().into()),
            Metric::VisibilityScore => of(|one| one.visible, &cell.executions),
            Metric::Executions => Some(cell.executions.iter().sum::<u32>().into()),
            Metric::AveragePosition => of(|one| one.positions, &own),
        }
    }

    /// Returns a measured value as JSON. Counts are integers.
    pub(crate) fn json(self, measured: f64) -> Value {
        match self {
            Metric::MentionsCount | Metric::Executions => Value::from(measured as u64),
            _ => Value::from(measured),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::ASSETS,
        reports::visibility::aggregate::{Dimension, tests::count},
    };

    #[test]
    fn the_shares_of_all_assets_make_one() {
        for cell in count(&[Dimension::Date, Dimension::Model], [true; ASSETS]) {
            let shares = cell.assets.iter();
            let sum: f64 = shares
                .filter_map(|counts| Metric::ShareOfVoice.of(&cell, counts))
                .sum();
            assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        }
    }

    #[test]
    fn every_measure_keeps_within_its_bounds() {
        for cell in count(&[Dimension::Prompt], [true; ASSETS]) {
            for counts in &cell.assets {
                let score = Metric::VisibilityScore
                    .of(&cell, counts)
                    .expect("executions");
                assert!((0.0..=1.0).contains(&score));
                let position = Metric::AveragePosition.of(&cell, counts);
                assert!(position.is_none_or(|position| (1.0..=6.0).contains(&position)));
            }
        }
    }
}
