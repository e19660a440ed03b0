//! The metrics of visibility reports.

use serde_json::Value;

use crate::reports::visibility::aggregate::{Cell, Counts};

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

    /// Returns the metric of some assets in a cell, or `None` if the divisor is zero.
    pub(crate) fn of(self, cell: &Cell, counts: &Counts) -> Option<f64> {
        match self {
            Metric::ShareOfVoice => ratio(counts.mentions, cell.mentions),
            Metric::MentionsCount => Some(counts.mentions.into()),
            Metric::VisibilityScore => ratio(counts.visible, cell.executions),
            Metric::Executions => Some(cell.executions.into()),
            Metric::AveragePosition => ratio(counts.positions, counts.appearances),
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

fn ratio(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
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
