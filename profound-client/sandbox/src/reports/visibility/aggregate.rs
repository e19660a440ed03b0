//! Counts executions by dimension.

use std::collections::HashMap;

use crate::{
    dataset::{ASSETS, Category, Entity, Execution, Probe, dates::Span},
    reports::{interval::Interval, tally::MODELS},
};

/// A dimension by which executions are grouped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Dimension {
    Date,
    Region,
    Topic,
    Model,
    Prompt,
    Tag,
    Persona,
}

impl Dimension {
    const COUNT: usize = 7;

    /// Returns the entities of a dimension in a category. Dates have none.
    pub(crate) fn entities(self, category: &Category) -> &[Entity] {
        match self {
            Dimension::Date => &[],
            Dimension::Region => &category.regions,
            Dimension::Topic => &category.topics,
            Dimension::Model => &category.models,
            Dimension::Prompt => &category.prompts,
            Dimension::Tag => &category.tags,
            Dimension::Persona => &category.personas,
        }
    }

    /// Returns the entity to which a model and a probe belong. A prompt can have no tag or no persona.
    pub(crate) fn entity<'a>(
        self,
        category: &'a Category,
        model: usize,
        probe: &Probe,
    ) -> Option<&'a Entity> {
        self.entities(category).get(self.index(model, probe)?)
    }

    fn index(self, model: usize, probe: &Probe) -> Option<usize> {
        match self {
            Dimension::Date => None,
            Dimension::Region => Some(probe.region),
            Dimension::Topic => Some(probe.topic),
            Dimension::Model => Some(model),
            Dimension::Prompt => Some(probe.prompt),
            Dimension::Tag => probe.tag,
            Dimension::Persona => probe.persona,
        }
    }
}

/// The settings of a count.
pub(crate) struct Aggregation<'a> {
    pub(crate) category: &'a Category,
    pub(crate) span: Span,
    pub(crate) dimensions: &'a [Dimension],
    pub(crate) interval: Interval,
    /// True for each asset that the request selects, by index.
    pub(crate) selected: [bool; ASSETS],
    /// Returns whether a model and a probe, by index, pass the filters.
    pub(crate) keep: &'a dyn Fn(usize, usize) -> bool,
}

/// The executions of one group.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    key: [i64; Dimension::COUNT],
    /// The executions of each model.
    pub(crate) executions: [u32; MODELS],
    /// Mentions of all assets, selected or not, for each model. An execution mentions an asset once.
    pub(crate) mentions: [u32; MODELS],
    pub(crate) assets: [ModelCounts; ASSETS],
    /// The counts of the selected assets together.
    pub(crate) selected: ModelCounts,
}

/// The counts of one asset, or of several together, in a cell, for each model.
pub(crate) type ModelCounts = [Counts; MODELS];

/// The counts of one model.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counts {
    /// Executions that mention at least one of the assets.
    pub(crate) visible: u32,
    /// Mentioned assets, summed over the executions.
    pub(crate) mentions: u32,
    pub(crate) positions: u32,
}

impl Aggregation<'_> {
    /// Counts the executions. The cells are in the order of their dimensions.
    pub(crate) fn count(&self) -> Vec<Cell> {
        let mut cells: HashMap<[i64; Dimension::COUNT], Cell> = HashMap::new();
        self.category
            .executions(self.span, self.keep, &mut |execution| {
                let key = self.key(&execution);
                let cell = cells.entry(key).or_insert_with(|| Cell::empty(key));
                cell.add(&execution, &self.selected);
            });
        let mut cells: Vec<Cell> = cells.into_values().collect();
        cells.sort_unstable_by_key(|cell| cell.key);
        cells
    }

    fn key(&self, execution: &Execution) -> [i64; Dimension::COUNT] {
        let probe = &self.category.probes[execution.probe];
        let mut key = [0; Dimension::COUNT];
        for dimension in self.dimensions {
            key[*dimension as usize] = match dimension {
                Dimension::Date => self.interval.floor(execution.at, self.span.start),
                other => other
                    .index(execution.model, probe)
                    .map_or(NO_ENTITY, |at| at as i64),
            };
        }
        key
    }
}

impl Cell {
    fn empty(key: [i64; Dimension::COUNT]) -> Cell {
        Cell {
            key,
            executions: [0; MODELS],
            mentions: [0; MODELS],
            assets: [ModelCounts::default(); ASSETS],
            selected: ModelCounts::default(),
        }
    }

    /// Returns the position in a dimension: the index of an entity, or a date in seconds.
    pub(crate) fn coordinate(&self, dimension: Dimension) -> i64 {
        self.key[dimension as usize]
    }

    /// Returns the index of the entity in a dimension, or `None` if its prompts have none.
    pub(crate) fn entity(&self, dimension: Dimension) -> Option<usize> {
        usize::try_from(self.coordinate(dimension)).ok()
    }

    fn add(&mut self, execution: &Execution, selected: &[bool; ASSETS]) {
        let model = execution.model;
        let visible = self.selected[model].visible;
        self.executions[model] += 1;
        for (at, position) in execution.positions.iter().enumerate() {
            if *position == 0 {
                continue;
            }
            self.mentions[model] += 1;
            self.assets[at][model].add(*position);
            self.assets[at][model].visible += 1;
            if selected[at] {
                self.selected[model].add(*position);
                self.selected[model].visible = visible + 1;
            }
        }
    }
}

impl Counts {
    fn add(&mut self, position: u8) {
        self.mentions += 1;
        self.positions += u32::from(position);
    }
}

/// The position of prompts without an entity in a dimension.
const NO_ENTITY: i64 = -1;

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::dataset::{Dataset, dates::DAY};

    const WEEKS: Span = Span {
        start: 20_454 * DAY,
        end: 20_482 * DAY,
    };

    pub(crate) fn count(dimensions: &[Dimension], selected: [bool; ASSETS]) -> Vec<Cell> {
        let plan = Aggregation {
            category: &Dataset::new(0).categories[0],
            span: WEEKS,
            dimensions,
            interval: Interval::Day,
            selected,
            keep: &|_, _| true,
        };
        plan.count()
    }

    #[test]
    fn a_wide_count_is_the_sum_of_a_fine_one() {
        let wide = &count(&[], [true; ASSETS])[0];
        for dimension in [
            Dimension::Date,
            Dimension::Region,
            Dimension::Topic,
            Dimension::Model,
            Dimension::Prompt,
            Dimension::Tag,
            Dimension::Persona,
        ] {
            let fine = count(&[dimension], [true; ASSETS]);
            assert!(fine.len() > 1);
            let sum = |of: fn(&Cell) -> u32| fine.iter().map(of).sum::<u32>();
            let executions = |cell: &Cell| cell.executions.iter().sum();
            let mentions = |cell: &Cell| cell.mentions.iter().sum();
            let positions = |cell: &Cell| cell.assets[3].iter().map(|one| one.positions).sum();
            assert_eq!(sum(executions), executions(wide));
            assert_eq!(sum(mentions), mentions(wide));
            assert_eq!(sum(positions), positions(wide));
        }
        assert_eq!(count(&[Dimension::Date], [true; ASSETS]).len(), 28);
    }

    #[test]
    fn assets_together_are_visible_where_one_of_them_is() {
        let mut pair = [false; ASSETS];
        pair[0] = true;
        pair[1] = true;
        let cell = &count(&[], pair)[0];
        let all = &count(&[], [true; ASSETS])[0];
        for model in 0..MODELS {
            let (first, second) = (cell.assets[0][model], cell.assets[1][model]);
            let both = cell.selected[model];
            assert!(both.visible >= first.visible.max(second.visible));
            assert!(both.visible < first.visible + second.visible);
            assert_eq!(both.mentions, first.mentions + second.mentions);
            assert_eq!(all.selected[model].visible, cell.executions[model]);
        }
    }

    #[test]
    fn brands_differ_as_the_catalogue_says() {
        let cell = &count(&[], [true; ASSETS])[0];
        let visible = |at: usize| cell.assets[at].iter().map(|one| one.visible).sum::<u32>();
        assert!(visible(1) > visible(0) && visible(0) > visible(3) && visible(3) > visible(5));
    }
}
