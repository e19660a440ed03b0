//! The rows of visibility reports, and their order.

use crate::{
    reports::visibility::{
        aggregate::{Cell, Dimension, ModelCounts},
        metric::Metric,
    },
    schema::sort_direction::Direction,
};

/// One row of a report: a cell, or one asset within it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VisibilityRow<'a> {
    pub(crate) cell: &'a Cell,
    /// The asset's index.
    pub(crate) asset: Option<usize>,
}

/// A value by which rows are sorted.
#[derive(Debug)]
pub(crate) enum By {
    Metric(Metric),
    Date,
    /// A dimension, with the rank of each of its entities by label.
    Entity(Dimension, Vec<usize>),
    /// The asset, with the rank of each asset by label.
    Asset(Vec<usize>),
}

impl<'a> VisibilityRow<'a> {
    pub(crate) fn measure(&self, metric: Metric) -> Option<f64> {
        metric.of(self.cell, self.counts())
    }

    pub(crate) fn counts(&self) -> &'a ModelCounts {
        match self.asset {
            Some(at) => &self.cell.assets[at],
            None => &self.cell.selected,
        }
    }

    fn sort_value(&self, by: &By) -> f64 {
        match by {
            By::Metric(metric) => self.measure(*metric).unwrap_or(f64::INFINITY),
            By::Date => self.cell.coordinate(Dimension::Date) as f64,
            By::Entity(dimension, ranks) => {
                let entity = self.cell.entity(*dimension);
                entity.map_or(-1.0, |at| ranks[at] as f64)
            }
            By::Asset(ranks) => self.asset.map_or(0.0, |at| ranks[at] as f64),
        }
    }
}

/// Sorts rows by the first key, then by the next. The sort is stable.
pub(crate) fn sort(rows: &mut Vec<VisibilityRow<'_>>, keys: &[(By, Direction)]) {
    let mut keyed: Vec<(Vec<f64>, VisibilityRow<'_>)> = rows
        .drain(..)
        .map(|row| {
            (
                keys.iter()
                    .map(|(by, way)| way.turn(row.sort_value(by)))
                    .collect(),
                row,
            )
        })
        .collect();
    keyed.sort_by(|(left, _), (right, _)| {
        let pairs = left.iter().zip(right);
        pairs.fold(std::cmp::Ordering::Equal, |order, (left, right)| {
            order.then_with(|| left.total_cmp(right))
        })
    });
    rows.extend(keyed.into_iter().map(|(_, row)| row));
}

/// Returns the rank of each label in the sorted order.
pub(crate) fn label_ranks(labels: &[&str]) -> Vec<usize> {
    let before = |label: &&str| labels.iter().filter(|other| *other < label).count();
    labels.iter().map(before).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::{
            ASSETS, Dataset,
            dates::{DAY, Span},
        },
        reports::{interval::Interval, visibility::aggregate::Aggregation},
    };

    fn cells() -> Vec<Cell> {
        let plan = Aggregation {
            category: &Dataset::new(0).categories[0],
            span: Span {
                start: 20_454 * DAY,
                end: 20_461 * DAY,
            },
            dimensions: &[Dimension::Date, Dimension::Prompt],
            interval: Interval::Day,
            selected: [true; ASSETS],
            keep: &|_, _| true,
        };
        plan.count()
    }

    fn of_asset(cells: &[Cell], at: usize) -> Vec<VisibilityRow<'_>> {
        let row = |cell| VisibilityRow {
            cell,
            asset: Some(at),
        };
        cells.iter().map(row).collect()
    }

    #[test]
    fn later_keys_decide_between_what_is_equal_in_the_first() {
        let cells = cells();
        let mut rows = of_asset(&cells, 0);
        let executions = By::Metric(Metric::Executions);
        let keys = [
            (By::Date, Direction::Descending),
            (executions, Direction::Ascending),
        ];
        sort(&mut rows, &keys);
        let order = rows.iter().map(|row| {
            let date = row.cell.coordinate(Dimension::Date);
            (-date, row.cell.executions.iter().sum::<u32>())
        });
        assert!(order.is_sorted());
        assert_eq!(rows.len(), cells.len());
    }

    #[test]
    fn a_row_without_a_value_is_last_in_both_orders() {
        let cells = cells();
        for direction in [Direction::Ascending, Direction::Descending] {
            let mut rows = of_asset(&cells, 5);
            sort(
                &mut rows,
                &[(By::Metric(Metric::AveragePosition), direction)],
            );
            let missing = |row: &VisibilityRow<'_>| row.measure(Metric::AveragePosition).is_none();
            let first = rows.iter().position(missing).expect("a prompt without it");
            assert!(rows[first..].iter().all(missing));
            assert!(first > 0);
        }
    }

    #[test]
    fn ranks_follow_the_labels() {
        assert_eq!(label_ranks(&["b", "c", "a"]), [1, 2, 0]);
    }
}
